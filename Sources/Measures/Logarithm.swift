/// ln x without libm, so that every machine finds the same bits. Relative error below 10⁻¹⁵. −∞ at 0, NaN
/// below.
///
/// x = m · 2ᵉ with m within √½…√2, and ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with
/// s = (m − 1)/(m + 1). As |s| < 0.172, the first term left out, s²⁵/25, is below 10⁻²⁰.
public func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
  var (m, e) = (x.significand, Double(x.exponent))
  if m > 2.squareRoot() { (m, e) = (m / 2, e + 1) }
  let s = (m - 1) / (m + 1)
  let rest = stride(from: 23.0, through: 3, by: -2).reduce(0) { ($0 + 1 / $1) * s * s }
  // ln 2 in two parts: the upper one has zeros at its end, so that its product with e is exact.
  let (upper, lower) = (0x1.62e42feep-1, 0x1.a39ef35793c76p-33)
  return e * upper + (2 * s + (2 * s * rest + e * lower))
}
