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

  /// Trains one down −log p(x|z) and the price of its latents' KL.
  /// - Parameter observe: sees the model after each epoch.
  func train(
    _ label: String, pixels: PixelDistribution = .bernoulli, price: Price = .weighted(1),
    epochs schedule: Int = 4, observe: (ProbabilisticAutoencoder) -> Void = { _ in }
  ) -> ProbabilisticAutoencoder {
    var random = start
    var model = ProbabilisticAutoencoder(latents: 20, hidden: 100, using: &random)
    var adam = Adam(learningRate: 3e-3)
    let epochs = notebook.epochs(schedule)
    for epoch in notebook.progress(label, 0..<epochs) {
      _ = trainEpoch(&model, with: &adam, on: digits, using: &random) { model, x, noise in
        let q = model.encode(x)
        let logits = model.logits(q.sample(noise: noise))
        return pixels.loss(logits: logits, x)
          + price(q.meanLatentKL, progress: Float(epoch) / Float(epochs))
      }
      observe(model)
    }
    return model
  }
}
// snippet.end
