import Testing

@testable import SiteBuilding

@Suite struct ScaleTests {
  @Test func equalStepsAreEqual() {
    let scale = Scale(spanning: [-10, 0, 10])
    #expect(!scale.isLogarithmic)
    #expect([-10, 0, 5, 10].map(scale.position) == [0.06, 0.5, 0.72, 0.94])
  }
}
