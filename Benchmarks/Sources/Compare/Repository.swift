import Foundation

/// Where things are.
enum Repository {
  /// The folder of the book.
  static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  static let benchmarks = root.appending(path: "Benchmarks")
  /// The Python of the peers, which `Benchmarks/compare` installs.
  static let python = benchmarks.appending(path: ".build-peers/bin/python").path

  /// `MNIST_DIR`, or `../shared/mnist` beside the book, as in its tests.
  static var mnist: String {
    ProcessInfo.processInfo.environment["MNIST_DIR"]
      ?? root.appending(path: "../shared/mnist").standardized.path
  }

  static func peer(_ script: String) -> String {
    benchmarks.appending(path: "Peers/\(script)").path
  }

  /// A program of this package, which is built beside this one.
  static func program(_ name: String) -> String {
    let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? benchmarks
    return folder.appending(path: name).path
  }
}
