import Tensors

/// Pictures of another set than a program's own. What they show, nobody asks.
public struct ForeignImages: Hashable, Sendable {
  /// What the set is called after its folder, fit for the names of other files.
  public let name: String
  /// The greys 0…255, [count, 784] in row-major order.
  private let pixels: [UInt8]

  /// The test pictures of a folder, which needs no other file than theirs, plain or with `.gz`.
  public init(in folder: String) throws(DigitError) {
    let folder = try DigitFolder(folder)
    name = folder.name
    pixels = try folder.readImages("t10k").file.bytes
  }

  /// The first `length` pictures as greys in 0…1, [length, 784], or all of them if they are fewer.
  public func prefix(_ length: Int) -> Tensor {
    let greys = pixels.prefix(length * DigitSet.pixelCount).map { Float($0) / 255 }
    return Tensor(
      rows: greys.count / DigitSet.pixelCount, columns: DigitSet.pixelCount, greys)
  }
}
