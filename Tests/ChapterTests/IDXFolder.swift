import Digits
import Foundation
import Tensors

/// A set in MNIST's format, in a folder of its own that is gone with it.
final class IDXFolder {
  /// The class of the picture at an index.
  typealias Labels = @Sendable (Int) -> Int
  /// A picture of the class, as greys 0…255.
  typealias Picture = @Sendable (_ label: Int, _ random: inout Random) -> [UInt8]

  static let noise: Picture = { _, random in
    (0..<784).map { _ in UInt8(random.integer(below: 256)) }
  }

  let path: String

  /// These digits.
  init(_ digits: DigitSplit) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "idx-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, set) in [("train", digits.train), ("t10k", digits.test)] {
      try write([set.count, 28, 28], set.pixels, to: "\(name)-images-idx3-ubyte")
      try write([set.count], set.labels, to: "\(name)-labels-idx1-ubyte")
    }
  }

  /// As many pictures as told, each of its class.
  convenience init(
    train: Int, test: Int, labels: Labels = { $0 % 10 }, picture: Picture = noise
  ) throws {
    var random = Random(seed: 1)
    let sets = [train, test].map { count in
      let labels = (0..<count).map { UInt8(labels($0)) }
      return DigitSet(pixels: labels.flatMap { picture(Int($0), &random) }, labels: labels)
    }
    try self.init(DigitSplit(train: sets[0], test: sets[1], origin: .pen))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ dimensions: [Int], _ scalars: [UInt8], to name: String) throws {
    let header = [0, 0, 8, dimensions.count] + dimensions.flatMap { [0, 0, $0 >> 8, $0 & 255] }
    try Data(header.map { UInt8($0) } + scalars).write(to: URL(filePath: "\(path)/\(name)"))
  }
}
