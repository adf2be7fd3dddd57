// snippet.pair
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import SavedModels
import Tensors

extension Study {
  /// How many numbers a code has.
  public static let latents = 20

  /// Chapter 5's VAE and autoencoder again, 784 → hidden → 20 → hidden → 784.
  public func trainPair(using random: inout Random) throws(ModelError) -> Pair {
    notebook.cell("models", "Chapter 5's two models again, on \(notebook.digits.name)")
    var model = ProbabilisticAutoencoder(latents: Self.latents, hidden: hidden, using: &random)
    try notebook.train(&model, epochs: schedule, using: &random) { model, epochs, random in
      var adam = Adam(learningRate: learningRate)
      for _ in notebook.progress("VAE", epochs) {
        _ = trainEpoch(&model, with: &adam, on: train, using: &random)
      }
    }
    let vae = MeanCodec(model: model)
    var plain = Autoencoder(latents: Self.latents, hidden: hidden, using: &random)
    var adam = Adam(learningRate: learningRate)
    for _ in notebook.progress("autoencoder", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(&plain, with: &adam, on: train, using: &random, loss: reconstructionLoss)
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
