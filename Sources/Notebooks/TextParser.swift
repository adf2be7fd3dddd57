import Foundation

/// Finds the markers of a chapter's text and everything that is wrong with them.
struct TextParser {
  let source: String
  let path: String
  /// The chapter's, or none for an appendix.
  let number: Int?
  let lines: [Substring]
  private(set) var title = ""
  private(set) var markers: [Marker] = []
  private(set) var claims: [Claim] = []
  private(set) var fences: [Range<String.Index>] = []
  private(set) var problems: [Problem] = []

  init(_ source: String, path: String, number: Int?) {
    self.source = source
    self.path = path
    self.number = number
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func parse() {
    var index = 0
    while index < lines.count {
      index = lines[index].hasPrefix("```") ? skipFence(at: index) : parseLine(at: index)
    }
    title = lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? ""
    if title.isEmpty { report(0, "the chapter has no title; begin with “# …”") }
    if number == nil {
      for marker in markers where marker.needsRun {
        report(
          marker.line - 1, "an appendix has no run; it takes excerpt, constant and given alone")
      }
    } else if claims.isEmpty {
      report(0, "the chapter claims nothing; add a claim marker")
    }
    if !source.hasSuffix("\n") { report(lines.count - 1, "the last line does not end") }
    reportDuplicates()
    reportNested()
  }

  /// A claim's sentence may hold values; no other piece holds a piece.
  private mutating func reportNested() {
    let pieces = markers.filter { if case .claim = $0.kind { false } else { true } }
      .sorted { $0.extent.lowerBound < $1.extent.lowerBound }
    for (outer, inner) in zip(pieces, pieces.dropFirst())
    where outer.extent.upperBound > inner.extent.lowerBound {
      report(inner.line - 1, "this stands within the piece that begins in line \(outer.line)")
    }
  }

  private mutating func report(_ index: Int, _ message: String) {
    problems.append(Problem(path, index + 1, message))
  }

  private func start(of index: Int) -> String.Index {
    index < lines.count ? lines[index].startIndex : source.endIndex
  }

  /// The first line after the fence that opens at `index`.
  private mutating func skipFence(at index: Int) -> Int {
    let ticks = lines[index].prefix { $0 == "`" }
    let next = lines[(index + 1)...].firstIndex { $0.hasPrefix(ticks) } ?? lines.count
    guard next < lines.count, lines[next].allSatisfy({ $0 == "`" }) else {
      report(index, "this fence is not closed")
      return next
    }
    fences.append(start(of: index)..<start(of: next + 1))
    return next + 1
  }

  // MARK: - The markers of a line

  private typealias Comment = (syntax: MarkerSyntax, range: Range<String.Index>)

  /// The first line after what the markers at `index` own.
  private mutating func parseLine(at index: Int) -> Int {
    if lines[index].hasPrefix("> **Claim "), claims.last?.line != index {
      report(index, "no claim marker stands above this sentence, so nothing tests it")
    }
    do throws(Problem) {
      let comments = try comments(at: index)
      if let first = comments.first, first.syntax.isBlock, comments.count == 1,
        source[first.range] == lines[index]
      {
        return parseBlock(first.syntax, at: index)
      }
      try addInline(comments, at: index)
    } catch {
      problems.append(error)
    }
    return index + 1
  }

  private func comments(at index: Int) throws(Problem) -> [Comment] {
    // A browser goes by scalars, where the parser goes by characters.
    for sign in ["<!--", "-->"] {
      let scalars = lines[index].unicodeScalars.ranges(of: sign.unicodeScalars)
      guard scalars.count == lines[index].ranges(of: sign).count else {
        throw Problem(path, index + 1, "an accent hides a “\(sign)” here, but not from a browser")
      }
    }
    var found: [Comment] = []
    var rest = lines[index]
    while let start = rest.firstRange(of: "<!--") {
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else {
        throw Problem(path, index + 1, "this comment does not close on its line")
      }
      let body = rest[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespaces)
      let syntax = try MarkerSyntax(body, path: path, line: index + 1)
      found.append((syntax, start.lowerBound..<end.upperBound))
      rest = rest[end.upperBound...]
    }
    return found
  }

  private mutating func addInline(_ comments: [Comment], at index: Int) throws(Problem) {
    var opened: (kind: Marker.Kind, range: Range<String.Index>)?
    for comment in comments {
      switch (comment.syntax, opened) {
      case (.inline(let kind), nil):
        opened = (kind, comment.range)
      case (.end, let (kind, start)?):
        let content = start.upperBound..<comment.range.lowerBound
        let extent = start.lowerBound..<comment.range.upperBound
        markers.append(Marker(kind: kind, line: index + 1, content: content, extent: extent))
        opened = nil
      case (.end, nil):
        throw Problem(path, index + 1, "<!-- end --> closes nothing on its line")
      case (.inline, _?):
        throw Problem(path, index + 1, "a marker begins before the one before it has ended")
      default:
        throw Problem(path, index + 1, "this marker needs a line of its own, from the first column")
      }
    }
    if opened != nil {
      throw Problem(path, index + 1, "this marker needs an <!-- end --> on its line")
    }
  }

  // MARK: - The markers that own lines

  /// The first line after what the marker at `index` owns.
  private mutating func parseBlock(_ syntax: MarkerSyntax, at index: Int) -> Int {
    switch syntax {
    case .fence(let language, let kind):
      return parseFence(language, kind, at: index)
    case .picture(let kind):
      parsePicture(kind, at: index)
    case .table(let kind):
      let end = lines[(index + 1)...].prefix { $0.hasPrefix("|") }.endIndex
      add(kind, at: index, content: start(of: index + 1)..<start(of: end), to: end)
      return end
    case .claim(let claim):
      add(claim, at: index)
    case .inline, .end:
      break
    }
    return index + 1
  }

  private mutating func add(
    _ kind: Marker.Kind, at index: Int, content: Range<String.Index>, to end: Int
  ) {
    let extent = start(of: index)..<start(of: end)
    markers.append(Marker(kind: kind, line: index + 1, content: content, extent: extent))
  }

  private mutating func parseFence(_ language: String, _ kind: Marker.Kind, at index: Int) -> Int {
    guard index + 1 < lines.count, lines[index + 1].hasPrefix("```") else {
      report(index, "the next line must open a fence, ```\(language)")
      return index + 1
    }
    if lines[index + 1].drop(while: { $0 == "`" }) != language {
      report(index + 1, "this fence must be tagged “\(language)”")
    }
    let end = skipFence(at: index + 1)
    if fences.last?.lowerBound == start(of: index + 1) {
      add(kind, at: index, content: start(of: index + 2)..<start(of: end - 1), to: end)
    }
    return end
  }

  private mutating func parsePicture(_ kind: Marker.Kind, at index: Int) {
    let next = index + 1 < lines.count ? lines[index + 1] : ""
    guard let match = next.wholeMatch(of: /!\[(.*)\]\(([^)]*)\)/) else {
      return report(index, "the next line must be a picture, ![what it shows](…)")
    }
    if match.1.isEmpty { report(index + 1, "the picture needs words for those who cannot see it") }
    add(kind, at: index, content: match.2.startIndex..<match.2.endIndex, to: index + 2)
  }

  private mutating func add(_ claim: Claim, at index: Int) {
    var claim = claim
    let expected = number.map { "\($0).\(claims.count + 1)" }
    if let expected, claim.id != expected {
      report(index, "claim \(claim.id) should be \(expected), the next one of the chapter")
    }
    let end = lines[(index + 1)...].prefix { $0.hasPrefix(">") }.endIndex
    let quote = start(of: index + 1)..<start(of: end)
    for flaw in claim.readSentence(source[quote]) { report(index, flaw) }
    claims.append(claim)
    add(.claim(claim.id), at: index, content: quote, to: end)
  }

  // MARK: - The whole

  private mutating func reportDuplicates() {
    var first: [Marker.Kind: Int] = [:]
    for marker in markers {
      switch marker.kind {
      case .value, .constant, .given: continue
      default: break
      }
      if let line = first[marker.kind] {
        report(marker.line - 1, "this marker is on line \(line) already")
      } else {
        first[marker.kind] = marker.line
      }
    }
  }
}
