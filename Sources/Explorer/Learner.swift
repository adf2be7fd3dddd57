import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Digits
import Requirements
import Tensors

/// A VAE that can be stopped between any two steps of its training.
///
/// The steps are those of the chapters' `trainEpoch`, epoch after epoch, to the bit.
public final class Learner {
  /// The model as it stands.
  public var model: ProbabilisticAutoencoder
  private var adam = Adam()
  private var epoch: Epoch?

  /// Random weights, 784 → hidden → latents → hidden → 784.
  public init(latents: Int, hidden: Int, using random: inout Random) {
    model = ProbabilisticAutoencoder(latents: latents, hidden: hidden, using: &random)
  }

  /// One step down the mean of −log p(x|z) + β KL over the next 128 digits; the mean before it.
  /// - Parameters:
  ///   - beta: what a nat of the KL costs, 1 in −ELBO.
  ///   - noiseScale: what ε is multiplied by in z = μ + σ ε, 1 in a sample of q; at 0 the codes are means.
  public func step(
    on digits: DigitSet, learningRate: Float, beta: Float, noiseScale: Float,
    using random: inout Random
  ) -> Float {
    guard let (batch, noise) = epoch?.next(latents: model.latents) else {
      epoch = Epoch(digits, using: &random)
      return step(
        on: digits, learningRate: learningRate, beta: beta, noiseScale: noiseScale, using: &random)
    }
    let x = digits.images(batch)  // [128, 784]
    adam.learningRate = learningRate
    return adam.step(&model) { model in
      let q = model.encode(x)  // [128, latents]
      let z = q.sample(noise: noiseScale * noise)
      let reconstruction = bernoulliLoss(logits: model.logits(z), x)
      return mean(reconstruction + beta * q.kl)
    }
  }
}

/// What is left of an epoch.
private struct Epoch {
  private var batches: Batches
  private var noise: Random

  init(_ digits: DigitSet, using random: inout Random) {
    require(digits.count > 0, "an epoch of no digits")
    noise = random.split()
    batches = digits.batches(of: 128, using: &random)
  }

  /// The digits of the next step and an ε for each, [128, latents]; nil after the last.
  mutating func next(latents: Int) -> (batch: ArraySlice<Int>, noise: Tensor)? {
    batches.next().map { ($0, .normal($0.count, latents, using: &noise)) }
  }
}
