// snippet.target
import Tensors

/// Numbers around −m and around m: ½ N(−m, s²) + ½ N(m, s²).
struct Bimodal {
  /// m, how far either mode is from 0.
  var mode: Float = 2
  /// s, the standard deviation of either.
  var spread: Float = 0.5

  /// The variance of them all, m² + s².
  var variance: Float { mode * mode + spread * spread }

  /// N(0, m² + s²): of all Gaussians the one under which draws of this have the greatest likelihood.
  var gaussian: Bimodal { Bimodal(mode: 0, spread: variance.squareRoot()) }

  /// Independent draws, [count, 1].
  func sample(_ count: Int, using random: inout Random) -> Tensor {
    let modes = (0..<count).map { _ in random.uniform() < 0.5 ? -mode : mode }
    return Tensor(rows: count, columns: 1, modes) + spread * .normal(count, 1, using: &random)
  }

  /// log p(x) in nats, [count, 1] → [count, 1]: log N(x; 0, s²) − m²/2s² + log cosh(mx/s²).
  func logDensity(_ x: Tensor) -> Tensor {
    let precision = 1 / (spread * spread)
    let a = mode * precision * x
    let logCosh = a + softplus(-2 * a) - log2
    let logScale = log(Tensor(repeating: spread, rows: 1, columns: 1)) + 0.5 * logTwoPi
    return logCosh - 0.5 * precision * (square(x) + mode * mode) - logScale
  }
}

/// log 2.
let log2: Float = 0.693_147_2
// snippet.end

// snippet.quadrature
/// The middles of 4,000 equal steps from −8 to 8, for sums that stand for integrals.
enum Quadrature {
  static let step: Float = 16 / 4_000
  static let points = Tensor(
    rows: 4_000, columns: 1, (0..<4_000).map { -8 + (Float($0) + 0.5) * step })

  /// ∫ p(x) f(x) dx, for log p and f at the points, [4,000, 1].
  static func mean(of f: Tensor, under logDensity: Tensor) -> Double {
    Double(step * sum(exp(logDensity) * f).scalar)
  }

  /// 1 at points nearer to 0 than 1, else 0.
  static let gap = Tensor(
    rows: 4_000, columns: 1, points.scalars.map { abs($0) < 1 ? 1 : 0 })
}
// snippet.end
