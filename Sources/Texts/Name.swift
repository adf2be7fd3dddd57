/// What a value, a cell or a figure may be called, so that every marker can name it.
public enum Name {
  // A literal is parsed wherever it is evaluated, which takes far longer than a match. Matching changes
  // nothing of it.
  nonisolated(unsafe) static let syntax = /[A-Za-z][A-Za-z0-9-]*/

  /// Whether markers can name what is called so.
  public static func fits(_ text: String) -> Bool { text.wholeMatch(of: syntax) != nil }
}
