// snippet.pair
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// How many numbers a code has.
  static let latents = 20

  /// Chapter 5's VAE and autoencoder again, 784 → hidden → 20 → hidden → 784.
  func trainPair(using random: inout Random) -> Pair {
    notebook.cell("models", "Chapter 5's two models again, on \(notebook.digits.name)")
    var vae = MeanCodec(
      model: ProbabilisticAutoencoder(latents: Self.latents, hidden: hidden, using: &random))
    var plain = Autoencoder(latents: Self.latents, hidden: hidden, using: &random)
    var (adam, plainAdam) = (Adam(learningRate: learningRate), Adam(learningRate: learningRate))
    for _ in notebook.progress("VAE and autoencoder", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(&vae.model, with: &adam, on: train, using: &random)
      _ = trainEpoch(
        &plain, with: &plainAdam, on: train, using: &random, loss: reconstructionLoss)
    }
    let unit = "squared error per image"
    notebook.heading("held-out digits", unit)
    notebook.row(
      "VAE, from μ",
      notebook.value("vaeError", reconstructionError(of: vae, on: heldOut), digits: 2, unit: unit))
    notebook.row(
      "autoencoder",
      notebook.value(
        "plainError", reconstructionError(of: plain, on: heldOut), digits: 2, unit: unit))
    return Pair(vae: vae, plain: plain)
  }
}
// snippet.end
