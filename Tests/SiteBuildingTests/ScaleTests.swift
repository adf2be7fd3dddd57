import Testing
import Texts

@testable import SiteBuilding

@Suite struct ScaleTests {
  @Test func equalStepsAreEqual() {
    let scale = Scale(spanning: [-10, 0, 10, .nan])
    #expect(!scale.isLogarithmic)
    let places = [-10, 0, 5, 10].map(scale.position)
    for (place, expected) in zip(places, [0.06, 0.5, 0.72, 0.94]) {
      #expect(abs(place - expected) < 1e-12)
    }
  }

  @Test func equalFactorsAreEqualWhereNumbersAreFarApart() {
    let scale = Scale(spanning: [1, 10_000])
    #expect(scale.isLogarithmic)
    #expect(abs(scale.position(of: 100) - 0.5) < 1e-12)
    #expect(!Scale(spanning: [0, 10_000]).isLogarithmic)
    #expect(!Scale(spanning: [1, 99]).isLogarithmic)
  }

  @Test func oneNumberStandsInTheMiddle() {
    #expect(Scale(spanning: [3, 3]).position(of: 3) == 0.5)
    #expect(Scale(spanning: [.nan]).position(of: 3) == 0.5)
  }

  func scale(_ relation: String, measured: String, control: String) throws -> ClaimScale {
    let text = """
      # T
      <!-- claim 3.1: a \(relation) 5, unlike b -->
      > **Claim 3.1.** It is 5.

      """
    let claim = try #require(try ChapterText(text, path: "c.md", number: 3).claims.first)
    return ClaimScale(
      claim: claim,
      measurements: [
        Measurement(data: .pen, measured: measured, control: control, isClaimed: true, holds: true)
      ])
  }

  @Test func whatHoldsLiesOnItsSideOfTheBound() throws {
    let upper = try scale("<=", measured: "0", control: "10").svg
    #expect(upper.contains("<rect class=\"holds\" x=\"0%\" y=\"0\" width=\"50.00%\""))
    #expect(
      upper.contains("<svg x=\"6.00%\" y=\"10\" overflow=\"visible\"><path class=\"measured\""))
    #expect(
      upper.contains("<svg x=\"94.00%\" y=\"10\" overflow=\"visible\"><path class=\"control\""))
    let lower = try scale(">", measured: "10", control: "0").svg
    #expect(lower.contains("<rect class=\"holds\" x=\"50.00%\" y=\"0\" width=\"50.00%\""))
    #expect(lower.contains("aria-label=\"Bound &gt; 5. pen digits: 10, control 0\""))
  }

  @Test func whatIsNoNumberHasNoMark() throws {
    let svg = try scale("<=", measured: "NaN", control: "10").svg
    #expect(!svg.contains("class=\"measured\"") && svg.contains("class=\"control\""))
  }
}
