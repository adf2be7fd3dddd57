import Texts

/// Where two texts differ: one problem for each line, or one for all if lines came or went.
///
/// - Parameters:
///   - path: the file that `found` is from.
///   - firstLine: the number of the first line of `found` in it.
///   - heading: what the lines are.
func differences(
  from found: String, to expected: String, path: String, firstLine: Int, heading: String
) -> [Problem] {
  if found == expected { return [] }
  let old = found.split(separator: "\n", omittingEmptySubsequences: false)
  let new = expected.split(separator: "\n", omittingEmptySubsequences: false)
  func problem(_ range: Range<Int>, _ replacement: Range<Int>) -> Problem {
    let lines = old[range].map { "\n  - \($0)" } + new[replacement].map { "\n  + \($0)" }
    return Problem(path, firstLine + range.lowerBound, heading + lines.joined())
  }
  if old.count == new.count {
    return old.indices.filter { old[$0] != new[$0] }.map { problem($0..<$0 + 1, $0..<$0 + 1) }
  }
  let start = zip(old, new).prefix { $0 == $1 }.count
  let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
  return [problem(start..<old.count - end, start..<new.count - end)]
}

extension String {
  /// The text with each range, none of which overlap, replaced.
  func replacing(_ replacements: [(range: Range<Index>, text: String)]) -> String {
    var result = ""
    var position = startIndex
    for (range, text) in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += self[position..<range.lowerBound] + text
      position = range.upperBound
    }
    return result + self[position...]
  }
}
