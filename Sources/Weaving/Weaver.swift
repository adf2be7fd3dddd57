import Digits
import Foundation
import Notebooks

/// Puts what code and runs say into a text of the book.
struct Weaver {
  let part: Part
  let text: ChapterText
  /// The runs that the text tells of; without one of MNIST, what tells of it is left as it is.
  private(set) var runs: [Run]
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
      self.runs = []
      return
    }
    let folder = text.markers.contains { $0.data == .mnist } ? mnist : nil
    do throws(DigitError) {
      self.runs = [try await runs.run(chapter)]
      if let folder {
        self.runs.append(try await runs.run(chapter, under: Conditions(mnist: folder)))
      }
    } catch {
      throw Unusable(problems: [Problem(part.textPath, 1, "\(error)")])
    }
    if let folder, self.runs.last?.data != .mnist {
      throw Unusable(problems: [Problem(part.textPath, 1, "the digits in \(folder) are not MNIST")])
    }
  }

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
    runs.flatMap { run in
      text.claims.compactMap { claim in
        do throws(Problem) {
          let verdict = try claim.verdict(on: run)
          if verdict.holds || !verdict.isJudged { return nil }
          return Problem(text.path, claim.line, "on \(run.dataTitle): \(verdict)")
        } catch {
          return error
        }
      }
    }
  }

  /// What should stand at the marker, or nothing if that is the author's or of a missing run.
  private func content(of marker: Marker) throws(Problem) -> String? {
    if case .excerpt(let path, let name) = marker.kind {
      return try lines(ofSnippet: name, in: path, for: marker)
    }
    if case .constant(let path, let name) = marker.kind {
      return try text.constant(name, in: path, below: root, line: marker.line)
    }
    guard let data = marker.data, let run = runs.first(where: { $0.data == data })
    else { return nil }
    switch marker.kind {
    case .output(let name, _):
      guard let cell = run.cells.first(where: { $0.name == name }) else {
        throw missing("cell", name, at: marker)
      }
      return block(cell.lines)
    case .value(let name, _):
      guard let value = run.value(name) else { throw missing("value", name, at: marker) }
      return "\(value)"
    case .figure(let name, _):
      guard run.figures.contains(where: { $0.name == name }) else {
        throw missing("figure", name, at: marker)
      }
      return "../\(folder(of: run))/\(name).svg"
    case .claims:
      return block(try claimTable(of: run))
    case .excerpt, .constant, .claim, .given:
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

  private func claimTable(of run: Run) throws(Problem) -> [String] {
    var rows = [
      "| Claim | Of | Measured | Bound | Control | Holds |", "|---|---|---|---|---|---|",
    ]
    for claim in text.claims {
      let verdict = try claim.verdict(on: run)
      let cells = [
        claim.id, claim.scope.title, "\(claim.quantity) \(verdict.text(of: verdict.measured))",
        "\(claim.relation.rawValue) \(claim.boundText)",
        "\(claim.control) \(verdict.text(of: verdict.control))",
        (verdict.holds ? "yes" : "no") + (claim.scope.covers(run.data) ? "" : ", but not claimed"),
      ]
      rows.append("| " + cells.joined(separator: " | ") + " |")
    }
    return rows
  }
}

/// Why a text can be neither woven nor checked.
struct Unusable: Error {
  let problems: [Problem]
}
