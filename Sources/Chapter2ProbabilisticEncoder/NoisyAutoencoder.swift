// snippet.noisy
import Chapter1Autoencoder
import Tensors

/// Where σ comes from.
enum NoiseScale {
  /// One number for all images and latents; 0 makes it the autoencoder of chapter 1.
  case constant(Float)
  /// That share of each latent's own spread over the batch.
  case share(Float)
  /// The encoder's second layer, for each image and latent.
  case learned
}

/// A probabilistic autoencoder together with the σ it is trained at.
struct NoisyAutoencoder: Codec, NamedModule {
  var model: ProbabilisticAutoencoder
  let scale: NoiseScale

  /// N(μ, σ²) of each image, [batch, latents], with σ² as the scale says.
  func posterior(of x: Tensor) -> Posterior {
    let encoded = model.encode(x)
    switch scale {
    case .constant(let sigma):
      let variance = Tensor(repeating: sigma * sigma, rows: 1, columns: encoded.mean.columns)
      return Posterior(mean: encoded.mean, logVariance: log(variance))
    case .share(let share): return Posterior(mean: encoded.mean, spreadShare: share)
    case .learned: return encoded
    }
  }

  /// μ, [batch, 784] → [batch, latents].
  func encode(_ x: Tensor) -> Tensor { model.encode(x).mean }

  /// D(z), [batch, latents] → [batch, 784].
  func decode(_ z: Tensor) -> Tensor { model.decode(z) }

  /// The model's parameters.
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { model.visitParameters(visit) }

  /// The model's names of them.
  var parameterNames: [ParameterName] { model.parameterNames }
}

extension NoisyAutoencoder {
  /// Random weights, 784 → 200 → latents → 200 → 784.
  init(_ scale: NoiseScale, latents: Int, using random: inout Random) {
    model = ProbabilisticAutoencoder(latents: latents, hidden: 200, using: &random)
    self.scale = scale
  }
}
// snippet.end

// snippet.share
extension Posterior {
  /// The same σ about each mean: `share` times the standard deviation of the means over the batch,
  /// latent by latent, so that σ grows as the means do.
  init(mean: Tensor, spreadShare share: Float) {
    let perImage = 1 / Float(mean.rows)
    let centred = mean - perImage * columnSums(mean)  // [batch, latents]
    let variance = perImage * columnSums(square(centred))  // [1, latents]
    self.init(mean: mean, logVariance: log(share * share * variance))
  }
}
// snippet.end

// snippet.loss
/// ‖x − D(z)‖² of each image, for codes `z` of `x`, [batch, 784] → [batch, 1].
func reconstructionLoss(_ codec: some Codec, _ x: Tensor, from z: Tensor) -> Tensor {
  squaredError(codec.decode(z), x)
}
// snippet.end
