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
  private(set) var fences: [Range<String.Index>] = []
  private(set) var problems: [Problem] = []
  /// The indices of the lines with claim markers, whether or not their claims are sound.
  private var claimLines: [Int] = []

  init(_ source: String, path: String, number: Int?) {
    self.source = source
    self.path = path
    self.number = number
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func parse() {
    var index = 0
    while index < lines.count {
      index = lines[index].hasPrefix("```") ? parseCommand(at: index) : parseLine(at: index)
    }
    title = lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? ""
    if title.isEmpty { report(0, "the chapter has no title; begin with “# …”") }
    if number != nil, claimLines.isEmpty {
      report(0, "the chapter claims nothing; add a claim marker")
    }
    if !source.hasSuffix("\n") { report(lines.count - 1, "the last line does not end") }
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

  /// From the start of one line to the start of another, or to the end.
  private func range(_ first: Int, _ end: Int) -> Range<String.Index> {
    func start(_ index: Int) -> String.Index {
      index < lines.count ? lines[index].startIndex : source.endIndex
    }
    return start(first)..<start(end)
  }

  // MARK: - The markers of a line

  /// A comment, which ends a piece if it has no marker.
  private typealias Comment = (marker: MarkerComment?, range: Range<String.Index>)

  /// The first line after what the markers at `index` own.
  private mutating func parseLine(at index: Int) -> Int {
    if lines[index].hasPrefix("> **Claim "), claimLines.last != index - 1 {
      report(index, "no claim marker stands above this sentence, so nothing tests it")
    }
    if number != nil, lines[index].ranges(of: "![").count > (hasFigure(at: index) ? 1 : 0) {
      report(index, "no figure marker stands above this picture, so nothing checks it")
    }
    if !lines[index].count(where: { $0 == "`" }).isMultiple(of: 2) {
      report(index, "code in backticks goes on in another line, where nothing looks it up")
    }
    if isUnfencedCode(at: index) {
      report(index, "code stands in a fence, ``` in the first column, so that a marker can own it")
    }
    do throws(Problem) {
      let comments = try comments(at: index)
      if let first = comments.first, let marker = first.marker, let block = marker.form.block,
        comments.count == 1, source[first.range] == lines[index]
      {
        return try parse(block, of: marker, at: index)
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
      let marker = try MarkerComment(body, path: path, line: index + 1)
      found.append((marker, start.lowerBound..<end.upperBound))
      rest = rest[end.upperBound...]
    }
    return found
  }

  private mutating func addInline(_ comments: [Comment], at index: Int) throws(Problem) {
    var opened: (marker: MarkerComment, range: Range<String.Index>)?
    for (marker, range) in comments {
      if let marker {
        if marker.form.block != nil {
          throw Problem(
            path, index + 1, "this marker needs a line of its own, from the first column")
        }
        if opened != nil {
          throw Problem(path, index + 1, "a marker begins before the one before it has ended")
        }
        opened = (marker, range)
      } else if let (marker, start) = opened {
        let content = start.upperBound..<range.lowerBound
        add(marker, at: index, content, in: start.lowerBound..<range.upperBound)
        opened = nil
      } else {
        throw Problem(path, index + 1, "<!-- end --> closes nothing on its line")
      }
    }
    if opened != nil {
      throw Problem(path, index + 1, "this marker needs an <!-- end --> on its line")
    }
  }

  private mutating func add(
    _ comment: MarkerComment, at index: Int, _ content: Range<String.Index>,
    in extent: Range<String.Index>
  ) {
    if number == nil, comment.form.need != .none {
      return report(index, "an appendix has no run; it takes excerpt, constant and given alone")
    }
    let place = MarkerForm.Place(
      path: path, line: index + 1, content: source[content],
      claimID: number.map { "\($0).\(claimLines.count)" })
    do throws(Problem) {
      let kind = try comment.read(place)
      if comment.form.block != nil,
        let first = markers.first(where: { $0.kind == kind && $0.data == comment.data })
      {
        report(index, "this marker is on line \(first.line) already")
      }
      let data = comment.data
      markers.append(
        Marker(kind: kind, data: data, line: index + 1, content: content, extent: extent))
    } catch {
      problems.append(error)
    }
  }

  /// Whether the last marker owns the picture in this line.
  private func hasFigure(at index: Int) -> Bool {
    guard let last = markers.last, case .figure = last.kind else { return false }
    return last.extent.contains(lines[index].startIndex)
  }

  // MARK: - Code

  /// The first line after a fence that no marker owns: commands for the reader's shell.
  private mutating func parseCommand(at index: Int) -> Int {
    let fence = readFence(at: index)
    if fence.code != nil, fence.language != "sh" {
      report(index, "no marker stands above this fence, so nothing checks it; commands are ```sh")
    }
    return fence.end
  }

  /// Whether readers see code from this line on, by Markdown's or HTML's other ways to set it.
  private func isUnfencedCode(at index: Int) -> Bool {
    let line = lines[index]
    let item = line.drop { " \t>*+-.)".contains($0) || $0.isNumber }
    if ["```", "~~~", "<pre"].contains(where: item.hasPrefix) { return true }
    guard index > 0, ["    ", "\t"].contains(where: line.hasPrefix) else { return false }
    let above = lines[index - 1]
    return above.allSatisfy(\.isWhitespace)
      || ["#", "```", "<!--"].contains(where: above.hasPrefix)
  }

  // MARK: - The markers that own lines

  /// The first line after the block that the marker at `index` owns, or that is still to be read.
  private mutating func parse(
    _ block: MarkerForm.Block, of marker: MarkerComment, at index: Int
  ) throws(Problem) -> Int {
    let next = index + 1
    switch block {
    case .fence(let language):
      return try parseFence(language, of: marker, at: index)
    case .picture:
      add(marker, at: index, try pictureAddress(below: index), in: range(index, next + 1))
    case .lines(let sign):
      if marker.form.need == .judging { claimLines.append(index) }
      let end = lines[next...].prefix { $0.hasPrefix(sign) }.endIndex
      add(marker, at: index, range(next, end), in: range(index, end))
    case .marker(let keyword):
      guard next < lines.count, lines[next].hasPrefix("<!-- \(keyword) ") else {
        throw Problem(path, next, "the next line must be a marker, <!-- \(keyword) … -->")
      }
      add(marker, at: index, range(next, next), in: range(index, next))
    }
    return next
  }

  private mutating func parseFence(
    _ language: String, of marker: MarkerComment, at index: Int
  ) throws(Problem) -> Int {
    guard index + 1 < lines.count, lines[index + 1].hasPrefix("```") else {
      throw Problem(path, index + 1, "the next line must open a fence, ```\(language)")
    }
    let fence = readFence(at: index + 1)
    if fence.language != language {
      report(index + 1, "this fence must be tagged “\(language)”")
    } else if let code = fence.code {
      add(marker, at: index, code, in: range(index, fence.end))
    }
    return fence.end
  }

  /// What the fence that opens at `index` is tagged, what stands in it if it is closed, and the first
  /// line after it.
  private mutating func readFence(
    at index: Int
  ) -> (language: Substring, code: Range<String.Index>?, end: Int) {
    let ticks = lines[index].prefix { $0 == "`" }
    let language = lines[index].dropFirst(ticks.count)
    let last = lines[(index + 1)...].firstIndex { $0.hasPrefix(ticks) } ?? lines.count
    guard last < lines.count, lines[last].allSatisfy({ $0 == "`" }) else {
      report(index, "this fence is not closed")
      return (language, nil, last)
    }
    fences.append(range(index, last + 1))
    return (language, range(index + 1, last), last + 1)
  }

  private func pictureAddress(below index: Int) throws(Problem) -> Range<String.Index> {
    let line = index + 1 < lines.count ? lines[index + 1] : ""
    guard let match = line.wholeMatch(of: /!\[(.*)\]\(([^)]*)\)/) else {
      throw Problem(path, index + 1, "the next line must be a picture, ![what it shows](…)")
    }
    if match.1.isEmpty {
      throw Problem(path, index + 2, "the picture needs words for those who cannot see it")
    }
    return match.2.startIndex..<match.2.endIndex
  }
}
