import Foundation
import Testing

@testable import Tensors

/// The sum in Double against the system's `fma`, which rounds once.
@Suite struct FusedMultiplyAddTests {
  @Test("random bit patterns, a million of them, or as many as FMA_PATTERNS says")
  func randomPatterns() {
    let count = ProcessInfo.processInfo.environment["FMA_PATTERNS"].flatMap(Int.init) ?? 1_000_000
    var random = Random(seed: 31)
    var wrong = 0
    for _ in 0..<(count + 7) / 8 {
      let (a, b) = (random.patterns(), random.patterns())
      // Any c, and one of the product's size, where the bits of both meet.
      wrong += failures(a, b, random.patterns()) + failures(a, b, random.perturbed(-(a * b)))
    }
    #expect(wrong == 0)
  }

  @Test("all triples of edge cases: zeros, subnormals, ties, overflow, ∞, NaN")
  func edgeCases() {
    let magnitudes: [Float] = [
      0, .leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, .leastNormalMagnitude.nextDown,
      .leastNormalMagnitude, 0x1p-100, 0x1p-75, 0x1p-74, 0x1.fffffep-64, 0x1p-24, 0x1p-12,
      0x1.000002p-12, 0.1, Float(1).nextDown, 1, Float(1).nextUp, 0x1.8p0, 3, 0x1.000002p12, 0x1p24,
      0x1.fffffep63, 0x1p64, 0x1p103, Float.greatestFiniteMagnitude.nextDown,
      .greatestFiniteMagnitude, .infinity, .nan,
    ]
    let edges = magnitudes.flatMap { [$0, -$0] }
    for a in edges {
      for b in edges {
        for first in stride(from: 0, to: edges.count, by: 8) {
          var c = SIMD8<Float>.zero
          for lane in 0..<min(8, edges.count - first) { c[lane] = edges[first + lane] }
          #expect(failures(SIMD8(repeating: a), SIMD8(repeating: b), c) == 0, "\(a) × \(b) + \(c)")
        }
      }
    }
  }

  @Test("sums by every small distance from a tie, on both sides of it")
  func nearTies() {
    var wrong = 0
    for i in 0..<4096 {
      // (1 + δ)(1 − δ) 2⁻²⁴ is δ² 2⁻²⁴ below half of what floats in 1..<2 are apart.
      let delta = Float(i) * 0x1p-12
      let half = SIMD8<Float>(repeating: (1 - delta) * 0x1p-24)
      let c: SIMD8<Float> = [1, Float(1).nextUp, -1, -1.5, 1.25, Float(2).nextDown, 0x1p-24, 0]
      wrong += failures(SIMD8(repeating: 1 + delta), half, c)
      wrong += failures(SIMD8(repeating: -1 - delta), half, c)
    }
    #expect(wrong == 0)
  }

  @Test("a sum that two roundings get wrong")
  func doubleRounding() {
    // c + a b is 2⁻⁷⁰ below a tie, and Double rounds it to the tie, from where it is rounded up.
    let (a, b, c) = (Float(0x1.000002p0), Float(0x1.fffffcp-25), Float(1).nextUp)
    let twice = Float(Double(a) * Double(b) + Double(c))
    let once = fmaInDouble(.init(repeating: a), .init(repeating: b), .init(repeating: c))[0]
    #expect(once == c && twice == c.nextUp)
  }

  @Test("the module's own is the same in every build")
  func everyBuild() {
    var random = Random(seed: 32)
    for _ in 0..<10_000 {
      let (a, b, c) = (random.patterns(), random.patterns(), random.patterns())
      let (ours, exact) = (Tensors.fma(a, b, c), fmaInDouble(a, b, c))
      for lane in 0..<8 { #expect(isSame(ours[lane], exact[lane])) }
    }
  }

  /// In how many lanes the sum is not the system's, to the bit.
  private func failures(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> Int {
    let ours = fmaInDouble(a, b, c)
    return (0..<8).count { !isSame(ours[$0], Foundation.fma(a[$0], b[$0], c[$0])) }
  }

  private func isSame(_ x: Float, _ y: Float) -> Bool {
    x.bitPattern == y.bitPattern || (x.isNaN && y.isNaN)
  }
}

extension Random {
  /// Eight floats of any bits.
  fileprivate mutating func patterns() -> SIMD8<Float> {
    var floats = SIMD8<Float>.zero
    for lane in 0..<8 { floats[lane] = Float(bitPattern: UInt32(truncatingIfNeeded: next() >> 32)) }
    return floats
  }

  /// Each float with its exponent moved by at most 60, so that a sum with another is a near one.
  fileprivate mutating func perturbed(_ floats: SIMD8<Float>) -> SIMD8<Float> {
    var result = floats
    for lane in 0..<8 {
      let exponent = Int(floats[lane].bitPattern >> 23 & 0xFF) + integer(below: 121) - 60
      let bits =
        UInt32(truncatingIfNeeded: next()) & 0x7F_FFFF | UInt32(min(max(exponent, 0), 254)) << 23
      result[lane] = Float(bitPattern: floats[lane].bitPattern & 0x8000_0000 | bits)
    }
    return result
  }
}
