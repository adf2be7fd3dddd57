import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Chapter6Limits
import Chapter7Uses
import Foundation
import Notebooks
import TableOfContents
import Testing
import Weaving

@testable import Plotting

/// Everything that a chapter measures and draws, claimed or not, against its table.
@Suite struct ValueTests {
  @Test("Chapter 1's values are as large as on other seeds, and look at what they should")
  func chapter1() async throws { try await check(Chapter1.self) }

  @Test("Chapter 2's values are as large as on other seeds, and look at what they should")
  func chapter2() async throws { try await check(Chapter2.self) }

  @Test("Chapter 3's values are as large as on other seeds, and look at what they should")
  func chapter3() async throws { try await check(Chapter3.self) }

  @Test("Chapter 4's values are as large as on other seeds, and look at what they should")
  func chapter4() async throws { try await check(Chapter4.self) }

  @Test("Chapter 5's values are as large as on other seeds, and look at what they should")
  func chapter5() async throws { try await check(Chapter5.self) }

  @Test("Chapter 6's values are as large as on other seeds, and look at what they should")
  func chapter6() async throws { try await check(Chapter6.self) }

  @Test("Chapter 7's values are as large as on other seeds, and look at what they should")
  func chapter7() async throws { try await check(Chapter7.self) }

  /// A value that a table shows stands in the row and below the head where it stood when they were recorded: the
  /// text would follow it to another.
  @Test("Printed tables have each value in its row and column", arguments: Book.chapters)
  func rows(_ chapter: any Chapter.Type) async throws {
    let run = try await Runs.shared.run(chapter, under: Conditions(seed: ClaimCase.seed))
    let file = URL.packageRoot.appending(path: "Tests/ChapterTests/Rows/\(chapter.slug).txt")
    let rows = run.rows.map(\.description)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      return try Data(rows.map { $0 + "\n" }.joined().utf8).write(to: file)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(rows == recorded.split(separator: "\n").map(String.init))
  }

  private func check(_ chapter: any Chapter.Type) async throws {
    let influences = try await Input.influences(in: chapter)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let runs = try ValueTable.seeds.map { try Run(of: chapter, under: Conditions(seed: $0)) }
      return try ValueTable(runs, inputs: influences).write(for: chapter)
    }
    let table = try ValueTable(of: chapter)
    let rows = table.rows
    for row in rows {
      let found = influences[row.name] ?? []
      #expect(found == row.inputs, "\(row.name) looks at \(found), not at \(row.inputs)")
    }
    let run = try await Runs.shared.run(chapter, under: Conditions(seed: ClaimCase.seed))
    #expect(run.measurements.map(\.name) == rows.map(\.name))
    for (found, row) in zip(run.measurements, rows) {
      #expect(
        row.admits(found),
        "\(row.name) is \(found.numbers), not about \(row.spans)")
      let others = row.shown.filter { !$0.isTrue(of: found, in: run) }
      #expect(others.isEmpty, "\(row.name) does not show \(others)")
    }
    #expect(Relations.broken(in: run, of: chapter) == [])
    #expect(Relations.copies(in: run, of: table, chapter) == [])
  }

  @Test("the area below each ROC curve is the AUROC that is printed")
  func chapter7sCurves() async throws {
    let run = try await Runs.shared.run(Chapter7.self, under: Conditions(seed: ClaimCase.seed))
    let curves = try run.figure("roc").tables
    for digit in [0, 1, 9] {
      for (label, score) in [("", "Loss"), (" ", "ErrorPerInk")] {
        let curve = try #require(curves.first { $0.label == "\(digit) held out\(label)" })
        let (alarms, found) = (curve.column(0), curve.column(1))
        let widths = zip(alarms.dropFirst(), alarms).map { $0 - $1 }
        let heights = zip(found.dropFirst(), found).map { 0.5 * ($0 + $1) }
        let area = zip(widths, heights).reduce(0.0) { $0 + $1.0 * $1.1 }
        let printed = try #require(run.value("out\(digit)\(score)")).number
        #expect(abs(area - printed) < 1e-6, "\(digit), \(score)")
      }
    }
  }

  /// The bound is measured of one model in two ways, with other noise each: they differ as draws do.
  @Test func chapter5sBoundsAreOne() async throws {
    let run = try await Runs.shared.run(Chapter5.self, under: Conditions(seed: ClaimCase.seed))
    let values = Relations.Values(run: run)
    #expect(abs(values.sampledLoss - values.heldOutLoss) <= 5 * values.drawSpread)
    #expect(values.drawSpread < values.imageSpread / 100)
  }
}

extension Row {
  /// `autoencoder: sharpness = plainSharpness, KL = plainKL`.
  fileprivate var description: String {
    let cells = values.enumerated().compactMap { place, value in
      value.map { (place < columns.count ? columns[place] : "") + " = " + $0 }
    }
    return label + ": " + cells.joined(separator: ", ")
  }
}
