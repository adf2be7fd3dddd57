// snippet.moments
import Tensors

/// The mean and the variance of many draws, and the standard error of each.
public struct Moments: Sendable {
  /// The draws' mean, and its standard error.
  public let mean, meanError: Double
  /// The draws' variance, and its standard error.
  public let variance, varianceError: Double

  /// Of all scalars of `draws`.
  public init(of draws: Tensor) {
    let (draws, count) = (draws.scalars.map { Double($0) }, Double(draws.count))
    let mean = draws.reduce(0, +) / count
    let squares = draws.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / count
    let spread = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / count
    (self.mean, self.variance) = (mean, variance)
    meanError = (variance / count).squareRoot()
    varianceError = (spread / count).squareRoot()
  }

  /// How far the mean is from 0, in standard errors.
  public var meanGap: Double { abs(mean) / meanError }

  /// How far the variance is from the exact one, in standard errors.
  public func varianceGap(from exact: Double) -> Double { abs(variance - exact) / varianceError }
}
// snippet.end

// snippet.exact
/// The variance of (z² − b)(z − θ), z ~ N(θ, 1): a² + 6a + 8θ² + 15 with a = θ² − b. Least at
/// b = θ² + 3.
public func squareScoreVariance(theta: Double, baseline: Double = 0) -> Double {
  let a = theta * theta - baseline
  return a * a + 6 * a + 8 * theta * theta + 15
}

/// The variance of (‖z‖² − b) z₁, z ~ N(0, I) in d dimensions: (d + 2)(d + 4) − 2b(d + 2) + b². Least
/// at b = d + 2.
public func normScoreVariance(dimensions: Int, baseline: Double = 0) -> Double {
  let d = Double(dimensions)
  return (d + 2) * (d + 4) - 2 * baseline * (d + 2) + baseline * baseline
}
// snippet.end
