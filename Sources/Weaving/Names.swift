import Foundation
import Texts

extension ChapterText {
  /// What stands in backticks or in a command, and names nothing that there is.
  ///
  /// A path must exist. Of all else, each word must be one of the code's.
  package func unknownNames(in root: URL) -> [Problem] {
    let spans = codeOfTheProse()
    if spans.isEmpty { return [] }
    let vocabulary = Vocabulary(of: root)
    return spans.flatMap { span in
      span.code.split(separator: " ").flatMap { vocabulary.unknown(in: $0) }.map {
        Problem(path, span.line, "`\(span.code)`: there is no “\($0)” in the code")
      }
    }
  }

  /// The pieces of code in the prose, and the commands that it tells the reader to give, without comments.
  private func codeOfTheProse() -> [(code: Substring, line: Int)] {
    let lines = prose().split(separator: "\n", omittingEmptySubsequences: false)
    let spans = zip(1..., lines).flatMap { number, line in
      line.matches(of: /`([^`]+)`/).map { ($0.output.1, number) }
    }
    let commands = fences.filter { source[$0].hasPrefix("```sh\n") }.flatMap { fence in
      let first = source[..<fence.lowerBound].count(where: \.isNewline) + 1
      return zip(first..., source[fence].split(separator: "\n", omittingEmptySubsequences: false))
        .filter { !$1.hasPrefix("```") }
        .map { ($1.prefix(upTo: $1.firstRange(of: " #")?.lowerBound ?? $1.endIndex), $0) }
    }
    return spans + commands
  }
}
