// snippet.search
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Tensors

/// Codes to be found, a row an image.
struct Codes: Module {
  var z: Tensor

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&z) }
}

/// Looks for the codes of images of which only the first pixels are known.
struct CodeSearch {
  /// The known pixels, [images, known].
  let seen: Tensor
  /// A decoder of these pixels alone.
  private let decoder: ProbabilisticAutoencoder

  init(for seen: Tensor, by model: ProbabilisticAutoencoder) {
    var decoder = model
    decoder.decoderPixels.weights = model.decoderPixels.weights.columns(0..<seen.columns)
    decoder.decoderPixels.bias = model.decoderPixels.bias.columns(0..<seen.columns)
    (self.seen, self.decoder) = (seen, decoder)
  }

  /// −log p(x_seen, z) of each image in nats, [images, 1].
  func energy(of z: Tensor) -> Tensor {
    bernoulliLoss(logits: decoder.logits(z), seen) - logPrior(of: z)
  }

  /// The likeliest codes p(z|x_seen) that Adam finds.
  func optimise(from z: Tensor, steps: Int) -> Tensor {
    var codes = Codes(z: z)
    var adam = Adam(learningRate: 0.1)
    for _ in 0..<steps { adam.step(&codes) { sum(energy(of: $0.z)) } }
    return codes.z
  }

  /// Draws of p(z|x_seen) by Langevin's steps z ← z − h ∇E(z) + √(2h) ε. Neal 2011, section 5.
  /// - Parameter visit: sees the codes after each step.
  func sample(
    from z: Tensor, steps: Int, step h: Float = 0.003, using random: inout Random,
    visit: (Int, Tensor) -> Void
  ) {
    var codes = Codes(z: z)
    for step in 0..<steps {
      let gradient = lossWithGradient(at: codes) { sum(energy(of: $0.z)) }.gradient.z
      let noise = Tensor.normal(z.rows, z.columns, using: &random)
      codes.z = codes.z - h * gradient + (2 * h).squareRoot() * noise
      visit(step, codes.z)
    }
  }
}
// snippet.end
