import Foundation
import Tensors
import Testing

@testable import Measures

@Suite struct LogarithmTests {
  @Test("within 10⁻¹⁵ of libm's, relatively, over 40 powers of ten and close to 1")
  func accuracy() {
    var random = Random(seed: 6)
    let points = (0..<20_000).flatMap { _ in
      [
        pow(10, Double(random.uniform(-20, 20))),
        1 + Double(random.uniform(-1, 1)) * pow(2, Double(random.uniform(-40, -1))),
      ]
    }
    let errors = points.filter { $0 != 1 }.map { abs(naturalLogarithm($0) / log($0) - 1) }
    #expect((errors.max() ?? 1) <= 1e-15)
  }

  @Test("ln 2, ln 10 and ln 0.001, whose digits are known")
  func known() {
    #expect(abs(naturalLogarithm(2) - 0.693_147_180_559_945_3) < 1e-16)
    #expect(abs(naturalLogarithm(10) - 2.302_585_092_994_045_7) < 5e-16)
    #expect(abs(naturalLogarithm(0.001) + 6.907_755_278_982_137) < 1e-15)
  }

  @Test("the ends of the range, and both sides of √2")
  func ends() {
    #expect(naturalLogarithm(1) == 0)
    #expect(naturalLogarithm(0) == -.infinity && naturalLogarithm(.infinity) == .infinity)
    for x in [-1, -.infinity, .nan] as [Double] { #expect(naturalLogarithm(x).isNaN) }
    let root = 2.squareRoot()
    for x in [
      Double.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, root,
      root.nextUp, 0.5, 2,
    ] {
      #expect(abs(naturalLogarithm(x) - log(x)) <= 1e-15 * abs(log(x)), "ln \(x)")
    }
  }
}
