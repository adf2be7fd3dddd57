import Measures
import Testing

@Suite struct CorrelationTests {
  @Test("1 for any rising line, −1 for a falling one, and by hand in between")
  func lines() {
    let x = [1.0, 2, 4, 8]
    #expect(abs(correlation(x, x.map { 3 * $0 - 7 }) - 1) < 1e-12)
    #expect(abs(correlation(x, x.map { 2 - $0 }) + 1) < 1e-12)
    // Σ products 1, squares 2 and 2.
    #expect(abs(correlation([1, 2, 3], [1, 3, 2]) - 0.5) < 1e-12)
    #expect(correlation([-1, 0, 1], [1, -2, 1]) == 0)
  }

  @Test("of numbers that are all the same, or of none, it is none")
  func noVariety() {
    #expect(correlation([1, 1], [1, 2]).isNaN)
    #expect(correlation([], []).isNaN)
  }

  @Test("lists of two lengths end the program")
  func lengths() async {
    await #expect(processExitsWith: .failure) { _ = correlation([1], [1, 2]) }
  }
}
