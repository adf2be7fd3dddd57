// snippet.train
import Chapter1Autoencoder
import Notebooks
import Tensors

/// The end of an epoch, measured on held-out images.
struct Epoch {
  /// The squared error per image of decoded draws.
  let error: Double
  /// The standard deviation of μ over the images, root mean square over the latents.
  let spread: Double
  /// σ, root mean square over images and latents.
  let sigma: Double

  /// σ in % of the spread.
  var share: Double { 100 * sigma / spread }
}

/// A trained model, and its epochs, of which there is at least one.
struct Course {
  let codec: NoisyAutoencoder
  let epochs: [Epoch]

  var last: Epoch { epochs[epochs.count - 1] }
  /// How many times the spread of the means grew in the second half of the training.
  var lateGrowth: Double { last.spread / epochs[(epochs.count - 1) / 2].spread }
}

extension NoiseStudy {
  /// 784 → 200 → latents → 200 → 784, by Adam down the squared error of decoded draws.
  func train(
    _ scale: NoiseScale, latents: Int = 20, epochs schedule: Int = 10, _ label: String,
    using random: inout Random
  ) -> Course {
    var codec = NoisyAutoencoder(scale, latents: latents, using: &random)
    let epochs = train(&codec, for: 1...notebook.epochs(schedule), label, using: &random)
    return Course(codec: codec, epochs: epochs)
  }

  /// Trains the codec for some epochs, and measures it after each.
  func train(
    _ codec: inout NoisyAutoencoder, for epochs: ClosedRange<Int>, _ label: String,
    using random: inout Random
  ) -> [Epoch] {
    var adam = Adam(learningRate: 3e-3)
    var draws = random.split()
    var measured: [Epoch] = []
    for _ in notebook.progress(label, epochs) {
      _ = trainEpoch(&codec, with: &adam, on: train, using: &random) { codec, x in
        reconstructionLoss(codec, x, from: codec.posterior(of: x).sample(using: &draws))
      }
      measured.append(measure(codec))
    }
    return measured
  }

  /// How the codec fares with held-out images.
  func measure(_ codec: NoisyAutoencoder) -> Epoch {
    let posterior = codec.posterior(of: heldOut)
    let latents = posterior.mean.columns
    let z = posterior.sample(noise: noise.columns(0..<latents))
    return Epoch(
      error: Double(mean(reconstructionLoss(codec, heldOut, from: z)).scalar),
      spread: (totalVariance(posterior.mean) / Double(latents)).squareRoot(),
      sigma: Double(mean(exp(posterior.logVariance)).scalar).squareRoot())
  }
}
// snippet.end
