import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Chapter6Limits
import Chapter7Uses
import Foundation
import Notebooks
import Testing
import Weaving

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

  private func check(_ chapter: any Chapter.Type) async throws {
    let influences = try Input.influences(in: chapter)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let runs = try ValueTable.seeds.map { try Run(of: chapter, under: Conditions(seed: $0)) }
      return try ValueTable(runs, inputs: influences).write(for: chapter)
    }
    let rows = try ValueTable(of: chapter).rows
    for row in rows {
      let found = influences[row.name] ?? []
      #expect(found == row.inputs, "\(row.name) looks at \(found), not at \(row.inputs)")
    }
    let run = try await Runs.shared.run(chapter, under: Conditions(seed: ClaimCase.seed))
    #expect(run.measurements.map(\.name) == rows.map(\.name))
    for (found, row) in zip(run.measurements, rows) {
      #expect(
        row.admits(found),
        "\(row.name) is \(found.number), not about \(row.least)…\(row.greatest)")
    }
  }
}
