// Elementary functions, eight floats at a time: polynomials on explicit fused multiply-adds, so that
// every processor and every build gives the same bits, which libm does not promise.
//
// Bounds are in ulps, the spacing of the floats about the true value, subnormal results included;
// they were measured over all 2³² floats against Double. NaN gives `Float.nan`, whatever its payload.
//
// SIMD types stay inside of this module: how they are passed to another one depends on the
// instructions that each was built for.

// snippet.exp
/// eˣ, within 1.04 ulp. Infinite above 88.72, subnormal below −87.33, 0 below −103.97.
@inline(__always)
func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let e = ExpParts(x.limited(to: -104...89))
  // Scaled in two steps, as 2¹²⁸ is no float; only the second one can round.
  let half = e.exponent &>> 1
  let y = (1 + e.fraction) * powerOfTwo(half) * powerOfTwo(e.exponent &- half)
  return y.keepingNaN(of: x)
}
// snippet.end

/// ln x, within 0.89 ulp. −∞ at ±0, NaN below.
@inline(__always)
func log(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let isSubnormal = x .< Float.leastNormalMagnitude
  let normal = x.replacing(with: x * 0x1p23, where: isSubnormal)
  // x = 2ᵉ (1 + f), with 1 + f in [2/3, 4/3)
  let twoThirds = (Float(2) / 3).bits
  let offset = normal.bits &- twoThirds
  let f = SIMD8(bits: (offset & 0x007F_FFFF) &+ twoThirds) - 1
  var e = SIMD8(rounding: offset &>> 23)
  e.replace(with: e - 23, where: isSubnormal)
  var y = fma(e, LnTwo.high, f + fma(e, LnTwo.low, logTail(f)))
  y.replace(with: .infinity, where: x .== .infinity)
  y.replace(with: -.infinity, where: x .== 0)
  y.replace(with: .nan, where: x .< 0)
  return y.keepingNaN(of: x)
}

/// 1 / (1 + e⁻ˣ), within 2.41 ulp on both sides: far below 0 it is eˣ.
@inline(__always)
func sigmoid(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let t = exp(-x.magnitude)
  let numerator = SIMD8(repeating: 1).replacing(with: t, where: x .< 0)
  return numerator / (1 + t)
}

/// ln(1 + eˣ) = max(x, 0) + ln(1 + e⁻ˡˣˡ), within 1.92 ulp on both sides: far below 0 it is eˣ.
@inline(__always)
func softplus(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let t = exp(-x.magnitude)
  // 1 + t = 1 + f, or 2 (1 + f) where t is above 1/3
  let isLarge = t .> Float(1) / 3
  let f = t.replacing(with: 0.5 * (t - 1), where: isLarge)
  let log1p = SIMD8.zero.replacing(with: LnTwo.high, where: isLarge) + (f + logTail(f))
  return (x.replacing(with: 0, where: x .< 0) + log1p).keepingNaN(of: x)
}

/// tanh x = (1 − e⁻²ˡˣˡ) / (1 + e⁻²ˡˣˡ) with the sign of x, −0 included; within 2.5 ulp.
@inline(__always)
func tanh(_ x: SIMD8<Float>) -> SIMD8<Float> {
  let e = ExpParts((-2 * x.magnitude).limited(to: -20...0))
  let power = powerOfTwo(e.exponent)
  let expMinusOne = fma(e.fraction, power, power - 1)
  let y = -expMinusOne / (2 + expMinusOne)
  return SIMD8(bits: y.bits | (x.bits & .min)).keepingNaN(of: x)
}

/// sin 2πu and cos 2πu for u in [0, 1), within 10⁻⁷; exact at the quarters of a turn.
@inline(__always)
func sinCosTurn(_ u: SIMD8<Float>) -> (sin: SIMD8<Float>, cos: SIMD8<Float>) {
  // 4u = n + d: a quarter, 0...4, and the rest in [−1/2, 1/2]
  let shifted = 4 * u + roundingShift
  let d = 4 * u - (shifted - roundingShift)
  let n = shifted.bits
  let d2 = d * d
  var s = SIMD8<Float>(repeating: -0x1.2a7638p-8)
  s = fma(s, d2, 0x1.46496cp-4)
  s = fma(s, d2, -0x1.4abb68p-1)
  s = d * fma(s, d2, 0x1.921fb4p0)
  var c = SIMD8<Float>(repeating: 0x1.d47d46p-11)
  c = fma(c, d2, -0x1.55b146p-6)
  c = fma(c, d2, 0x1.03c1aep-2)
  c = fma(c, d2, -0x1.3bd3ccp0)
  c = fma(c, d2, 1)
  // Odd quarters swap sine and cosine, by their bits, as a comparison of integers is a slow loop. The
  // second half of a turn negates its sine, the two quarters about the middle their cosine.
  let swap = (s.bits ^ c.bits) & (0 &- (n & 1))
  let sinSign = (n & 2) &<< 30
  let cosSign = ((n &+ 1) & 2) &<< 30
  return (SIMD8(bits: s.bits ^ swap ^ sinSign), SIMD8(bits: c.bits ^ swap ^ cosSign))
}

