// snippet.kinds
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// p(x|z) of a pixel, given the decoded image D(z) in 0…1.
enum PixelDistribution {
  /// x is 1 with probability D(z).
  case bernoulli
  /// N(D(z), σ²) with a σ that was chosen.
  case gaussian(sigma: Float)
  /// N(D(z), σ²) with the σ² that is best for the batch, its mean squared error per pixel. Rybkin et al. 2021.
  case bestGaussian

  /// −log p(x|z) of each image in nats, [batch, 784] → [batch, 1].
  func loss(logits: Tensor, _ x: Tensor) -> Tensor {
    if case .bernoulli = self { return bernoulliLoss(logits: logits, x) }
    let image = sigmoid(logits)
    let variance =
      if case .gaussian(let sigma) = self {
        Tensor(repeating: sigma * sigma, rows: 1, columns: 1)
      } else { mean(square(x - image)) }
    return gaussianLoss(mean: image, logVariance: log(variance), x)
  }
}
// snippet.end

// snippet.compare
extension Study {
  /// Four distributions of a pixel for one decoder. Returns the VAE with the best Gaussian.
  func compareDecoders(
    _ small: SmallVAEs, using random: inout Random
  ) -> ProbabilisticAutoencoder {
    notebook.cell("decoders", "One decoder, four distributions of a pixel")
    let prior = Tensor.normal(1_000, 20, using: &random)
    notebook.heading("p(x|z)", "redrawn", "sampled", "squared error", "KL (nats)")
    let kinds = [
      ("Gaussian, σ = 1", "unit", PixelDistribution.gaussian(sigma: 1)),
      ("Gaussian, σ = 0.05", "narrow", .gaussian(sigma: 0.05)),
      ("Gaussian, best σ", "best", .bestGaussian), ("Bernoulli", "coin", .bernoulli),
    ]
    let models = small.train("decoders", kinds.map { .init(pixels: $0.2) })
    let decoders = zip(kinds, models).map { report($0.0, $0.1, $1, small, prior) }
    let (unit, best, coin) = (decoders[0], decoders[2], decoders[3])
    let scale = "of the Bernoulli decoder's"
    notebook.value("bestOverCoin", best.redrawn / coin.redrawn, digits: 2, unit: scale)
    notebook.value("unitOverCoin", unit.redrawn / coin.redrawn, digits: 2, unit: scale)
    findSigma(of: drawnErrors(of: best.model, small))
    notebook.figure(
      redrawings(
        by: decoders.map(\.model), redrawn: decoders.map(\.redrawn),
        sampled: decoders.map(\.sampled)))
    return best.model
  }

  /// Prints how sharp held-out digits and draws of N(0, I) are when decoded, and what they cost.
  private func report(
    _ label: String, _ name: String, _ model: ProbabilisticAutoencoder, _ small: SmallVAEs,
    _ prior: Tensor
  ) -> (model: ProbabilisticAutoencoder, redrawn: Double, sampled: Double) {
    let q = model.encode(heldOut)
    let error = Double(mean(drawnErrors(of: model, small)).scalar)
    let redrawn = recordSharpness("\(name)Redrawn", of: model.decode(q.mean))
    let sampled = recordSharpness("\(name)Sampled", of: model.decode(prior))
    notebook.row(
      label, redrawn, sampled,
      notebook.value("\(name)Error", error, digits: 2, unit: "squared error per image"),
      notebook.value("\(name)KL", Double(mean(q.kl).scalar), digits: 1, unit: "nats per image"))
    return (model, redrawn.number, sampled.number)
  }

  /// ‖x − D(z)‖² of held-out digits at one code each, [test, 1].
  func drawnErrors(of model: ProbabilisticAutoencoder, _ small: SmallVAEs) -> Tensor {
    squaredError(model.decode(model.encode(heldOut).sample(noise: small.noise)), heldOut)
  }
}
// snippet.end

// snippet.sigma
/// A log σ² that is learned, [1, 1].
struct Scale: Module {
  var logVariance: Tensor

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&logVariance) }
}

/// The σ² of N(D(z), σ²) that gradient descent finds for images whose ‖x − D(z)‖² are known, [images, 1],
/// `pixels` an image.
func learnedVariance(of errors: Tensor, pixels: Int) -> Double {
  var scale = Scale(logVariance: .zeros(1, 1))
  var adam = Adam(learningRate: 0.1)
  let error = mean(errors)
  for step in 0..<600 {
    if step == 300 { adam.learningRate = 0.01 }
    adam.step(&scale) {
      0.5 * (exp(-$0.logVariance) * error + Float(pixels) * ($0.logVariance + logTwoPi))
    }
  }
  return Double(exp(scale.logVariance).scalar)
}

extension Study {
  /// Whether the σ² that is learned is the mean squared error per pixel.
  private func findSigma(of errors: Tensor) {
    let pixels = heldOut.columns
    let learned = learnedVariance(of: errors, pixels: pixels)
    let variance = Double(mean(errors).scalar) / Double(pixels)
    notebook.value("bestSigma", variance.squareRoot(), digits: 3, unit: "greys")
    let unit = "% of the mean squared error"
    notebook.value("sigmaOff", 100 * abs(learned / variance - 1), digits: 3, unit: unit)
    notebook.value("hiddenSigmaOff", 100 * abs(1 / variance - 1), digits: 0, unit: unit)
  }
}
// snippet.end
