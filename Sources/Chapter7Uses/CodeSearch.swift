// snippet.search
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Tensors

/// Codes that are looked for, a row an image.
struct Codes: Module {
  var z: Tensor

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&z) }
}

/// p(z|x_seen) of images of which only the first pixels are seen.
struct CodeSearch {
  /// [images, seen].
  private let seen: Tensor
  /// Draws those pixels alone.
  private let decoder: ProbabilisticAutoencoder

  init(for seen: Tensor, by model: ProbabilisticAutoencoder) {
    var decoder = model
    decoder.decoderPixels.weights = model.decoderPixels.weights.columns(0..<seen.columns)
    decoder.decoderPixels.bias = model.decoderPixels.bias.columns(0..<seen.columns)
    (self.seen, self.decoder) = (seen, decoder)
  }

  /// E(z) = −log p(x_seen|z) − log p(z) of each image in nats, [images, latents] → [images, 1].
  func energy(of z: Tensor) -> Tensor {
    bernoulliLoss(logits: decoder.logits(z), seen) - logPrior(of: z)
  }

  /// The likeliest codes that Adam finds from 0. Images do not mix, so the sum has all their gradients.
  func likeliest(steps: Int) -> Codes {
    var codes = Codes(z: .zeros(seen.rows, decoder.latents))
    var adam = Adam(learningRate: 0.1)
    for _ in 0..<steps { adam.step(&codes) { sum(energy(of: $0.z)) } }
    return codes
  }

  /// Draws of p(z|x_seen), every `stride` of Langevin's steps z ← z − h ∇E(z) + √(2h) ε. Roberts & Tweedie 1996.
  func draws(
    from start: Codes, count: Int, every stride: Int, step h: Float = 0.01,
    using random: inout Random
  ) -> [Codes] {
    var codes = start
    return (0..<count).map { _ in
      for _ in 0..<stride {
        let gradient = lossWithGradient(at: codes) { sum(energy(of: $0.z)) }.gradient.z
        let noise = Tensor.normal(codes.z.rows, codes.z.columns, using: &random)
        codes.z = codes.z - h * gradient + (2 * h).squareRoot() * noise
      }
      return codes
    }
  }
}
// snippet.end
