// snippet.oracle
import Chapter2ProbabilisticEncoder
import Measures
import Tensors

/// Everything about a linear-Gaussian model that others can only bound, in Double.
public struct Oracle: Sendable {
  let model: LinearGaussian
  /// σ².
  let variance: Double
  /// C = WᵀW + σ²I, the covariance of p(x), [pixels, pixels].
  let marginal: Cholesky
  /// P = I + WWᵀ/σ², the inverse covariance of p(z|x), row-major [latents, latents].
  let precision: [Double]
  let precisionFactor: Cholesky
  /// P⁻¹, row by row.
  let covariance: [[Double]]

  public init(_ model: LinearGaussian) {
    let variance = Double(exp(model.logVariance).scalar)
    let (latents, pixels) = (model.weights.rows, model.weights.columns)
    marginal = Cholesky(
      of: gram(model.weights.transposed, scale: 1, ridge: variance), size: pixels)
    precision = gram(model.weights, scale: 1 / variance, ridge: 1)
    let factor = Cholesky(of: precision, size: latents)
    covariance = (0..<latents).map { i in factor.solve((0..<latents).map { $0 == i ? 1 : 0 }) }
    precisionFactor = factor
    self.variance = variance
    self.model = model
  }

  /// log p(x) = −½ (D log 2π + log|C| + (x − b)ᵀ C⁻¹ (x − b)) in nats, [batch, pixels] → batch
  /// numbers. No latents are in it. O(batch × pixels²).
  public func logLikelihood(of x: Tensor) -> [Double] {
    let constant = Double(x.columns) * 1.837_877_066_409_345_3 + marginal.logDeterminant
    return rows(of: x - model.bias).map { -0.5 * (constant + marginal.inverseForm($0)) }
  }
}

/// scale · A·Aᵀ + ridge · I for the rows of A, row-major.
private func gram(_ a: Tensor, scale: Double, ridge: Double) -> [Double] {
  let rows = rows(of: a)
  return rows.indices.flatMap { i in
    rows.indices.map { j in
      let product = zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
      return scale * product + (i == j ? ridge : 0)
    }
  }
}

/// The rows, in Double.
func rows(of x: Tensor) -> [[Double]] {
  (0..<x.rows).map { x.rows($0..<$0 + 1).scalars.map { Double($0) } }
}
// snippet.end

// snippet.posterior
extension Oracle {
  /// The mean of p(z|x), P⁻¹W(x − b)/σ², [batch, pixels] → [batch, latents].
  public func posteriorMean(of x: Tensor) -> Tensor {
    let inverse = Tensor(
      rows: covariance.count, columns: covariance.count,
      covariance.joined().map { Float($0 / variance) })
    let projected = matmul(x - model.bias, model.weights, transposeB: true)  // [batch, latents]
    return matmul(projected, inverse)
  }

  /// The best of all posteriors with independent latents: variances 1/Pᵢᵢ. It is p(z|x) itself
  /// where P is diagonal.
  public func meanField(of x: Tensor) -> Posterior {
    let latents = covariance.count
    let logs = (0..<latents).map { -Float(naturalLogarithm(precision[$0 * latents + $0])) }
    return Posterior(
      mean: posteriorMean(of: x), logVariance: Tensor(rows: 1, columns: latents, logs))
  }

  /// Independent latents with the variances that p(z|x) gives each of them, (P⁻¹)ᵢᵢ.
  func marginals(of x: Tensor) -> Posterior {
    let logs = covariance.indices.map { Float(naturalLogarithm(covariance[$0][$0])) }
    return Posterior(
      mean: posteriorMean(of: x), logVariance: Tensor(rows: 1, columns: logs.count, logs))
  }
}
// snippet.end

// snippet.divergence
extension Oracle {
  /// KL(q ‖ p(z|x)) = ½ (Σ Pᵢᵢsᵢ² − log sᵢ² + δᵀPδ − log|P| − k) in nats, one number an image: q
  /// has the variances sᵢ² and, δ away from the posterior's, its means.
  public func divergence(of q: Posterior, at x: Tensor) -> [Double] {
    pairs(q, x).map { delta, variances, logVariances in
      let k = delta.count
      var total = -precisionFactor.logDeterminant - Double(k)
      for i in 0..<k {
        total += precision[i * k + i] * variances[i] - logVariances[i]
        for j in 0..<k { total += delta[i] * precision[i * k + j] * delta[j] }
      }
      return total / 2
    }
  }

  /// KL(p(z|x) ‖ q), the same two the other way round.
  func reverseDivergence(of q: Posterior, at x: Tensor) -> [Double] {
    pairs(q, x).map { delta, variances, logVariances in
      var total = precisionFactor.logDeterminant - Double(delta.count)
      for i in delta.indices {
        total += (covariance[i][i] + delta[i] * delta[i]) / variances[i] + logVariances[i]
      }
      return total / 2
    }
  }

  /// Of each image q's means less the posterior's, q's variances, and their logarithms.
  private func pairs(_ q: Posterior, _ x: Tensor) -> [([Double], [Double], [Double])] {
    let deltas = rows(of: q.mean - posteriorMean(of: x))
    let logVariances = rows(of: q.logVariance + .zeros(x.rows, 1))
    let variances = rows(of: exp(q.logVariance) + .zeros(x.rows, 1))
    return deltas.indices.map { (deltas[$0], variances[$0], logVariances[$0]) }
  }
}
// snippet.end
