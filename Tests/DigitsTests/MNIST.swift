import Foundation

/// Where the tests look for the real digits: `MNIST_DIR`, or `../shared/mnist` beside the package.
enum MNIST {
  static let folder =
    ProcessInfo.processInfo.environment["MNIST_DIR"]
    ?? URL(filePath: #filePath).appending(path: "../../../../shared/mnist").standardized.path

  static let isThere = FileManager.default.fileExists(atPath: folder)
}
