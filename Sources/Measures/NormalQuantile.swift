import Requirements

/// Φ⁻¹(p): the number below which a standard normal one lies with probability p in 0…1, both excluded.
///
/// Ratios of polynomials, one for the middle and two for the tails, without libm: within 10⁻⁶ of the
/// truth for p in 10⁻⁹ … 1 − 10⁻⁹. Wichura 1988, algorithm AS 241, PPND7.
public func normalQuantile(_ p: Double) -> Double {
  require(0 < p && p < 1, "the normal quantile of \(p)")
  let q = p - 0.5
  if abs(q) <= 0.425 {
    let r = 0.180625 - q * q
    return q * polynomial(r, [3.3871327179, 50.434271938, 159.29113202, 59.109374720])
      / polynomial(r, [1, 17.895169469, 78.757757664, 67.187563600])
  }
  let r = (-naturalLogarithm(min(p, 1 - p))).squareRoot()
  let size =
    r <= 5
    ? polynomial(r - 1.6, [1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103])
      / polynomial(r - 1.6, [1, 0.73700164250, 0.12021132975])
    : polynomial(r - 5, [6.6579051150, 3.0812263860, 0.42868294337, 0.017337203997])
      / polynomial(r - 5, [1, 0.24197894225, 0.012258202635])
  return q < 0 ? -size : size
}

/// Σ coefficients[i] · xⁱ.
private func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}
