import Foundation

/// A chapter's Markdown, with the comments that tie it to the chapter's code.
///
///     <!-- excerpt Sources/Chapter1Autoencoder/Network.swift#encode -->   and a fence, ```swift
///     <!-- output train -->                                               and a fence, ```text
///     <!-- figure loss -->                                                and ![what it shows](…)
///     <!-- claims -->                                                     and a table
///     <!-- claim 1.3: heldOutError <= 0.97, unlike pcaError -->           and its sentence, a quote
///     <!-- value heldOutError -->0.91<!-- end -->
///     <!-- constant Sources/Chapter1Autoencoder/Chapter1.swift#latents -->20<!-- end -->
///     <!-- given: Kingma and Welling 2013 -->0.5<!-- end -->
///
/// `output`, `figure`, `claims` and `value` may end in ` on mnist`, to tell of that run instead. The bound
/// of a `claim` may be followed by ` on both`, ` on pen` or ` on mnist`, to claim it of those digits alone.
/// Any other comment is an error, for it may be one of these misspelled. An appendix has no number and
/// no run: of the markers it takes `excerpt`, `constant` and `given`.
public struct ChapterText: Sendable {
  /// The file, below the package's root.
  public let path: String
  /// The whole file.
  public let source: String
  /// The first heading.
  public let title: String
  /// The markers, in the order of the file.
  public let markers: [Marker]
  /// The claims, in the order of the file.
  public let claims: [Claim]
  /// The code fences, whole lines.
  public let fences: [Range<String.Index>]

  /// The text of a chapter.
  ///
  /// - Parameter root: the folder of `Package.swift`.
  public init(of chapter: any Chapter.Type, in root: URL = .packageRoot) throws(TextError) {
    try self.init(at: chapter.textPath, number: chapter.number, in: root)
  }

  /// The text at a path below the package's root: of the chapter of that number, or an appendix.
  public init(at path: String, number: Int?, in root: URL = .packageRoot) throws(TextError) {
    let file = root.appending(path: path)
    guard let source = try? String(contentsOf: file, encoding: .utf8) else {
      throw .missing(path)
    }
    try self.init(source, path: path, number: number)
  }

  /// A text that was read from `path`: of the chapter of that number, or an appendix.
  public init(_ source: String, path: String, number: Int?) throws(TextError) {
    // A checkout may have turned line ends into CR LF, which Swift takes for one character.
    let source = source.replacing("\r\n", with: "\n")
    var parser = TextParser(source, path: path, number: number)
    parser.parse()
    if !parser.problems.isEmpty { throw .malformed(parser.problems.sorted { $0.line < $1.line }) }
    self.path = path
    self.source = source
    title = parser.title
    markers = parser.markers
    claims = parser.claims
    fences = parser.fences
  }
}

/// A comment that ties a piece of a text to the code.
public struct Marker: Sendable {
  /// What the piece is.
  public enum Kind: Hashable, Sendable {
    /// The lines of a source file between `// snippet.NAME` and `// snippet.end`.
    case excerpt(path: String, snippet: String)
    /// What a cell printed.
    case output(String, DataSet)
    /// The link to a figure's picture.
    case figure(String, DataSet)
    /// The table of all claims, as measured.
    case claims(DataSet)
    /// A value, as printed.
    case value(String, DataSet)
    /// The sentence of the claim with this id.
    case claim(String)
    /// A number that the code has after a name, in a source file.
    case constant(path: String, name: String)
    /// A number that no run measured, and where it comes from.
    case given(String)
  }

  /// What the piece is.
  public let kind: Kind
  /// The line of the comment, from 1.
  public let line: Int
  /// The piece itself, without the comment.
  public let content: Range<String.Index>
  /// The comment, the piece, and the comment that closes it if there is one.
  public let extent: Range<String.Index>

  /// The data of the run that the piece tells of, if it tells of one.
  public var data: DataSet? {
    switch kind {
    case .output(_, let data), .figure(_, let data), .value(_, let data), .claims(let data): data
    case .excerpt, .constant, .claim, .given: nil
    }
  }

  /// Whether the piece tells of a run, or is claimed of one.
  public var needsRun: Bool {
    switch kind {
    case .output, .figure, .value, .claims, .claim: true
    case .excerpt, .constant, .given: false
    }
  }
}
