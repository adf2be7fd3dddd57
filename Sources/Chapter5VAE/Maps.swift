// snippet.maps
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Measures
import Notebooks
import Tensors

extension Study {
  /// Both models again with two latents, so that their codes can be drawn on paper.
  func drawMaps(using random: inout Random) {
    notebook.cell("maps", "Two latents, on paper")
    var vae = ProbabilisticAutoencoder(latents: 2, hidden: 200, using: &random)
    var plain = Autoencoder(latents: 2, hidden: 200, using: &random)
    var (adam, plainAdam) = (Adam(learningRate: learningRate), Adam(learningRate: learningRate))
    for _ in notebook.progress("two latents", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(&vae, with: &adam, on: train, using: &random)
      _ = trainEpoch(
        &plain, with: &plainAdam, on: train, using: &random, loss: reconstructionLoss)
    }
    let codec = MeanCodec(model: vae)
    let (codes, plainCodes) = (codec.encode(heldOut), plain.encode(heldOut))  // [test, 2]
    notebook.heading("2 numbers a digit", "squared error", "beyond 3 (%)")
    report("VAE", "mapVAE", codec, codes)
    report("autoencoder", "mapPlain", plain, plainCodes)
    notebook.figure(maps(codes, plainCodes))
    notebook.figure(manifold(of: vae))
  }

  private func report(_ label: String, _ name: String, _ codec: some Codec, _ codes: Tensor) {
    let beyond = 100 * share(of: rowSums(square(codes)).scalars) { $0 > 9 }
    let error = reconstructionError(of: codec, on: heldOut)
    notebook.row(
      label, notebook.value("\(name)Error", error, digits: 2, unit: "squared error per image"),
      notebook.value("\(name)Beyond", beyond, digits: 1, unit: "%"))
  }
}

/// A square of codes at N(0, I)'s quantiles, each as likely as the next, [side², 2], from the upper
/// left to the lower right.
func quantileGrid(side: Int) -> Tensor {
  let quantiles = (0..<side).map { Float(normalQuantile((Double($0) + 0.5) / Double(side))) }
  let pairs = quantiles.reversed().flatMap { y in quantiles.flatMap { x in [x, y] } }
  return Tensor(rows: side * side, columns: 2, pairs)
}
// snippet.end
