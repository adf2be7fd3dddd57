import Foundation
import Texts
import Weaving

/// A chapter's text, an appendix and a source file with snippets are refused with a line that exists, or
/// every comment and every line of them has its place.
///
/// An input is a byte that says which, and the text.
public struct ChapterTexts: Property {
  private static let path = "chapters/3-toy.md"

  public init(in folder: URL) {}

  public func check(_ input: [UInt8]) throws(Violation) -> Int {
    guard let kind = input.first else { return 0 }
    let source = String(decoding: input.dropFirst(), as: UTF8.self)
    switch kind % 3 {
    case 0: try checkText(source, number: 3)
    case 1: try checkText(source, number: nil)
    default: try checkSnippets(source)
    }
    return input.count
  }

  // MARK: - Texts

  private func checkText(_ source: String, number: Int?) throws(Violation) {
    let lineCount = source.utf8.count(where: { $0 == UInt8(ascii: "\n") }) + 1
    let text: ChapterText
    do throws(TextError) {
      text = try ChapterText(source, path: Self.path, number: number)
    } catch {
      guard case .malformed(let problems) = error, !problems.isEmpty else {
        throw Violation("refused with \(error)")
      }
      return try check(problems, lineCount)
    }
    try checkMarkers(of: text)
    try checkClaims(of: text, number: number)
    try check(text.unsourcedNumbers(), lineCount)
  }

  private func check(_ problems: [Problem], _ lineCount: Int) throws(Violation) {
    for problem in problems {
      guard (1...lineCount).contains(problem.line), problem.path == Self.path else {
        throw Violation("“\(problem)”, in \(lineCount) lines")
      }
    }
  }

  private func checkMarkers(of text: ChapterText) throws(Violation) {
    for marker in text.markers {
      guard marker.extent.lowerBound < marker.content.lowerBound,
        marker.content.upperBound <= marker.extent.upperBound,
        text.source[marker.extent].hasPrefix("<!--")
      else { throw Violation("the marker \(marker.kind) owns “\(text.source[marker.extent])”") }
    }
    let owners = text.markers.map(\.extent) + text.fences
    // What a browser takes for a comment is a matter of bytes, not of characters.
    for comment in text.source.unicodeScalars.ranges(of: "<!--".unicodeScalars) {
      guard owners.contains(where: { $0.contains(comment.lowerBound) }) else {
        throw Violation("no marker owns the comment at “\(text.source[comment.lowerBound...])”")
      }
    }
  }

  private func checkClaims(of text: ChapterText, number: Int?) throws(Violation) {
    for (index, claim) in text.claims.enumerated() {
      let statement = claim.statement.replacing("−", with: "-").replacing(",", with: "")
      guard claim.bound.isFinite, claim.id == "\(number ?? 0).\(index + 1)",
        statement.contains(claim.boundText)
      else { throw Violation("claim \(claim.id) \(claim.boundText): “\(claim.statement)”") }
    }
  }

  // MARK: - Snippets

  private func checkSnippets(_ source: String) throws(Violation) {
    let file = SnippetFile(source, path: Self.path)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    try check(file.problems, lines.count)
    for (name, numbers) in file.lineNumbers {
      let shown = file.snippets[name] ?? []
      for line in shown where !line.isEmpty {
        guard numbers.contains(where: { lines[$0 - 1].hasSuffix(line) }) else {
          throw Violation("“\(line)” of the snippet \(name) is not in the file")
        }
      }
      guard shown.count <= numbers.count, numbers.isDisjoint(with: file.unassigned) else {
        throw Violation("the snippet \(name) has \(shown.count) lines, of \(numbers.sorted())")
      }
    }
  }
}
