import Digits
import Foundation
import Notebooks
import Texts

/// Puts what code and runs say into a text of the book.
struct Weaver {
  /// A run, and the claims that it judges or cannot.
  typealias Telling = (run: Run, verdicts: Verdicts)

  let part: Part
  let text: ChapterText
  /// The runs that the text tells of, each with what it says of the claims; without one of MNIST, what
  /// tells of it is left as it is.
  let tellings: [Telling]
  /// The runs of earlier chapters that it tells a value of, by their number.
  private let earlier: [Int: [Run]]
  /// The folder of `Package.swift`.
  var root: URL

  /// Reads the text and makes the runs that it tells of.
  ///
  /// - Throws: why one of them cannot be had.
  init(
    _ part: Part, root: URL, mnist: String?, runs: Runs
  ) async throws(Unusable) {
    self.part = part
    self.root = root
    do throws(TextError) {
      text = try part.text(in: root)
    } catch {
      switch error {
      case .missing: throw Unusable(problems: [Problem(part.textPath, 1, "\(error)")])
      case .malformed(let problems): throw Unusable(problems: problems)
      }
    }
    guard case .chapter(let chapter) = part else {
      (tellings, earlier) = ([], [:])
      return
    }
    let folder = text.markers.contains { $0.data == .mnist } ? mnist : nil
    let conditions = [Conditions()] + (folder.map { [Conditions(mnist: $0)] } ?? [])
    var (made, others) = ([Run](), [Int: [Run]]())
    do {
      for conditions in conditions {
        made.append(try await runs.run(chapter, under: conditions))
        let data: DataSet = conditions.mnist == nil ? .pen : .mnist
        for other in chapter.earlier
        where text.markers.contains(where: { $0.chapter == other.number && $0.data == data }) {
          others[other.number, default: []].append(try await runs.run(other, under: conditions))
        }
      }
    } catch {
      throw Unusable(problems: [Problem(part.textPath, 1, "\(error)")])
    }
    if let folder, made.last?.data != .mnist {
      throw Unusable(problems: [Problem(part.textPath, 1, "the digits in \(folder) are not MNIST")])
    }
    earlier = others
    tellings = made.map { [text] in ($0, text.verdicts(on: $0)) }
  }

  /// The runs that the text tells of.
  var runs: [Run] { tellings.map(\.run) }

  /// A piece of the text, and what should stand there.
  typealias Piece = (marker: Marker, expected: String)

  /// The pieces that the code and the runs determine, and why others cannot be.
  func pieces() -> (known: [Piece], problems: [Problem]) {
    var known: [Piece] = []
    var problems: [Problem] = []
    for marker in text.markers {
      do throws(Problem) {
        if let expected = try content(of: marker) { known.append((marker, expected)) }
      } catch {
        problems.append(error)
      }
    }
    return (known, problems)
  }

  /// The whole text, with every piece as it should be.
  func woven() -> String {
    text.source.replacing(pieces().known.map { ($0.marker.content, $0.expected) })
  }

  /// Pieces that are not as they should be, or cannot be told.
  func drift() -> [Problem] {
    let (known, problems) = pieces()
    return problems
      + known.flatMap { piece in
        let comment = text.source[piece.marker.extent.lowerBound..<piece.marker.content.lowerBound]
        return differences(
          from: String(text.source[piece.marker.content]), to: piece.expected, path: text.path,
          firstLine: piece.marker.line + comment.count(where: \.isNewline),
          heading: String(comment.prefix { !$0.isNewline }))
      }
  }

  /// Claims that a run proves wrong, or that name what it did not record.
  func failedClaims() -> [Problem] {
    tellings.flatMap { run, verdicts in
      verdicts.problems
        + verdicts.failed.map {
          Problem(text.path, $0.claim.line, "on \(run.dataTitle): \($0)")
        }
    }
  }

  /// What should stand at the marker, or nothing if that is the author's or of a missing run.
  private func content(of marker: Marker) throws(Problem) -> String? {
    let telling = tellings.first { $0.run.data == marker.data }
    if marker.data != nil, telling == nil { return nil }
    switch marker.kind {
    case .excerpt(let path, let name):
      return try lines(ofSnippet: name, in: path, for: marker)
    case .output(let name):
      guard let cell = telling?.run.cells.first(where: { $0.name == name }) else {
        throw missing("cell", name, at: marker)
      }
      return block(cell.lines)
    case .value(let name, chapter: nil):
      guard let value = telling?.run.value(name) else { throw missing("value", name, at: marker) }
      return "\(value)"
    case .value(let name, let number?):
      guard let run = earlier[number]?.first(where: { $0.data == marker.data }) else {
        throw Problem(
          text.path, marker.line, "chapter \(number) is none of the earlier ones it names")
      }
      guard let value = run.value(name) else { throw missing("value", name, at: marker) }
      return "\(value)"
    case .figure(let name):
      guard let run = telling?.run, run.figures.contains(where: { $0.name == name }) else {
        throw missing("figure", name, at: marker)
      }
      return "../\(folder(of: run))/\(name).svg"
    case .claims:
      return try telling.map { _, verdicts throws(Problem) in block(try claimTable(verdicts)) }
    case .constant(let path, let name):
      return try text.constant(name, in: path, below: root, line: marker.line)
    case .claim, .live, .given:
      return nil
    }
  }

  private func missing(_ kind: String, _ name: String, at marker: Marker) -> Problem {
    Problem(text.path, marker.line, "the run has no \(kind) “\(name)”")
  }

  private func block(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private func lines(
    ofSnippet name: String, in path: String, for marker: Marker
  ) throws(Problem) -> String {
    guard let file = SnippetFile(path: path, in: root) else {
      throw Problem(text.path, marker.line, "there is no source file \(path)")
    }
    guard let lines = file.snippets[name] else {
      throw Problem(text.path, marker.line, "\(path) has no “// snippet.\(name)”")
    }
    return block(lines)
  }

  private func claimTable(_ verdicts: Verdicts) throws(Problem) -> [String] {
    if let problem = verdicts.problems.first { throw problem }
    let rows = verdicts.known.map { verdict in
      let claim = verdict.claim
      return [
        claim.id, claim.scope.title, "\(claim.quantity) \(verdict.text(of: verdict.measured))",
        "\(claim.relation.rawValue) \(claim.boundText)",
        "\(claim.control) \(verdict.text(of: verdict.control))",
        (verdict.holds ? "yes" : "no") + (verdict.isClaimed ? "" : ", but not claimed"),
      ]
    }
    return ["| Claim | Of | Measured | Bound | Control | Holds |", "|---|---|---|---|---|---|"]
      + rows.map { "| " + $0.joined(separator: " | ") + " |" }
  }
}

/// Why a text can be neither woven nor checked.
struct Unusable: Error {
  let problems: [Problem]
}
