// snippet.model
import Digits
import Tensors

/// An autoencoder whose code is a distribution: 784 → hidden → (μ, log σ²), z → hidden → 784.
public struct ProbabilisticAutoencoder: NamedModule {
  public var encoderHidden, encoderMean, encoderLogVariance: Dense
  public var decoderHidden, decoderPixels: Dense

  /// Random weights for codes of `latents` numbers.
  public init(latents: Int, hidden: Int, using random: inout Random) {
    encoderHidden = Dense(DigitSet.pixelCount, hidden, using: &random)
    encoderMean = Dense(hidden, latents, using: &random)
    encoderLogVariance = Dense(hidden, latents, using: &random)
    decoderHidden = Dense(latents, hidden, using: &random)
    decoderPixels = Dense(hidden, DigitSet.pixelCount, using: &random)
  }

  /// q(z|x): images [batch, 784] to posteriors of [batch, latents].
  public func encode(_ x: Tensor) -> Posterior {
    let h = relu(encoderHidden(x))  // [batch, hidden]
    return Posterior(mean: encoderMean(h), logVariance: encoderLogVariance(h))
  }

  /// The logits of the greys, [batch, latents] → [batch, 784].
  public func logits(_ z: Tensor) -> Tensor {
    let h = relu(decoderHidden(z))  // [batch, hidden]
    return decoderPixels(h)  // [batch, 784]
  }

  /// D(z), [batch, latents] → [batch, 784]: greys in 0…1.
  public func decode(_ z: Tensor) -> Tensor { sigmoid(logits(z)) }

  /// The five layers' parameters, from the image to the image.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoderHidden.visitParameters(visit)
    encoderMean.visitParameters(visit)
    encoderLogVariance.visitParameters(visit)
    decoderHidden.visitParameters(visit)
    decoderPixels.visitParameters(visit)
  }

  /// Their names in a file.
  public var parameterNames: [ParameterName] {
    .dense("encoder.hidden") + .dense("encoder.mean") + .dense("encoder.logVariance")
      + .dense("decoder.hidden") + .dense("decoder.pixels")
  }
}
// snippet.end
