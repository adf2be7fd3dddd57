import Testing

@testable import Measures

@Suite struct CorrelationTests {
  @Test("on a rising line 1, on a falling one −1, wherever they lie")
  func lines() {
    let x = [1.0, 2, 4, 7]
    #expect(abs(correlation(of: x, with: x.map { 3 * $0 + 100 }) - 1) < 1e-12)
    #expect(abs(correlation(of: x, with: x.map { 5 - 0.1 * $0 }) + 1) < 1e-12)
  }

  /// By hand: the deviations are −1, 0, 1 and −2, 1, 1; their products 3, their squares 2 and 6.
  @Test func byHand() {
    #expect(abs(correlation(of: [1, 2, 3], with: [0, 3, 3]) - 3 / 12.0.squareRoot()) < 1e-15)
    #expect(correlation(of: [-1, 0, 1], with: [1, 0, 1]) == 0)
  }

  @Test("of what does not vary, or is no number, there is none")
  func none() {
    #expect(correlation(of: [1, 1], with: [1, 2]).isNaN)
    #expect(correlation(of: [1, 2], with: [.nan, 2]).isNaN)
    #expect(correlation(of: [], with: []).isNaN && mean(of: []).isNaN)
    #expect(mean(of: [1, 2, 6]) == 3)
  }
}
