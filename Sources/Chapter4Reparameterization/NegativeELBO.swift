// snippet.loss
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Digits
import Tensors

/// −ELBO = −log p(x|z) + KL(q(z|x) ‖ N(0, I)) of each image in nats, [batch, 784] → [batch, 1], at
/// one z = μ + σ ⊙ ε an image. Kingma & Welling 2013.
/// - Parameters:
///   - x: images in 0…1, [batch, 784].
///   - noise: ε of N(0, I), [batch, latents].
///   - path: how the gradient of the first term passes z on its way to the encoder. It changes no loss.
public func negativeELBO(
  of model: ProbabilisticAutoencoder, _ x: Tensor, noise: Tensor,
  along path: GradientPath = .reparameterized
) -> Tensor {
  let q = model.encode(x)  // [batch, latents]
  let reconstruction = path.follow(through: q, noise: noise) { z in
    bernoulliLoss(logits: model.logits(z), x)
  }
  return reconstruction + q.kl
}

/// The mean of −ELBO over `images` [count, 784] in nats per image, at one z an image.
public func meanNegativeELBO(
  of model: ProbabilisticAutoencoder, on images: Tensor, using random: inout Random
) -> Double {
  let noise = Tensor.normal(images.rows, model.latents, using: &random)
  return Double(mean(negativeELBO(of: model, images, noise: noise)).scalar)
}

extension ProbabilisticAutoencoder {
  /// How many numbers a code has.
  public var latents: Int { encoderMean.bias.columns }
}
// snippet.end

// snippet.epoch
/// Shows the model every digit once, 128 a step, with new noise at each step, and returns the mean
/// loss per image along the way.
/// - Parameter loss: of a model, images [batch, 784] and noise [batch, latents], one an image, [batch, 1].
public func trainEpoch(
  _ model: inout ProbabilisticAutoencoder, with optimizer: inout Adam, on digits: DigitSet,
  using random: inout Random,
  noisyLoss loss: (ProbabilisticAutoencoder, Tensor, Tensor) -> Tensor = {
    negativeELBO(of: $0, $1, noise: $2)
  }
) -> Double {
  var noise = random.split()
  return trainEpoch(&model, with: &optimizer, on: digits, using: &random) { model, x in
    loss(model, x, .normal(x.rows, model.latents, using: &noise))
  }
}
// snippet.end
