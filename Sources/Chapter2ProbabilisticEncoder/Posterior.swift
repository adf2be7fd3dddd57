// snippet.posterior
import Tensors

/// What the encoder says of each image's code: N(μ, σ²), one mean and one variance a latent.
public struct Posterior: Sendable {
  /// μ, [batch, latents].
  public var mean: Tensor
  /// log σ², [batch, latents], or [1, latents] if it is the same for all images.
  public var logVariance: Tensor

  /// N(mean, exp(logVariance)).
  public init(mean: Tensor, logVariance: Tensor) {
    self.mean = mean
    self.logVariance = logVariance
  }

  /// z = μ + σ ⊙ ε, [batch, latents], for noise ε of N(0, I).
  public func sample(noise: Tensor) -> Tensor { mean + exp(0.5 * logVariance) * noise }

  /// A code for each image, with noise of its own for each image and latent, [batch, latents].
  public func sample(using random: inout Random) -> Tensor {
    sample(noise: .normal(mean.rows, mean.columns, using: &random))
  }
}
// snippet.end
