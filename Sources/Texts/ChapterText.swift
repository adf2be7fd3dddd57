import Foundation

/// A chapter's Markdown, with the comments that tie it to the chapter's code.
///
///     <!-- excerpt Sources/Chapter1Autoencoder/Network.swift#encode -->   and a fence, ```swift
///     <!-- output train -->                                               and a fence, ```text
///     <!-- figure loss -->                                                and ![what it shows](…)
///     <!-- live loss -->                                                  and the marker of a figure
///     <!-- claims -->                                                     and a table
///     <!-- claim 1.3: heldOutError <= 0.97, unlike pcaError -->           and its sentence, a quote
///     <!-- value heldOutError -->0.91<!-- end -->
///     <!-- value heldOutError of chapter 1 -->0.91<!-- end -->           in a later chapter
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
  /// The code fences, whole lines.
  public let fences: [Range<String.Index>]

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
    fences = parser.fences
  }

  /// The claims, in the order of the file.
  public var claims: [Claim] {
    markers.compactMap { if case .claim(let claim) = $0.kind { claim } else { nil } }
  }
}

extension URL {
  /// The folder of `Package.swift`, where this file was compiled.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
