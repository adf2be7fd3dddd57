/// What is wrong with a file of weights: where, what was expected, what was found, what to do.
public struct ModelError: Error, Equatable, Sendable {
  /// The file that is to blame.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// The ways a file of weights can be bad.
  public enum Problem: Error, Equatable, Sendable {
    /// There is no such file.
    case missing
    /// A folder, a device or the like stands where a file should be.
    case notAFile
    /// The system refuses to open or read the file.
    case unreadable(reason: String)
    /// The file ends too early.
    case truncated(expectedBytes: UInt64, foundBytes: Int)
    /// The file does not begin as a safetensors file does; what was expected and found instead.
    case foreign(String)
    /// The header contradicts itself or the data.
    case contradiction(String)
    /// The scalars are not 32-bit floating point.
    case wrongElementType(tensor: String, found: String)
    /// The format of the book's files has changed.
    case wrongVersion(found: String)
    /// The tensors are not those of the model.
    case misfit(String)
    /// A weight is NaN or infinite.
    case notFinite(tensor: String)
  }

  package init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// Whether nothing is there to read, rather than something bad.
  public var isMissing: Bool { problem == .missing }
}

extension ModelError: CustomStringConvertible {
  /// One line for the reader of a terminal.
  public var description: String { "\(path): \(problem.finding). \(problem.advice)." }
}

extension ModelError.Problem {
  fileprivate var finding: String {
    switch self {
    case .missing: "there is no such file"
    case .notAFile: "expected a file, found a folder or a device"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .truncated(let expected, let found): "expected \(expected) bytes, found only \(found)"
    case .foreign(let finding), .contradiction(let finding), .misfit(let finding): finding
    case .wrongElementType(let tensor, let found):
      "expected scalars of type F32 in \(tensor), found \(quoted(found))"
    case .wrongVersion(let found): "expected version 1 of the book's files, found \(quoted(found))"
    case .notFinite(let tensor): "expected finite weights, found NaN or infinity in \(tensor)"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .missing: "Name a file that --save wrote"
    case .notAFile: "Put the file there instead"
    case .unreadable: "Check its permissions and the disk"
    case .truncated: "The file is damaged: save or fetch it again"
    case .foreign: "Check that this is a file of safetensors"
    case .contradiction: "The file is damaged or not by the format: save it again"
    case .wrongElementType: "Convert them before they are saved"
    case .wrongVersion: "Save the model again, with this book"
    case .misfit: "Take a model that this chapter saved on digits of the same set"
    case .notFinite: "Its training failed: train it again, more slowly"
    }
  }
}

/// A text from a file, in quotation marks and short, without what would move a terminal's cursor.
func quoted(_ text: String) -> String {
  let shown = String(text.unicodeScalars.prefix(60).map { Character($0) })
  return shown.debugDescription + (text.unicodeScalars.count > 60 ? "…" : "")
}
