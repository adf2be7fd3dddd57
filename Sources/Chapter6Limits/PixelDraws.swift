// snippet.draw
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Measures
import Notebooks
import Tensors

/// Pixels that are 1 with the probability that their image says, and else 0, [batch, 784].
func drawCoins(_ image: Tensor, using random: inout Random) -> Tensor {
  let coins = Tensor.uniform(image.rows, image.columns, in: 0..<1, using: &random)
  return Tensor(
    rows: image.rows, columns: image.columns,
    zip(coins.scalars, image.scalars).map { $0 < $1 ? 1 : 0 })
}

/// Pixels of N(image, σ²), [batch, 784].
func drawGreys(_ image: Tensor, sigma: Float, using random: inout Random) -> Tensor {
  image + sigma * .normal(image.rows, image.columns, using: &random)
}
// snippet.end

// snippet.pixels
extension Study {
  /// Samples of p(x|z) itself, beside its mean: how sharp they are, and what a judge says of them.
  func drawPixels(
    by vae: MeanCodec, _ gaussian: ProbabilisticAutoencoder, _ small: SmallVAEs,
    using random: inout Random
  ) {
    notebook.cell("pixels", "Samples of pixels, which are not their mean")
    let judge = Judge(trainedOn: small.digits, epochs: 4, using: &random)
    let prior = Tensor.normal(1_000, 20, using: &random)
    let (image, gaussianImage) = (vae.decode(prior), gaussian.decode(prior))
    let variance = Double(mean(drawnErrors(of: gaussian, small)).scalar) / Double(heldOut.columns)
    let coins = drawCoins(image, using: &random)
    let greys = drawGreys(gaussianImage, sigma: Float(variance.squareRoot()), using: &random)
    notebook.heading("", "sharpness", "judge is sure (%)")
    let sure = [
      ("held-out digits", "asked", heldOut), ("Bernoulli, mean", "coinMean", image),
      ("Bernoulli, pixels drawn", "coinDrawn", coins),
      ("Gaussian, mean", "greyMean", gaussianImage),
      ("Gaussian, pixels drawn", "greyDrawn", greys),
    ].map { label, name, images in
      let share = 100 * judge.confidentShare(of: images)
      notebook.row(
        label, recordSharpness("\(name)Sharpness", of: images),
        notebook.value("\(name)Confident", share, digits: 1, unit: "%"))
      return share
    }
    notebook.value("judgeMoved", abs(sure[2] - sure[1]), digits: 1, unit: "% of the images")
    notebook.value("judgeShort", sure[0] - sure[1], digits: 1, unit: "% of the images")
    notebook.figure(pixelDraws(image, coins, gaussianImage, greys))
  }
}
// snippet.end
