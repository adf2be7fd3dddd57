import Foundation
import Texts

extension ChapterText {
  /// Numbers of the prose that name no source.
  ///
  /// A number comes from a run, and stands in a `value` marker; or from the code, in a `constant` marker;
  /// or it is `given` with a reason; or it is the bound of the claim whose sentence it stands in. Besides,
  /// - the integers 0 to 12 may stand bare: so few things a reader counts, and so chapters and the digits
  ///   themselves are called;
  /// - an integer that is a constant, or given, is so for the rest of the text. A value is not: what a
  ///   run measured may be another number tomorrow, and then each mention of it must follow.
  package func unsourcedNumbers() -> [Problem] {
    let known = knownIntegers()
    let bounds = boundsByLine()
    let lines = withoutNames(prose()).split(separator: "\n", omittingEmptySubsequences: false)
    return zip(1..., lines).flatMap { number, line in
      numbers(in: line).filter { found in
        if found.spelling == bounds[number] { return false }
        guard let integer = found.integer else { return true }
        return integer > 12 && known[integer].map { $0 > number } ?? true
      }.map { found in
        Problem(
          path, number,
          "\(found.text) comes from no run; use a value marker, <!-- constant FILE#NAME -->, or "
            + "<!-- given: source -->")
      }
    }
  }

  /// The integers that are constants or given, and the line from which on they are known.
  private func knownIntegers() -> [Int: Int] {
    let pairs = markers.compactMap { marker -> (Int, Int)? in
      switch marker.kind {
      case .constant, .given: ProseNumber(source[marker.content]).integer.map { ($0, marker.line) }
      default: nil
      }
    }
    return Dictionary(pairs, uniquingKeysWith: min)
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

/// The prose with everything made blank that has digits, but tells no number.
private func withoutNames(_ prose: String) -> String {
  let patterns: [Regex<Substring>] = [
    // Formulas are derived, and code is looked up.
    /\$\$.*?\$\$/.dotMatchesNewlines(), /\$[^$\n]+\$/, /`[^`\n]+`/,
    // Addresses, and the attributes of HTML.
    /\]\([^)\n]*\)/, /https?:\/\/\S+/, /<[a-z][^>\n]*>/,
    // Preprints, and claims, which have two parts.
    /arXiv:\d+\.\d+/, /[Cc]laims? \d+\.\d+(?:(?:,| and| to|, and) \d+\.\d+)*/,
    // The year of a publication, after its author.
    /\p{Lu}\p{L}+(?:,\s| \()(?:1[89]|20)\d\d(?!\d)/,
    // The place in a list, and ordinals: they say which, and not how many.
    /\n *\n *\d+\.\s/, /\d+(?:st|nd|rd|th)\b/,
    // Names that end in digits, such as AVX2 and x86-64, but no exponents.
    /\b\p{L}+\d[\p{L}\d]*(?:-\d+)*/.wordBoundaryKind(.simple),
  ]
  return patterns.reduce(prose) { prose, pattern in
    prose.replacing(pattern) { blank($0.output) }
  }
}

/// The numbers of a line in digits, and those above twelve in words.
private func numbers(in line: Substring) -> [ProseNumber] {
  (line.matches(of: ProseNumber.digits) + line.matches(of: ProseNumber.words))
    .map { ProseNumber($0.output) }
}

/// A number as it stands in the prose.
private struct ProseNumber {
  let text: Substring
  /// What it is as a number without a unit, a fraction or an exponent, if it is one.
  let integer: Int?

  init(_ text: Substring) {
    self.text = text
    let parts = text.lowercased().split(separator: "-").map { Self.values[String($0)] }
    let spelled = parts.contains(nil) ? nil : parts.compactMap { $0 }.reduce(0, +)
    integer = spelled ?? Int(text.replacing(",", with: ""))
  }

  /// The number as a claim's marker has its bound.
  var spelling: String { text.filter { ("0"..."9").contains($0) || $0 == "." } }

  // A literal is parsed wherever it is evaluated, which takes far longer than a match. Matching
  // changes nothing of it.
  nonisolated(unsafe) static let digits =
    #/
    [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)*(?:e-?[0-9]+)?[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\s?%|\ per\ ?cent)?
    /#
  nonisolated(unsafe) static let words =
    #/
    (?i)\b(?:(?:thir|four|fif|six|seven|eigh|nine)teen
    |(?:twen|thir|for|fif|six|seven|eigh|nine)ty
    (?:-(?:one|two|three|four|five|six|seven|eight|nine))?
    |(?:hundred|thousand|million|billion)(?:s|fold)?
    |(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ per\ ?cent)\b
    /#.wordBoundaryKind(.simple)

  private static let values = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ]
}
