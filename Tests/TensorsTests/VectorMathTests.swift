import Foundation
import Testing

@testable import Tensors

@Suite struct VectorMathTests {
  struct Function: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The bound of the docstring, the worst over all floats, rounded up.
    let ulps: Double
    /// What the sampled bits hash to in every build.
    let fingerprint: UInt64
    let compute: @Sendable (Tensor) -> Tensor
    let reference: @Sendable (Double) -> Double
  }

  static let functions = [
    Function(
      testDescription: "exp", ulps: 1.04, fingerprint: 0xB5C3_E108_53E3_325E,
      compute: { exp($0) }, reference: { exp($0) }),
    Function(
      testDescription: "log", ulps: 0.89, fingerprint: 0x3C13_17F9_67D1_0FA1,
      compute: { log($0) }, reference: { log($0) }),
    Function(
      testDescription: "sigmoid", ulps: 2.41, fingerprint: 0x1E12_36BF_C036_A145,
      compute: { sigmoid($0) }, reference: { 1 / (1 + exp(-$0)) }),
    Function(
      testDescription: "softplus", ulps: 1.92, fingerprint: 0xBD65_9D0A_AA8B_668D,
      compute: { softplus($0) }, reference: { max($0, 0) + log1p(exp(-abs($0))) }),
    Function(
      testDescription: "tanh", ulps: 2.5, fingerprint: 0x27CE_7EB2_48E4_626E,
      compute: { tanh($0) }, reference: { tanh($0) }),
  ]

  /// Every 4,099th of the 2³² floats: all exponents, both signs, subnormals, infinities and NaNs.
  static let sample = stride(from: UInt32.zero, through: .max, by: 4_099).map(
    Float.init(bitPattern:))

  @Test("error in ulps is within the bound that is documented", arguments: functions)
  func accuracy(of function: Function) {
    let computed = function.compute(row(Self.sample)).scalars
    var worst = (ulps: 0.0, x: Float.zero)
    for (x, y) in zip(Self.sample, computed) {
      let error = ulps(y, from: function.reference(Double(x)))
      if error > worst.ulps { worst = (error, x) }
    }
    #expect(worst.ulps <= function.ulps, "\(worst.ulps) ulps at \(worst.x)")
  }

  @Test("the bits are those of every other build and processor", arguments: functions)
  func fingerprint(of function: Function) {
    #expect(fnv1a(function.compute(row(Self.sample)).scalars) == function.fingerprint)
  }

  @Test("exp at its edges")
  func expEdges() {
    check(
      { exp($0) },
      [
        0: 1, -0.0: 1, .infinity: .infinity, -.infinity: 0, 88.72283: 0x1.ffff08p127,
        88.72284: .infinity, -103.97207: .leastNonzeroMagnitude, -103.9721: 0, -1e30: 0,
        .leastNonzeroMagnitude: 1, -.leastNonzeroMagnitude: 1,
      ])
  }

  @Test("log at its edges")
  func logEdges() {
    check(
      { log($0) },
      [
        1: 0, 0: -.infinity, -0.0: -.infinity, .infinity: .infinity, -.leastNonzeroMagnitude: .nan,
        -1: .nan,
        -.infinity: .nan, .leastNonzeroMagnitude: -103.27893, .leastNormalMagnitude: -87.33655,
        .greatestFiniteMagnitude: 88.72284,
      ])
  }

  @Test("sigmoid at its edges")
  func sigmoidEdges() {
    check(
      { sigmoid($0) },
      [
        0: 0.5, -0.0: 0.5, .infinity: 1, -.infinity: 0, 100: 1, -100: 27 * .leastNonzeroMagnitude,
        -104: 0,
      ])
  }

  @Test("softplus at its edges")
  func softplusEdges() {
    check(
      { softplus($0) },
      [
        0: 0.6931472, -0.0: 0.6931472, .infinity: .infinity, -.infinity: 0, 100: 100,
        -100: 27 * .leastNonzeroMagnitude, -104: 0,
        .greatestFiniteMagnitude: .greatestFiniteMagnitude,
      ])
  }

  @Test("tanh at its edges, odd to the last bit")
  func tanhEdges() {
    check(
      { tanh($0) },
      [
        0: 0, -0.0: -0.0, .infinity: 1, -.infinity: -1, 100: 1,
        .leastNonzeroMagnitude: .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude: -.leastNonzeroMagnitude,
        1e-20: 1e-20, .leastNormalMagnitude: .leastNormalMagnitude,
      ])
    let negated = tanh(row(Self.sample.map { -$0 })).scalars
    let same = zip(tanh(row(Self.sample)).scalars, negated).allSatisfy {
      $0.isNaN ? $1.isNaN : (-$0).bitPattern == $1.bitPattern
    }
    #expect(same)
  }

  @Test("NaN gives the one NaN, whatever its sign and payload", arguments: functions)
  func notANumber(function: Function) {
    let payloads: [UInt32] = [0x7FC0_0000, 0xFFC0_0000, 0x7F80_0001, 0xFFFF_FFFF]
    let y = function.compute(row(payloads.map(Float.init(bitPattern:)))).scalars
    #expect(y.map(\.bitPattern) == [UInt32](repeating: Float.nan.bitPattern, count: 4))
  }

  @Test(
    "a scalar's result does not depend on where it stands", arguments: [0, 1, 7, 8, 9, 17, 100])
  func lengths(count: Int) {
    let x = (0..<count).map { Float($0) / 16 - 2 }
    for function in Self.functions {
      let alone = x.map { function.compute(row([$0]))[0, 0].bitPattern }
      #expect(function.compute(row(x)).scalars.map(\.bitPattern) == alone)
    }
  }

  @Test("sine and cosine of a turn are within 10⁻⁷ and exact at its quarters")
  func turn() {
    var worst = 0.0
    for i in stride(from: 0, to: 1 << 24, by: 67) {
      let u = Float(i) * 0x1p-24
      let (sin, cos) = sinCosTurn(u)
      let angle = 2 * Double.pi * Double(u)
      worst = max(worst, abs(Double(sin) - Foundation.sin(angle)))
      worst = max(worst, abs(Double(cos) - Foundation.cos(angle)))
    }
    #expect(worst <= 1e-7)
    // Whole turns change nothing, either way round.
    for turns in [-3, -0.25, 1, 1_000.75] as [Float] {
      let (sin, cos) = (sinTurn(row([turns])).scalar, cosTurn(row([turns])).scalar)
      let expected = sinCosTurn(turns - turns.rounded(.down))
      #expect(sin == expected.sin && cos == expected.cos)
    }
    #expect([0, 0.25, 0.5, 0.75].map { sinCosTurn($0).sin } == [0, 1, 0, -1])
    #expect([0, 0.25, 0.5, 0.75].map { sinCosTurn($0).cos } == [1, 0, -1, 0])
  }

  /// The distance of `y` from the true value, in spacings of the floats around that.
  private func ulps(_ y: Float, from truth: Double) -> Double {
    if truth.isNaN || y.isNaN { return truth.isNaN && y.isNaN ? 0 : .infinity }
    if y.isInfinite || Float(truth).isInfinite { return y == Float(truth) ? 0 : .infinity }
    let exponent = max(abs(truth), Double(Float.leastNormalMagnitude)).exponent
    return abs(Double(y) - truth) / Double(sign: .plus, exponent: exponent - 23, significand: 1)
  }

  private func check(_ function: (Tensor) -> Tensor, _ cases: KeyValuePairs<Float, Float>) {
    for (x, expected) in cases {
      let y = function(row([x]))[0, 0]
      #expect(y.bitPattern == expected.bitPattern, "at \(x): \(y), not \(expected)")
    }
  }

  private func row(_ scalars: [Float]) -> Tensor {
    Tensor(rows: 1, columns: scalars.count, scalars)
  }
}

/// A hash of the bits, to hold a run to those of every other (Fowler, Noll & Vo).
func fnv1a(_ scalars: [Float]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for scalar in scalars { hash = (hash ^ UInt64(scalar.bitPattern)) &* 0x100_0000_01B3 }
  return hash
}
