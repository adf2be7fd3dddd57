import Foundation
import Texts

extension ChapterText {
  /// Numbers of the visible prose that come from no run and name no other source.
  ///
  /// A number with a decimal point or a percent sign must stand in a value marker, in a `given`
  /// marker, or be the bound of the claim whose sentence it stands in. Code, formulas, addresses
  /// and the ids of claims and of preprints are not numbers of this kind.
  package func unsourcedNumbers() -> [Problem] {
    let lines = prose().split(separator: "\n", omittingEmptySubsequences: false)
    let bounds = boundsByLine()
    return lines.enumerated().flatMap { index, line in
      line.matches(of: /\d+(?:[.,]\d+)*\s?%|\d+(?:,\d+)*\.\d+/).compactMap { number in
        let digits = number.output.filter { $0.isNumber || $0 == "." }
        if digits == bounds[index + 1] { return nil }
        return Problem(
          path, index + 1,
          "\(number.output) comes from no run; use a value marker, or <!-- given: source -->")
      }
    }
  }

  /// The source with everything made blank that is not prose of the author's.
  private func prose() -> String {
    let owned = markers.filter { !$0.isClaim }.map(\.extent)
    let patterns: [Regex<Substring>] = [
      /\$\$.*?\$\$/.dotMatchesNewlines(), /\$[^$\n]+\$/, /`[^`\n]+`/, /\]\([^)\n]*\)/,
      /https?:\/\/\S+/, /arXiv:\d+\.\d+/, /[Cc]laims? \d+\.\d+(?:(?:,| and| to|, and) \d+\.\d+)*/,
    ]
    let code = fences.filter { fence in !owned.contains { $0.contains(fence.lowerBound) } }
    let unowned = source.replacing((code + owned).map { ($0, blank(source[$0])) })
    return patterns.reduce(unowned) { prose, pattern in
      prose.replacing(pattern) { blank($0.output) }
    }
  }

  private func boundsByLine() -> [Int: String] {
    var bounds: [Int: String] = [:]
    for marker in markers {
      guard case .claim(let claim) = marker.kind else { continue }
      let lineCount = source[marker.content].count(where: \.isNewline)
      for line in marker.line...marker.line + lineCount {
        bounds[line] = claim.boundText.replacing("-", with: "")
      }
    }
    return bounds
  }
}

extension Marker {
  fileprivate var isClaim: Bool { if case .claim = kind { true } else { false } }
}

/// As many lines, and nothing on them.
private func blank(_ text: Substring) -> String {
  String(text.map { $0 == "\n" ? "\n" : " " })
}
