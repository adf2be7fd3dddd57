/// Something wrong at a line of the book, told as compilers tell it: `file:line: what`.
public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, below the package's root.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong and what to do.
  public let message: String

  /// A problem at a line of a file.
  public init(_ path: String, _ line: Int, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// `file:line: what`
  public var description: String { "\(path):\(line): \(message)" }
}

/// Why a text cannot be used.
public enum TextError: Error, CustomStringConvertible {
  /// There is no text at this path, or it cannot be read.
  case missing(String)
  /// The text has markers that are wrong in themselves.
  case malformed([Problem])

  /// One line a problem.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): the text is not there or not UTF-8; what it claims and shows is read from it"
    case .malformed(let problems):
      problems.map(\.description).joined(separator: "\n")
    }
  }
}
