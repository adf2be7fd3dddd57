// snippet.model
import Chapter2ProbabilisticEncoder
import Measures
import Tensors

/// p(z) = N(0, I) and p(x|z) = N(zW + b, σ²I): a decoder that is a single matrix.
public struct LinearGaussian: Module {
  /// W, [latents, pixels].
  public var weights: Tensor
  /// b, [1, pixels].
  public var bias: Tensor
  /// log σ², one for all pixels, [1, 1].
  public var logVariance: Tensor

  /// The mean of p(x|z), [batch, latents] → [batch, pixels].
  public func decode(_ z: Tensor) -> Tensor { matmul(z, weights) + bias }

  /// The model with these parameters.
  public init(weights: Tensor, bias: Tensor, logVariance: Tensor) {
    self.weights = weights
    self.bias = bias
    self.logVariance = logVariance
  }

  /// W, b, then log σ².
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weights)
    visit(&bias)
    visit(&logVariance)
  }
}
// snippet.end

// snippet.elbo
extension LinearGaussian {
  /// E‖x − zW − b‖² for z of q(z|x), exactly, [batch, 1]: the error at the mean, and what the
  /// latents' variances add to it.
  public func expectedSquaredError(of x: Tensor, under q: Posterior) -> Tensor {
    squaredError(decode(q.mean), x) + matmul(exp(q.logVariance), rowSums(square(weights)))
  }

  /// E[log p(x|z)] = −½ (D log 2πσ² + E‖x − zW − b‖²/σ²) in nats, [batch, 1].
  public func expectedLogLikelihood(of x: Tensor, under q: Posterior) -> Tensor {
    let logScale = Float(x.columns) * (logVariance + logTwoPi)  // [1, 1]
    return -0.5 * (logScale + exp(-logVariance) * expectedSquaredError(of: x, under: q))
  }

  /// ELBO(x, q) = E[log p(x|z)] − KL(q(z|x) ‖ p(z)) in nats, [batch, 1].
  public func elbo(of x: Tensor, under q: Posterior) -> Tensor {
    expectedLogLikelihood(of: x, under: q) - q.kl
  }
}
// snippet.end

// snippet.fit
extension LinearGaussian {
  /// The model of greatest likelihood for a given σ²: rows √(λᵢ − σ²)·uᵢ of W for the components uᵢ
  /// and variances λᵢ, and nothing where λᵢ ≤ σ². Tipping & Bishop 1999.
  public init(_ pca: PCA, variance: Double) {
    let lengths = pca.variances.prefix(pca.components.rows).map {
      max(0, $0 - variance).squareRoot()
    }
    let column = Tensor(rows: lengths.count, columns: 1, lengths.map { Float($0) })
    self.init(
      weights: column * pca.components, bias: pca.mean,
      logVariance: Tensor(repeating: Float(naturalLogarithm(variance)), rows: 1, columns: 1))
  }

  /// The model of greatest likelihood: its σ² is the mean variance of what the components leave out.
  public init(_ pca: PCA) {
    let leftOut = pca.variances.dropFirst(pca.components.rows)
    self.init(pca, variance: leftOut.reduce(0, +) / Double(leftOut.count))
  }
}
// snippet.end

// snippet.turn
extension LinearGaussian {
  /// The same p(x) by other latents: the first turned with the last, the second with the last but one,
  /// and so on, each pair by the angle of that cosine and sine.
  func turned(cosine: Double, sine: Double) -> LinearGaussian {
    let latents = weights.rows
    var rotation = Tensor.zeros(latents, latents)
    for i in 0..<latents / 2 {
      let j = latents - 1 - i
      (rotation[i, i], rotation[j, j]) = (Float(cosine), Float(cosine))
      (rotation[i, j], rotation[j, i]) = (Float(sine), Float(-sine))
    }
    var model = self
    model.weights = matmul(rotation, weights)
    return model
  }
}
// snippet.end
