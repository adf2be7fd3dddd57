// snippet.small
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Notebooks
import Tensors

/// Small VAEs, 784 → 100 → 20 → 100 → 784, that differ in one thing: all begin alike, and see the same
/// digits with the same noise.
struct SmallVAEs {
  let notebook: Notebook
  let digits: DigitSet
  /// ε for held-out images, [test, 20].
  let noise: Tensor
  private let start: Random

  init(_ study: Study, using random: inout Random) {
    notebook = study.notebook
    digits = study.train.prefix(10_000)
    noise = .normal(study.heldOut.rows, 20, using: &random)
    start = random.split()
  }

  /// Trains one for each loss, side by side.
  func train(_ label: String, _ losses: [Loss]) -> [ProbabilisticAutoencoder] {
    courses(label, losses, epochs: 4).map { $0[$0.count - 1] }
  }

  /// Trains one for each loss, side by side; what it is after each epoch.
  func courses(
    _ label: String, _ losses: [Loss], epochs schedule: Int
  ) -> [[ProbabilisticAutoencoder]] {
    let epochs = notebook.epochs(schedule)
    return notebook.sideBySide(label, losses) { [digits, start] loss in
      var random = start
      var model = ProbabilisticAutoencoder(latents: 20, hidden: 100, using: &random)
      var adam = Adam(learningRate: 3e-3)
      return (0..<epochs).map { epoch in
        let progress = Float(epoch) / Float(epochs)
        _ = trainEpoch(&model, with: &adam, on: digits, using: &random) { model, x, noise in
          loss(of: model, x, noise: noise, progress: progress)
        }
        return model
      }
    }
  }

  /// −log p(x|z) and the price of the latents' KL.
  struct Loss {
    var pixels = PixelDistribution.bernoulli
    var price = Price.weighted(1)

    /// In nats, of images x [batch, 784] by a model with ε [batch, 20].
    fileprivate func callAsFunction(
      of model: ProbabilisticAutoencoder, _ x: Tensor, noise: Tensor, progress: Float
    ) -> Tensor {
      let q = model.encode(x)
      let logits = model.logits(q.sample(noise: noise))
      return pixels.loss(logits: logits, x) + price(q.meanLatentKL, progress: progress)
    }
  }
}
// snippet.end
