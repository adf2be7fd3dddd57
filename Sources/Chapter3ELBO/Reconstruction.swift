// snippet.losses
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension LinearStudy {
  /// The noise that hides in a squared error: by theory, and by training with the error itself.
  func compareLosses(using random: inout Random) {
    notebook.cell("losses", "What a squared error takes for noise, beside the whole KL")
    let pixels = heldOut.columns
    notebook.heading("reconstruction loss", "hidden σ²", "latents used", "KL", "log p(x)")
    let fitted = report("exact, σ² fitted", "fitted", variance: oracle.variance)
    let hidden = report("summed squared error", "summed", variance: 0.5)
    report("mean squared error", "reduced", variance: Double(pixels) / 2)
    notebook.print()
    let summed = trainedKL(weight: 1, using: &random)
    let reduced = trainedKL(weight: 1 / Float(pixels), using: &random)
    let nats = "nats per image"
    notebook.heading("trained with it", "KL")
    notebook.row(
      "summed squared error", notebook.value("summedTrainedKL", summed, digits: 3, unit: nats))
    notebook.row(
      "mean squared error", notebook.value("reducedTrainedKL", reduced, digits: 3, unit: nats))
    notebook.value("hiddenShort", fitted - hidden, digits: 1, unit: nats)
    notebook.value("halfOff", abs(summed - bestKL(variance: 0.5)), digits: 3, unit: nats)
    notebook.value("oneOff", abs(summed - bestKL(variance: 1)), digits: 3, unit: nats)
  }

  /// A loss's row: the best model for the σ² it assumes, and what its latents hold. Returns log p(x).
  @discardableResult
  private func report(_ label: String, _ name: String, variance: Double) -> Double {
    let likelihood = average(
      Oracle(LinearGaussian(pca, variance: variance)).logLikelihood(of: heldOut))
    let used = pca.variances.prefix(LinearStudy.latents).count { $0 > variance }
    let nats = "nats per image"
    notebook.row(
      label, notebook.value("\(name)Variance", variance, digits: 3, unit: "squared greys"),
      notebook.value("\(name)Used", Double(used), digits: 0, unit: "latents"),
      notebook.value("\(name)KL", bestKL(variance: variance), digits: 3, unit: nats),
      notebook.value("\(name)Likelihood", likelihood, digits: 1, unit: nats))
    return likelihood
  }

  /// ½ Σ log(λ/σ²) over the components with λ > σ², in nats: the mean KL of the best model for σ².
  private func bestKL(variance: Double) -> Double {
    let used = pca.variances.prefix(LinearStudy.latents).filter { $0 > variance }
    return used.reduce(0) { $0 + naturalLogarithm($1 / variance) / 2 }
  }

  /// Trains down weight · E‖x − x'‖² + KL; returns the mean KL it ends with.
  private func trainedKL(weight: Float, using random: inout Random) -> Double {
    var vae = LinearVAE(pixels: 196, latents: LinearStudy.latents, using: &random)
    var adam = Adam(learningRate: 1e-2)
    for _ in notebook.progress("losses", 1...notebook.epochs(8)) {
      _ = trainEpoch(&vae, with: &adam, on: train, using: &random) { vae, images in
        let x = quarter(images)
        let q = vae.encode(x)
        return weight * vae.model.expectedSquaredError(of: x, under: q) + q.kl
      }
    }
    return average(vae.encode(familiar).kl)
  }
}
// snippet.end

// snippet.greys
extension LinearStudy {
  /// The least cross-entropy that any decoder can reach: the greys' own entropy.
  func measureGreys() {
    notebook.cell("greys", "The floor of the cross-entropy, 28×28 held-out images")
    let binary = test.pixels.map { $0 < 128 ? 0 : 255 as UInt8 }
    let unit = "nats per image"
    notebook.heading("cross-entropy of x' = x", unit)
    notebook.row(
      "greys", notebook.value("greyFloor", floor(of: test.pixels), digits: 1, unit: unit))
    notebook.row(
      "black or white", notebook.value("binaryFloor", floor(of: binary), digits: 1, unit: unit))
  }

  /// Σ −x log x − (1 − x) log(1 − x) over an image's pixels in nats, averaged over the images.
  private func floor(of pixels: [UInt8]) -> Double {
    var counts = [Double](repeating: 0, count: 256)
    for pixel in pixels { counts[Int(pixel)] += 1 }
    let total = (1...254).reduce(0.0) { sum, level in
      let x = Double(level) / 255
      return sum - counts[level] * (x * naturalLogarithm(x) + (1 - x) * naturalLogarithm(1 - x))
    }
    return total / Double(test.count)
  }
}
// snippet.end
