// snippet.kl
import Chapter2ProbabilisticEncoder
import Tensors

extension Posterior {
  /// KL(q(z|x) ‖ N(0, I)) of each image in nats: ½ Σ (μ² + σ² − log σ² − 1), [batch, 1]. Kingma &
  /// Welling 2013, appendix B.
  public var kl: Tensor { 0.5 * rowSums(doubledKLs) }

  /// The KL of each latent, averaged over the images, in nats: they add up to the mean of `kl`, [1, latents].
  public var meanLatentKL: Tensor { 1 / Float(mean.rows) * columnSums(0.5 * doubledKLs) }

  /// μ² + σ² − log σ² − 1, [batch, latents].
  private var doubledKLs: Tensor { square(mean) + exp(logVariance) - logVariance - 1 }

  /// What it says of these latents alone; their KLs add up to `kl`.
  public func latents(_ range: Range<Int>) -> Posterior {
    Posterior(mean: mean.columns(range), logVariance: logVariance.columns(range))
  }
}
// snippet.end

// snippet.density
extension Posterior {
  /// log q(z|x) of a code for each image in nats, [batch, latents] → [batch, 1].
  public func logDensity(of z: Tensor) -> Tensor {
    -gaussianLoss(mean: mean, logVariance: logVariance, z)
  }
}

/// log p(z) in nats, where p(z) = N(0, I), [batch, latents] → [batch, 1].
public func logPrior(of z: Tensor) -> Tensor {
  Posterior(mean: .zeros(1, 1), logVariance: .zeros(1, 1)).logDensity(of: z)
}
// snippet.end