/// sin 2πu and cos 2πu for u in [0, 1), within 10⁻⁷; exact at the quarters of a turn.
func sinCosTurn(_ u: Float) -> (sin: Float, cos: Float) {
  let (sin, cos) = sinCosTurn(SIMD8(repeating: u))
  return (sin[0], cos[0])
}

// MARK: - What they share

// snippet.expParts
/// eˣ = 2ᵏ (1 + p), with |x − k ln 2| at most ln 2 / 2.
private struct ExpParts {
  /// k, the nearest integer to x / ln 2.
  let exponent: SIMD8<Int32>
  /// p = eʳ − 1, relatively accurate.
  let fraction: SIMD8<Float>

  @inline(__always)
  init(_ x: SIMD8<Float>) {
    let shifted = fma(x, 0x1.715476p0, SIMD8(repeating: roundingShift))
    let k = shifted - roundingShift
    exponent = shifted.bits &- roundingShift.bits
    let r = fma(k, -LnTwo.low, fma(k, -LnTwo.high, x))
    // (eʳ − 1 − r) / r² by Remez's exchange, to 2⁻²⁵·⁹ of eʳ − 1
    var q = SIMD8<Float>(repeating: 0x1.6e4f90p-10)
    q = fma(q, r, 0x1.1233f8p-7)
    q = fma(q, r, 0x1.555448p-5)
    q = fma(q, r, 0x1.5554a0p-3)
    q = fma(q, r, 0.5)
    let square = r * r
    fraction = fma(q, square, r)
  }
}
// snippet.end

/// ln(1 + f) − f for f in [−1/3, 1/3].
@inline(__always)
private func logTail(_ f: SIMD8<Float>) -> SIMD8<Float> {
  // (ln(1 + f) − f + f²/2) / f³ by Remez's exchange, to 2⁻²⁷·⁹ of ln(1 + f)
  var p = SIMD8<Float>(repeating: 0x1.dffefep-4)
  p = fma(p, f, -0x1.07edcep-3)
  p = fma(p, f, 0x1.bb44a2p-4)
  p = fma(p, f, -0x1.f335eap-4)
  p = fma(p, f, 0x1.24d7b2p-3)
  p = fma(p, f, -0x1.559bb0p-3)
  p = fma(p, f, 0x1.99985ep-3)
  p = fma(p, f, -0x1.ffff02p-3)
  p = fma(p, f, 0x1.555556p-2)
  return f * f * fma(p, f, -0.5)
}

/// ln 2 as the sum of two floats.
private enum LnTwo {
  static var high: Float { 0x1.62e430p-1 }
  static var low: Float { -0x1.05c610p-29 }
}

/// 1.5 · 2²³: a small x added to it is rounded to the nearest integer, in the lowest bits.
private var roundingShift: Float { 0x1.8p23 }

/// 2ᵏ for k in −126...127.
@inline(__always)
private func powerOfTwo(_ k: SIMD8<Int32>) -> SIMD8<Float> {
  SIMD8(bits: (k &+ 127) &<< 23)
}

@inline(__always)
private func fma(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: Float) -> SIMD8<Float> {
  fma(a, b, SIMD8(repeating: c))
}

@inline(__always)
private func fma(_ a: SIMD8<Float>, _ b: Float, _ c: SIMD8<Float>) -> SIMD8<Float> {
  fma(a, SIMD8(repeating: b), c)
}

extension Float {
  fileprivate var bits: Int32 { Int32(bitPattern: bitPattern) }
}

extension SIMD8<Float> {
  @inline(__always)
  fileprivate init(bits: SIMD8<Int32>) { self = unsafeBitCast(bits, to: SIMD8<Float>.self) }

  /// The nearest floats to integers. The standard library's conversion is a call.
  @inline(__always)
  init(rounding integers: SIMD8<Int32>) {
    self = .zero
    for lane in 0..<8 { self[lane] = Float(integers[lane]) }
  }

  fileprivate var bits: SIMD8<Int32> {
    @inline(__always) get { unsafeBitCast(self, to: SIMD8<Int32>.self) }
  }

  fileprivate var magnitude: SIMD8<Float> {
    @inline(__always) get { SIMD8(bits: bits & .max) }
  }

  /// NaN stays NaN.
  @inline(__always)
  fileprivate func limited(to range: ClosedRange<Float>) -> SIMD8<Float> {
    let y = replacing(with: range.lowerBound, where: self .< range.lowerBound)
    return y.replacing(with: range.upperBound, where: y .> range.upperBound)
  }

  @inline(__always)
  fileprivate func keepingNaN(of x: SIMD8<Float>) -> SIMD8<Float> {
    replacing(with: .nan, where: x .!= x)
  }
}
