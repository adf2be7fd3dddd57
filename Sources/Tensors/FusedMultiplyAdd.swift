// a b + c, rounded once: the one operation beside +, −, ×, ÷ and √ that every number of the book is made of.
// IEEE 754 defines it to the bit, and a processor that has no instruction for it can compute it in Double.

#if !SOFTWARE_FMA

  /// a b + c, rounded once.
  @inline(__always)
  func fma<Vector: SIMD<Float>>(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
    c.addingProduct(a, b)
  }

#else

  /// a b + c, rounded once.
  @inline(__always)
  func fma(_ a: SIMD16<Float>, _ b: SIMD16<Float>, _ c: SIMD16<Float>) -> SIMD16<Float> {
    SIMD16(
      lowHalf: fma(a.lowHalf, b.lowHalf, c.lowHalf),
      highHalf: fma(a.highHalf, b.highHalf, c.highHalf))
  }

  /// a b + c, rounded once.
  @inline(__always)
  func fma(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
    fmaInDouble(a, b, c)
  }

#endif

/// a b + c, rounded once.
@inline(__always)
func fma(_ a: Float, _ b: Float, _ c: Float) -> Float {
  fma(SIMD8(repeating: a), SIMD8(repeating: b), SIMD8(repeating: c))[0]
}

// snippet.fma
/// a b + c, rounded once, without an instruction for it.
///
/// The product of two floats is exact in Double, as 24 + 24 bits are at most 53. Its sum with c may not be. To
/// round it to Double and then to Float is to round twice, which is wrong where the first rounding makes a
/// tie of what is none. Such a sum is rare, and told from its bits.
@inline(__always)
func fmaInDouble(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
  let (product, c) = (SIMD8<Double>(widening: a) * SIMD8(widening: b), SIMD8<Double>(widening: c))
  let sum = product + c
  return SIMD8(narrowing: _slowPath(sum.mayRoundTwice) ? sumToOdd(product, c) : sum)
}

/// A sum in Double that may be rounded to Float, whatever it is: inexact, it is rounded *to odd*, which sets
/// its last bit, and so says "and a little more" to the second rounding. Boldo & Melquiond, "Emulation of
/// FMA and correctly rounded sums", 2008.
@inline(never)
func sumToOdd(_ a: SIMD8<Double>, _ b: SIMD8<Double>) -> SIMD8<Double> {
  let sum = a + b
  // Knuth's two-sum: sum + error is the exact one.
  let part = sum - a
  let error = (a - (sum - part)) + (b - part)
  return sum.roundedToOdd(error)
}
// snippet.end

extension SIMD8<Double> {
  @inline(__always)
  init(widening floats: SIMD8<Float>) {
    self = .zero
    for lane in 0..<8 { self[lane] = Double(floats[lane]) }
  }

  /// Whether a lane may be wrong when it is rounded to Float, because it was rounded to Double before: a tie
  /// between two floats, or a sum that is subnormal as a Float. Rarely; most lanes are neither.
  ///
  /// Words are compared as floats, as a comparison of integers is a slow loop. None of the former is
  /// NaN, and a NaN of the latter (a zero less one, ∞ or NaN) is less than nothing, as it should be.
  @inline(__always)
  var mayRoundTwice: Bool {
    let words = unsafeBitCast(self, to: SIMD16<UInt32>.self)
    let belowFloat = unsafeBitCast(words.evenHalf & 0x1FFF_FFFF, to: SIMD8<Float>.self)
    let magnitude = unsafeBitCast((words.oddHalf & 0x7FFF_FFFF) &- 1, to: SIMD8<Float>.self)
    let isTie = belowFloat .== Float(bitPattern: 0x1000_0000)
    let isSubnormal = magnitude .< Float(bitPattern: UInt32(1023 - 126) << 20 - 1)
    let lanes = unsafeBitCast(isTie .| isSubnormal, to: SIMD4<UInt64>.self)
    let pairs = lanes.lowHalf | lanes.highHalf
    return pairs[0] | pairs[1] != 0
  }

  /// The neighbour of self + error whose last bit is set, where error is not zero. (It is NaN where a term
  /// is not finite.)
  @inline(__always)
  fileprivate func roundedToOdd(_ error: SIMD8<Double>) -> SIMD8<Double> {
    let bits = unsafeBitCast(self, to: SIMD8<Int64>.self)
    // The neighbour farther from zero has the next bits, the nearer one those before.
    let step = ((bits ^ unsafeBitCast(error, to: SIMD8<Int64>.self)) &>> 63) | 1
    let odd = unsafeBitCast(bits &+ (step & ((bits & 1) &- 1)), to: SIMD8<Double>.self)
    return replacing(with: odd, where: (error .< 0) .| (error .> 0))
  }
}

extension SIMD8<Float> {
  @inline(__always)
  init(narrowing doubles: SIMD8<Double>) {
    self = .zero
    for lane in 0..<8 { self[lane] = Float(doubles[lane]) }
  }
}
