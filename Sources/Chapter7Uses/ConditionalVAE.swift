// snippet.model
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Digits
import Tensors

/// A VAE that is told the class y on either side of the code: p(x|z, y) and q(z|x, y). Kingma et al. 2014, Sohn
/// et al. 2015.
///
/// Appending y to a layer's inputs as ten numbers, nine of them 0, adds one row of weights to what the layer
/// gives: here those rows are tables of their own, [10, hidden]. They begin as N(0, 1), far larger than other
/// weights, so that the class is told from the first step on. Where they begin at 0, the code learns to tell the
/// class before the tables do, and what is told is half ignored for long.
struct ConditionalVAE: Module {
  private var encoderHidden, encoderMean, encoderLogVariance, decoderHidden, decoderPixels: Dense
  private var encoderClasses, decoderClasses: Tensor

  /// Random weights for codes of `latents` numbers, and tables of N(0, `classScale`²).
  init(latents: Int, hidden: Int, classScale: Float = 1, using random: inout Random) {
    encoderHidden = Dense(DigitSet.pixelCount, hidden, using: &random)
    encoderMean = Dense(hidden, latents, using: &random)
    encoderLogVariance = Dense(hidden, latents, using: &random)
    decoderHidden = Dense(latents, hidden, using: &random)
    decoderPixels = Dense(hidden, DigitSet.pixelCount, using: &random)
    encoderClasses = classScale * .normal(10, hidden, using: &random)
    decoderClasses = classScale * .normal(10, hidden, using: &random)
  }

  /// How many numbers a code has.
  var latents: Int { encoderMean.bias.columns }

  /// q(z|x, y) of images [batch, 784] with their classes [batch].
  func encode(_ x: Tensor, _ labels: [Int]) -> Posterior {
    let h = relu(encoderHidden(x) + encoderClasses.rows(labels))  // [batch, hidden]
    return Posterior(mean: encoderMean(h), logVariance: encoderLogVariance(h))
  }

  /// The logits of the greys, for codes [batch, latents] and classes [batch] → [batch, 784].
  func logits(_ z: Tensor, _ labels: [Int]) -> Tensor {
    decoderPixels(relu(decoderHidden(z) + decoderClasses.rows(labels)))
  }

  /// D(z, y), greys in 0…1, [batch, 784].
  func decode(_ z: Tensor, _ labels: [Int]) -> Tensor { sigmoid(logits(z, labels)) }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoderHidden.visitParameters(visit)
    encoderMean.visitParameters(visit)
    encoderLogVariance.visitParameters(visit)
    decoderHidden.visitParameters(visit)
    decoderPixels.visitParameters(visit)
    visit(&encoderClasses)
    visit(&decoderClasses)
  }
}
// snippet.end

// snippet.train
extension ConditionalVAE {
  /// −log p(x|z, y) + KL(q(z|x, y) ‖ N(0, I)) of each image in nats, [batch, 1], at one z an image.
  func negativeELBO(of x: Tensor, _ labels: [Int], noise: Tensor) -> Tensor {
    let q = encode(x, labels)
    return bernoulliLoss(logits: logits(q.sample(noise: noise), labels), x) + q.kl
  }

  /// Shows the model every digit once, with its class, `size` a step.
  mutating func trainEpoch(
    with adam: inout Adam, on digits: DigitSet, batches size: Int = 128,
    using random: inout Random
  ) {
    var noise = random.split()
    for batch in digits.batches(of: size, using: &random) {
      let x = digits.images(batch)
      let labels = batch.map { Int(digits.labels[$0]) }
      let epsilon = Tensor.normal(x.rows, latents, using: &noise)
      adam.step(&self) { mean($0.negativeELBO(of: x, labels, noise: epsilon)) }
    }
  }
}
// snippet.end
