/// A comment that ties a piece of a text to the code.
public struct Marker: Sendable {
  /// What the piece is.
  public enum Kind: Hashable, Sendable {
    /// The lines of a source file between `// snippet.NAME` and `// snippet.end`.
    case excerpt(path: String, snippet: String)
    /// What a cell printed.
    case output(String)
    /// The link to a figure's picture.
    case figure(String)
    /// What the figure below it comes alive as, in a browser.
    case live(String)
    /// The table of all claims, as measured.
    case claims
    /// The sentence of a claim.
    case claim(Claim)
    /// A value, as printed: of an earlier chapter, if it says so.
    case value(String, chapter: Int? = nil)
    /// A number that the code has after a name, in a source file.
    case constant(path: String, name: String)
    /// A number that no run measured, and where it comes from.
    case given(String)
  }

  /// What the piece is.
  public let kind: Kind
  /// The data of the run that the piece tells of, if it tells of one.
  public let data: DataSet?
  /// The earlier chapter whose run the piece tells of, if it is not the text's own.
  public var chapter: Int? { if case .value(_, let chapter) = kind { chapter } else { nil } }
  /// The line of the comment, from 1.
  public let line: Int
  /// The piece itself, without the comment.
  public let content: Range<String.Index>
  /// The comment, the piece, and the comment that closes it if there is one.
  public let extent: Range<String.Index>
}
