import Foundation
import Tensors
import Testing

@testable import Digits

@Suite struct DigitSplitTests {
  private let folder: Folder
  private let sample = Sample(count: 12)

  init() throws {
    folder = try Folder()
    for (name, bytes) in zip(Sample.names, sample.files) { try folder.write(bytes, to: name) }
  }

  @Test("pen digits: the same for the same seed, train and test apart")
  func pen() {
    let split = DigitSplit.pen(train: 50, test: 30, seed: 1)
    #expect(split.train.count == 50 && split.test.count == 30)
    #expect(split.origin == .pen && split.name == "pen digits")
    #expect(split.train.pixels == DigitSplit.pen(train: 50, test: 30, seed: 1).train.pixels)
    #expect(split.train.pixels != DigitSplit.pen(train: 50, test: 30, seed: 2).train.pixels)
    let same = DigitSplit.pen(train: 30, test: 30, seed: 1)
    #expect(same.train.pixels != same.test.pixels)
  }

  @Test("four files of the usual names, some gzipped")
  func mnist() throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(Sample.names[0])")
    try folder.write(gzip(sample.images), to: Sample.names[0] + ".gz")
    for path in [folder.path, folder.path + "/"] {
      let split = try DigitSplit.mnist(in: path)
      #expect(split.train.factors == nil)
      for set in [split.train, split.test] {
        #expect(set.pixels == sample.digits.pixels && set.labels == sample.digits.labels)
      }
    }
  }

  @Test(
    "the real MNIST", .enabled(if: MNIST.isThere, "no MNIST here: name its folder in MNIST_DIR"))
  func real() throws {
    let split = try DigitSplit.mnist(in: MNIST.folder)
    #expect(split.train.count == 60_000 && split.test.count == 10_000)
    #expect(split.origin == .mnist && split.name == "mnist")
    #expect(split.train.labels.prefix(5).elementsEqual([5, 0, 4, 1, 9]))
    #expect(split.test.indices(of: 1).count == 1135)
    let sum = split.test.pixels.reduce(0) { $0 + Int($1) }
    // The mean grey of the test digits is known to be 0.1325.
    #expect(abs(Double(sum) / 255 / 7_840_000 - 0.1325) < 0.0001)
  }

  @Test(
    "one grey of one picture more, and it is not MNIST any more",
    .enabled(if: MNIST.isThere, "no MNIST here: name its folder in MNIST_DIR"))
  func almostMNIST() throws {
    let folder = try Folder()
    let files = try FileManager.default.contentsOfDirectory(atPath: MNIST.folder)
    for file in files where Sample.names.contains(where: file.hasPrefix) {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(file)", withDestinationPath: "\(MNIST.folder)/\(file)")
    }
    #expect(try DigitSplit.mnist(in: folder.path).origin == .mnist)
    let name = Sample.names[3]
    var labels = try DigitSplit.mnist(in: MNIST.folder).test.labels
    labels[9_999] = (labels[9_999] + 1) % 10
    for file in files where file.hasPrefix(name) {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
    }
    try folder.write(idx([10_000], labels), to: name)
    #expect(try DigitSplit.mnist(in: folder.path).origin != .mnist)
  }

  @Test("folders that are none")
  func folders() {
    #expect(throws: DigitError("/nowhere/at/all", .missingFolder)) {
      try DigitSplit.mnist(in: "/nowhere/at/all")
    }
    let file = "\(folder.path)/\(Sample.names[0])"
    #expect(throws: DigitError(file, .notAFolder)) { try DigitSplit.mnist(in: file) }
  }

  @Test("a missing file is named", arguments: Sample.names)
  func missingFile(name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    let error = DigitError(folder.path, .missingFile(name: name))
    #expect(throws: error) { try DigitSplit.mnist(in: folder.path) }
    #expect(error.isMissing)
  }

  @Test("files that do not fit a chapter or each other")
  func misfits() throws {
    func expect(_ problem: DigitError.Problem, _ bytes: [UInt8], file: Int) throws {
      let path = try folder.write(bytes, to: Sample.names[file])
      #expect(throws: DigitError(path, problem)) { try DigitSplit.mnist(in: folder.path) }
      try folder.write(sample.files[file], to: Sample.names[file])
    }
    let pixels = [UInt8](repeating: 0, count: 1024)
    try expect(.wrongPictureSize(height: 32, width: 32), idx([1, 32, 32], pixels), file: 0)
    try expect(.wrongPictureSize(height: 28, width: 0), idx([9, 28, 0], []), file: 2)
    try expect(.noPictures, idx([0, 28, 28], []), file: 2)
    try expect(.labelCount(expected: 12, found: 5), idx([5], [1, 2, 3, 4, 5]), file: 1)
    var labels = sample.digits.labels
    labels[7] = 10
    try expect(.labelOutOfRange(index: 7, found: 10), idx([12], labels), file: 3)
    // Images where labels should be, as in a mixed-up download.
    try expect(.wrongMagic(expected: [0, 0, 8, 1], found: [0, 0, 8, 3]), sample.images, file: 1)
    #expect(try DigitSplit.mnist(in: folder.path).train.count == 12)
  }

  @Test("a folder in a file's place, and a link that leads nowhere")
  func folderForFile() throws {
    let path = "\(folder.path)/\(Sample.names[1])"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: DigitError(path, .notAFile)) { try DigitSplit.mnist(in: folder.path) }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    let error = #expect(throws: DigitError.self) { try DigitSplit.mnist(in: folder.path) }
    #expect(error?.path == path)
  }

  @Test("each message says where, what was expected, what was found and what to do")
  func messages() {
    let error = DigitError("a/labels.gz", .labelCount(expected: 60_000, found: 10_000))
    #expect(
      error.description
        == "a/labels.gz: expected 60000 labels, one for each image, found 10000. "
        + "Take labels and images from the same set.")
    #expect(
      DigitError("b", .absurdDimensions([9, 28, 28], mostBytes: 100)).description
        == "b: expected at most 100 bytes, found a header that promises 9×28×28. "
        + "The file is damaged: fetch it again.")
  }

  @Test("thousands of damaged files: each loads or is refused, none crashes", arguments: 0..<4)
  func mutations(file: Int) throws {
    var random = Random(seed: UInt64(file))
    var (loaded, refused) = (0, 0)
    for round in 0..<1500 {
      let isZipped = round % 2 == 0
      let whole = isZipped ? gzip(sample.files[file]) : sample.files[file]
      try folder.write(damaged(whole, using: &random), to: Sample.names[file])
      do throws(DigitError) {
        let split = try DigitSplit.mnist(in: folder.path)
        let set = file < 2 ? split.train : split.test
        #expect(set.count == 12 && set.labels.allSatisfy { $0 < 10 })
        loaded += 1
      } catch {
        #expect(error.path.hasSuffix(Sample.names[file]))
        #expect(error.description.hasSuffix("."))
        refused += 1
      }
    }
    // Both outcomes occur, or the damage is not the kind that tests anything.
    #expect(loaded > 20 && refused > 500, "\(loaded) loaded, \(refused) refused")
  }

  /// Flips bits, cuts, doubles, inserts or overwrites, once to three times, often near the start.
  private func damaged(_ bytes: [UInt8], using random: inout Random) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.integer(below: 3) where !bytes.isEmpty {
      let reach = random.integer(below: 2) == 0 ? min(20, bytes.count) : bytes.count
      let place = random.integer(below: reach)
      switch random.integer(below: 6) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.insert(UInt8(random.integer(below: 256)), at: place)
      case 2: bytes.insert(contentsOf: bytes[place...], at: place)
      case 3: bytes[place] = UInt8(random.integer(below: 256))
      default: bytes[place] ^= 1 << UInt8(random.integer(below: 8))
      }
    }
    return bytes
  }
}
