import Foundation
import Testing

@testable import Measures

@Suite struct NormalQuantileTests {
  /// Φ(x) by libm's complementary error function, accurate in both tails.
  func probability(below x: Double) -> Double { 0.5 * erfc(-x / 2.squareRoot()) }

  @Test("within 10⁻⁶ of Newton's refinement of itself", arguments: [false, true])
  func accuracy(isUpperTail: Bool) {
    for step in 0...9_000 {
      let p = 0.5 * pow(10, -Double(step) / 1_000)
      let x = normalQuantile(p)
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      #expect(abs(probability(below: x) - p) < 1e-6 * density, "p = \(p)")
      if isUpperTail, p > 1e-6 { #expect(abs(normalQuantile(1 - p) + x) < 1e-6) }
    }
  }

  @Test("the middle, and both sides of each seam")
  func seams() {
    #expect(normalQuantile(0.5) == 0)
    for seam in [0.075, exp(-25)] {
      #expect(abs(normalQuantile(seam.nextUp) - normalQuantile(seam.nextDown)) < 1e-6)
    }
  }
}
