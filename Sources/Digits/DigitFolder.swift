import Files
import Foundation

/// A folder with four IDX files of the names that MNIST's have, plain or with `.gz`.
struct DigitFolder {
  private let path: String

  init(_ path: String) throws(DigitError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw DigitError(path, .missingFolder)
    }
    guard isFolder.boolValue else { throw DigitError(path, .notAFolder) }
    self.path = path
  }

  /// The digits, unless they lack what `request` says that `asker` needs.
  func read(
    meeting request: DigitRequest = DigitRequest(train: 0, test: 0), for asker: String = ""
  ) throws(DigitError) -> DigitSplit {
    let (train, test) = (try read("train"), try read("t10k"))
    try request.check(test.digits, for: asker, images: test.images, labels: test.labels)
    let isMNIST = train.checksums + test.checksums == Self.checksumsOfMNIST
    return DigitSplit(
      train: train.digits, test: test.digits, origin: isMNIST ? .mnist : .other(name))
  }

  /// The CRC-32 of the images' and of the labels' file, of the training and of the test digits.
  private static let checksumsOfMNIST: [UInt32] = [
    0xE9F4_D8B3, 0xE0CB_4AD2, 0x9137_3BDF, 0x4AB9_EFF9,
  ]

  private typealias Half = (
    digits: DigitSet, images: String, labels: String, checksums: [UInt32]
  )

  private func read(_ half: String) throws(DigitError) -> Half {
    let (images, imagesPath) = try readImages(half)
    let count = images.dimensions[0]
    let labelsPath = try locate("\(half)-labels-idx1-ubyte")
    let labels = try IDXFile(contentsOf: labelsPath, rank: 1)
    guard labels.bytes.count == count else {
      throw DigitError(labelsPath, .labelCount(expected: count, found: labels.bytes.count))
    }
    if let index = labels.bytes.firstIndex(where: { $0 > 9 }) {
      throw DigitError(labelsPath, .labelOutOfRange(index: index, found: labels.bytes[index]))
    }
    return (
      DigitSet(pixels: images.bytes, labels: labels.bytes), imagesPath, labelsPath,
      [images.checksum, labels.checksum]
    )
  }

  /// The pictures of `train` or of `t10k`, whatever else the folder holds.
  func readImages(_ half: String) throws(DigitError) -> (file: IDXFile, path: String) {
    let path = try locate("\(half)-images-idx3-ubyte")
    let file = try IDXFile(contentsOf: path, rank: 3)
    let (count, height, width) = (file.dimensions[0], file.dimensions[1], file.dimensions[2])
    guard height == DigitSet.side, width == DigitSet.side else {
      throw DigitError(path, .wrongPictureSize(height: height, width: width))
    }
    guard count > 0 else { throw DigitError(path, .noPictures) }
    return (file, path)
  }

  private func locate(_ name: String) throws(DigitError) -> String {
    let plain = URL(filePath: path, directoryHint: .isDirectory).appending(path: name).path
    for path in [plain, plain + ".gz"] {
      // A link that leads nowhere is left for the reader of the file to report.
      if isThere(path) { return path }
    }
    throw DigitError(path, .missingFile(name: name))
  }
}

// MARK: - The name of a set that is not MNIST

extension DigitFolder {
  /// The folder's own name, fit for the names of other files: ASCII letters, digits, `.`, `_` and `-`, at
  /// most 64. A name that could be MNIST's, or tell of a seed, epochs, a loaded model or a
  /// foreign set, gets a `_` at its end.
  var name: String {
    let folder = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    let safe = folder.lastPathComponent.prefix(64).map { character in
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      return isPlain || "._-".contains(character) ? character : "_"
    }
    let name = String(safe)
    let claimsMore = name.contains(
      /^mnist$|^$|(^|-)((seed|epochs)-\d+|loaded)$|(^|-)foreign-/.ignoresCase())
    return claimsMore ? name + "_" : name
  }
}
