import Foundation
import Texts

extension ChapterText {
  /// The number that the code calls by a name, as prose writes it.
  ///
  /// It is the literal after `NAME =`, `NAME: Type =`, `NAME:` or `NAME(`. If the name has several in
  /// the file, they must be the same.
  ///
  /// - Parameters:
  ///   - path: a Swift file below `root`.
  ///   - line: where the text quotes it.
  func constant(
    _ name: String, in path: String, below root: URL, line: Int
  ) throws(Problem) -> String {
    guard let source = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      throw Problem(self.path, line, "there is no source file \(path)")
    }
    let found = Set(source.split(separator: "\n").flatMap { literals(of: name, in: $0) })
    guard let literal = found.first else {
      throw Problem(self.path, line, "\(path) has no number after “\(name)”")
    }
    guard found.count == 1 else {
      let all = found.sorted().joined(separator: " and ")
      throw Problem(self.path, line, "\(path) has \(all) after “\(name)”; quote another name")
    }
    return withCommas(literal)
  }
}

/// The literals after a name in a line of Swift.
private func literals(of name: String, in line: Substring) -> [String] {
  guard line.contains(name) else { return [] }
  let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
  return code.matches(of: named).filter { $0.output.1 == name }
    .map { String($0.output.2.replacing("_", with: "")) }
}

// A name, and a literal that is all of what follows it. It is parsed once, and matching changes
// nothing of it.
nonisolated(unsafe) private let named =
  #/
  (\w+)(?::\ [A-Z]\w*)?(?:\ ?=\ ?|:\ ?|\()(-?[0-9][0-9_]*(?:\.[0-9_]+)?)(?=\s*(?:[,)\]};]|$))
  /#

/// The digits with commas between thousands.
private func withCommas(_ literal: String) -> String {
  let end = literal.firstIndex(of: ".") ?? literal.endIndex
  var whole = ""
  for (place, digit) in literal[..<end].reversed().enumerated() {
    if place > 0, place.isMultiple(of: 3), digit != "-" { whole.append(",") }
    whole.append(digit)
  }
  return String(whole.reversed()) + literal[end...]
}
