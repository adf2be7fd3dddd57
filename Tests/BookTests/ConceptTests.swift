import Foundation
import Notebooks
import TableOfContents
import Testing
import Texts
import Weaving

/// Each line of `chapters/README.md` names what is there.
@Suite struct ConceptTests {
  static let index = file("chapters/README.md")
  // The rows of the table, less its head.
  static let rows = index.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map(
    String.init)

  static let claims = Result {
    try Book.chapters.flatMap { try ChapterText(of: $0).claims.map(\.id) }
  }

  static func file(_ path: String) -> String {
    (try? String(contentsOf: .packageRoot.appending(path: path), encoding: .utf8)) ?? ""
  }

  @Test("Every idea has a heading that explains it, code that does it and a test", arguments: rows)
  func isThere(_ row: String) throws {
    let form =
      /\| (?<idea>.+?) \| \[(?<title>.+?)\]\((?<text>\S+?)#(?<anchor>\S+?)\) \| \[`(?<name>\w+)`\]\(\.\.\/(?<source>\S+?)\) \| (?<test>.+) \|/
    let line = try #require(row.wholeMatch(of: form), "the line is malformed: \(row)").output
    #expect(
      anchors(of: String(line.text)).contains(String(line.anchor)),
      "\(line.text) has no heading #\(line.anchor)")
    #expect(
      Self.file(String(line.source)).contains(
        try Regex("(func|var|let|struct|enum|class|protocol|init\\(.*) ?\(line.name)\\b")),
      "\(line.source) declares no \(line.name)")
    try expectTest(String(line.test).replacing("\\|", with: "|"))
  }

  @Test("Each claim that a text mentions is one of the book's", arguments: Book.texts)
  func isClaimed(_ part: Part) throws {
    let claims = try Self.claims.get()
    let lists = Self.file(part.textPath).matches(
      of: /[Cc]laims? (\d+\.\d+(?:(?:,| and| to|, and) \d+\.\d+)*)/)
    for claim in lists.flatMap({ $0.1.matches(of: /\d+\.\d+/) }) {
      #expect(claims.contains(String(claim.output)), "\(part): claim \(claim.output)")
    }
  }

  private func anchors(of text: String) -> [String] {
    Self.file("chapters/\(text)").split(separator: "\n").filter { $0.hasPrefix("#") }.map {
      heading in
      heading.drop { $0 == "#" || $0 == " " }.lowercased()
        .filter { $0.isLetter || $0.isNumber || "- _".contains($0) }.replacing(" ", with: "-")
    }
  }

  /// A claim of the book, or a test by the beginning of its name.
  private func expectTest(_ text: String) throws {
    if let claim = text.wholeMatch(of: /claim (\d+\.\d+)/) {
      let claims = try Self.claims.get()
      #expect(claims.contains(String(claim.1)), "the book has no claim \(claim.1)")
      return
    }
    let form = /“(?<name>.+)” of \[(?<suite>\w+)\]\(\.\.\/(?<path>\S+)\)/
    let test = try #require(text.wholeMatch(of: form), "no test: \(text)").output
    let source = Self.file(String(test.path))
    #expect(source.contains("struct \(test.suite) "), "\(test.path) has no suite \(test.suite)")
    #expect(
      source.ranges(of: test.name).contains { name in
        source[..<name.lowerBound].suffix(40).contains("@Test(")
      }, "\(test.path) has no test “\(test.name)”")
  }

  @Test("The index is not empty") func length() { #expect(Self.rows.count > 30) }
}
