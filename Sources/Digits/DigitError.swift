/// What is wrong with a file of a data set: where, what was expected, what was found, what to do.
public struct DigitError: Error, Equatable, Sendable {
  /// The file or folder that is to blame.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// The ways a data set can be bad.
  public enum Problem: Equatable, Sendable {
    /// There is no such folder.
    case missingFolder
    /// The folder's path leads to a file.
    case notAFolder
    /// The folder has neither the plain file of this name nor the one with `.gz`.
    case missingFile(name: String)
    /// A directory, a device or the like stands where a file should be.
    case notAFile
    /// The system refuses to open or read the file.
    case unreadable(reason: String)
    /// The file does not begin as an IDX file of so many dimensions does.
    case wrongMagic(expected: [UInt8], found: [UInt8])
    /// The scalars are not unsigned bytes, IDX's type 8.
    case wrongElementType(found: UInt8)
    /// The file ends too early.
    case truncated(expectedBytes: Int, foundBytes: Int)
    /// The file goes on after its last scalar.
    case trailingBytes(expectedBytes: Int)
    /// The header promises more than the file can hold, or more than the reader takes.
    case absurdDimensions([Int], mostBytes: Int)
    /// The compressed data contradict themselves.
    case corruptGzip(reason: String)
    /// The pictures have another size than 28×28 pixels.
    case wrongPictureSize(height: Int, width: Int)
    /// There is not one picture.
    case noPictures
    /// Labels and images are not from the same set.
    case labelCount(expected: Int, found: Int)
    /// A label is not a digit.
    case labelOutOfRange(index: Int, found: UInt8)
    /// There are fewer digits to judge by than the program that asked needs.
    case tooFew(asker: String, least: Int, found: Int)
    /// Classes that the program that asked needs are not among the digits to judge by.
    case missingClasses(asker: String, needed: [UInt8], missing: [UInt8])
  }

  init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// Whether nothing is there to read, rather than something bad.
  public var isMissing: Bool {
    switch problem {
    case .missingFolder, .missingFile: true
    default: false
    }
  }
}

extension DigitError: CustomStringConvertible {
  /// One line for the reader of a terminal.
  public var description: String { "\(path): \(problem.finding). \(problem.advice)." }
}

extension DigitError.Problem {
  fileprivate var finding: String {
    switch self {
    case .missingFolder: "there is no such folder"
    case .notAFolder: "expected a folder, found a file"
    case .missingFile(let name): "expected a file \(name) or \(name).gz here, found neither"
    case .notAFile: "expected a file, found a folder or a device"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .wrongMagic(let expected, let found):
      "expected an IDX file, which begins with the bytes \(expected), found \(found)"
    case .wrongElementType(let found): "expected scalars of IDX type 8, found type \(found)"
    case .truncated(let expected, let found): "expected \(expected) bytes, found only \(found)"
    case .trailingBytes(let expected): "expected \(expected) bytes, found more"
    case .absurdDimensions(let dimensions, let most):
      "expected at most \(most) bytes, found a header that promises "
        + dimensions.map(String.init).joined(separator: "×")
    case .corruptGzip(let reason): "expected sound gzip data, found damage: \(reason)"
    case .wrongPictureSize(let height, let width):
      "expected pictures of 28×28 pixels, found \(height)×\(width)"
    case .noPictures: "expected at least one picture, found none"
    case .labelCount(let expected, let found):
      "expected \(expected) labels, one for each image, found \(found)"
    case .labelOutOfRange(let index, let found):
      "expected labels from 0 to 9, found \(found) at index \(index)"
    case .tooFew(let asker, let least, let found):
      "\(asker) needs \(least) test digits or more, found \(found)"
    case .missingClasses(let asker, let needed, let missing):
      "\(asker) needs \(Self.list(needed, "and")) among the test digits, found no \(Self.list(missing, "and no"))"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .missingFolder, .notAFolder: "Name a folder of IDX files, such as MNIST's"
    case .missingFile: "Put it there, or name the folder that holds it"
    case .notAFile: "Put the file there instead"
    case .unreadable: "Check its permissions and the disk"
    case .wrongMagic: "Check that this is the file its name says"
    case .wrongElementType: "Convert it to unsigned bytes"
    case .wrongPictureSize: "Resample them to 28×28 pixels"
    case .labelCount: "Take labels and images from the same set"
    case .labelOutOfRange: "Take a set of ten classes"
    case .tooFew: "Take a larger set"
    case .missingClasses: "Take a set that has them"
    case .truncated, .trailingBytes, .absurdDimensions, .corruptGzip, .noPictures:
      "The file is damaged: fetch it again"
    }
  }

  /// `3s and 8s`
  private static func list(_ classes: [UInt8], _ conjunction: String) -> String {
    classes.map { "\($0)s" }.joined(separator: " \(conjunction) ")
  }
}
