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

  @Test(
    "the values of every table",
    arguments: [
      (0.9, 1.281_552), (0.975, 1.959_964), (0.995, 2.575_829), (0.75, 0.674_490),
      (0.01, -2.326_348), (0.001, -3.090_232), (1e-9, -5.997_807), (0.841_344_746, 1),
    ])
  func table(p: Double, x: Double) {
    #expect(abs(normalQuantile(p) - x) < 1.5e-6)
  }

  @Test("the middle, and both sides of each seam")
  func seams() {
    #expect(normalQuantile(0.5) == 0)
    for seam in [0.075, exp(-25)] {
      #expect(abs(normalQuantile(seam.nextUp) - normalQuantile(seam.nextDown)) < 1e-6)
    }
  }
}
