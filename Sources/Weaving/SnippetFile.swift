import Foundation
import Texts

/// A source file cut along its snippet comments, which are SwiftPM's.
///
///     // snippet.NAME           begins an excerpt
///     // snippet.end            ends it
///     // snippet.hide: reason   leaves out what follows, in an excerpt or between them
///     // snippet.show           ends that
package struct SnippetFile {
  /// The file, below the package's root.
  package let path: String
  /// The lines of each excerpt, without what they have in common on the left.
  package private(set) var snippets: [String: [String]] = [:]
  /// The numbers of the lines that stand in an excerpt, by its name.
  package private(set) var lineNumbers: [String: Set<Int>] = [:]
  /// The numbers of the lines that are neither blank, nor in an excerpt, nor hidden with a reason.
  package private(set) var unassigned: [Int] = []
  /// How many lines are hidden with a reason.
  package private(set) var hiddenCount = 0
  /// How many lines the file has.
  package let lineCount: Int
  /// What is wrong with the comments.
  package private(set) var problems: [Problem] = []

  private var open: (name: String, line: Int)?
  private var hiddenSince: Int?

  /// The file at a path below the root, unless it is missing or not UTF-8.
  package init?(path: String, in root: URL) {
    guard let source = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    else { return nil }
    self.init(source, path: path)
  }

  package init(_ source: String, path: String) {
    self.path = path
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    // The last line ends, and no line follows it.
    lineCount = lines.count - 1
    for (index, line) in lines.enumerated() { read(line, index + 1) }
    if let open { report(open.line, "the snippet “\(open.name)” has no // snippet.end") }
    if let hiddenSince { report(hiddenSince, "there is no // snippet.show after this") }
    snippets = snippets.mapValues(dedented)
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(Problem(path, line, message))
  }

  // Parsed once for all lines and files; matching changes nothing of it.
  nonisolated(unsafe) private static let comment = /\s*\/\/ ?snippet\.(\S+?)(:.*)?\s*/

  private mutating func read(_ line: Substring, _ number: Int) {
    if let comment = line.wholeMatch(of: Self.comment) {
      let reason = comment.2?.dropFirst().trimmingCharacters(in: .whitespaces)
      return obey(String(comment.1), reason: reason ?? "", number)
    }
    if hiddenSince != nil {
      hiddenCount += 1
      return
    }
    if let open {
      snippets[open.name]?.append(String(line))
      lineNumbers[open.name]?.insert(number)
    } else if line.contains(where: { !$0.isWhitespace }) {
      unassigned.append(number)
    }
  }

  private mutating func obey(_ command: String, reason: String, _ number: Int) {
    switch command {
    case "end":
      if open == nil { report(number, "this ends no snippet") }
      open = nil
    case "hide":
      if reason.isEmpty { report(number, "say why: // snippet.hide: reason") }
      if hiddenSince != nil { report(number, "this is hidden already") }
      hiddenSince = number
    case "show":
      if hiddenSince == nil { report(number, "nothing is hidden here") }
      hiddenSince = nil
    default:
      if let open { report(number, "the snippet “\(open.name)” has not ended yet") }
      if snippets[command] != nil { report(number, "the file has a snippet “\(command)” already") }
      open = (command, number)
      snippets[command] = []
      lineNumbers[command] = []
    }
  }
}

/// The lines without the blank ones at both ends, moved left by the indentation they share.
private func dedented(_ lines: [String]) -> [String] {
  let isBlank = { (line: String) in line.allSatisfy(\.isWhitespace) }
  let body = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
  let indentation = body.filter { !isBlank($0) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
  return body.map { isBlank($0) ? "" : String($0.dropFirst(indentation)) }
}
