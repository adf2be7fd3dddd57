// snippet.loss
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Requirements
import Tensors

/// −ELBO = −log p(x|z) + KL(q(z|x) ‖ N(0, I)) of each image in nats, [batch, 784] → [batch, 1], at
/// one z = μ + σ ⊙ ε an image. Its gradient goes through z. Kingma & Welling 2013.
/// - Parameters:
///   - x: images in 0…1, [batch, 784].
///   - noise: ε of N(0, I), [batch, latents].
public func negativeELBO(
  of model: ProbabilisticAutoencoder, _ x: Tensor, noise: Tensor
) -> Tensor {
  let q = model.encode(x)  // [batch, latents]
  let z = sample(q, noise: noise)  // [batch, latents]
  return bernoulliLoss(logits: model.logits(z), x)
    + standardNormalKL(mean: q.mean, logVariance: q.logVariance)
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
  noisyLoss loss: (ProbabilisticAutoencoder, Tensor, Tensor) -> Tensor = negativeELBO
) -> Double {
  var noise = random.split()
  return trainEpoch(&model, with: &optimizer, on: digits, using: &random) { model, x in
    loss(model, x, .normal(x.rows, model.latents, using: &noise))
  }
}
// snippet.end

// snippet.score
/// The value of `negativeELBO`, but with the score function for what the encoder does to the first
/// term.
/// - Parameter baseline: of the first term of each image, [batch, 1], what is taken off it.
public func scoreFunctionLoss(
  of model: ProbabilisticAutoencoder, _ x: Tensor, noise: Tensor,
  baseline: (Tensor) -> Tensor = { .zeros($0.rows, 1) }
) -> Tensor {
  let q = model.encode(x)  // [batch, latents]
  let z = sample(q, noise: noise).detached  // [batch, latents]
  let reconstruction = bernoulliLoss(logits: model.logits(z), x)  // [batch, 1]
  return reconstruction
    + scoreFunctionTerm(reconstruction - baseline(reconstruction), at: z, of: q)
    + standardNormalKL(mean: q.mean, logVariance: q.logVariance)
}

/// For each number of a column the mean of all others, [n, 1] → [n, 1]: a baseline that has not seen
/// the draw it is taken off. A lone number has 0.
public func meanOfOthers(_ f: Tensor) -> Tensor {
  require(f.columns == 1, "the others of [\(f.rows), \(f.columns)]")
  return 1 / Float(max(1, f.rows - 1)) * (sum(f) - f)
}
// snippet.end
