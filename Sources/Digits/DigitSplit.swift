import Foundation
import Tensors

/// Pictures to learn from, and others to be judged by.
public struct DigitSplit: Sendable {
  /// What the parameters are fitted to.
  public let train: DigitSet
  /// What no parameter has seen.
  public let test: DigitSet
  /// How a text calls the data: "pen digits" or "mnist".
  public let name: String

  /// Pen digits; the same ones for the same numbers.
  public static func pen(train: Int, test: Int, seed: UInt64) -> DigitSplit {
    var random = Random(seed: seed)
    return DigitSplit(
      train: PenDigits.draw(train, using: &random), test: PenDigits.draw(test, using: &random),
      name: "pen digits")
  }

  /// MNIST or a set of its shape, from the four IDX files of the usual names, plain or with `.gz`.
  public static func mnist(in folder: String) throws(DigitError) -> DigitSplit {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw DigitError(folder, .missingFolder)
    }
    guard isFolder.boolValue else { throw DigitError(folder, .notAFolder) }
    return DigitSplit(
      train: try read("train", in: folder), test: try read("t10k", in: folder), name: "mnist")
  }

  private static func read(_ part: String, in folder: String) throws(DigitError) -> DigitSet {
    let imagesPath = try locate("\(part)-images-idx3-ubyte", in: folder)
    let labelsPath = try locate("\(part)-labels-idx1-ubyte", in: folder)
    let images = try IDXFile(contentsOf: imagesPath, rank: 3)
    let (count, height, width) = (images.dimensions[0], images.dimensions[1], images.dimensions[2])
    guard height == DigitSet.side, width == DigitSet.side else {
      throw DigitError(imagesPath, .wrongPictureSize(height: height, width: width))
    }
    guard count > 0 else { throw DigitError(imagesPath, .noPictures) }
    let labels = try IDXFile(contentsOf: labelsPath, rank: 1).bytes
    guard labels.count == count else {
      throw DigitError(labelsPath, .labelCount(expected: count, found: labels.count))
    }
    if let index = labels.firstIndex(where: { $0 > 9 }) {
      throw DigitError(labelsPath, .labelOutOfRange(index: index, found: labels[index]))
    }
    return DigitSet(pixels: images.bytes, labels: labels)
  }

  private static func locate(_ name: String, in folder: String) throws(DigitError) -> String {
    let plain = URL(filePath: folder, directoryHint: .isDirectory).appending(path: name).path
    for path in [plain, plain + ".gz"] {
      var status = stat()
      // A link that leads nowhere is left for the reader of the file to report.
      if lstat(path, &status) == 0 { return path }
    }
    throw DigitError(folder, .missingFile(name: name))
  }
}
