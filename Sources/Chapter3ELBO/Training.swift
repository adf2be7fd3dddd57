// snippet.vae
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import SavedModels
import Tensors

/// A linear-Gaussian model and a linear encoder that learn together.
struct LinearVAE: NamedModule {
  var model: LinearGaussian
  var encoder: Dense
  /// Of q(z|x), [1, latents]: in a linear model no image is vaguer than another.
  var encoderLogVariance: Tensor

  init(pixels: Int, latents: Int, using random: inout Random) {
    let decoder = Dense(latents, pixels, using: &random)
    model = LinearGaussian(
      weights: decoder.weights, bias: decoder.bias, logVariance: .zeros(1, 1))
    encoder = Dense(pixels, latents, using: &random)
    encoderLogVariance = .zeros(1, latents)
  }

  /// q(z|x), [batch, pixels] → [batch, latents].
  func encode(_ x: Tensor) -> Posterior {
    Posterior(mean: encoder(x), logVariance: encoderLogVariance)
  }

  /// The model's parameters, then the encoder's.
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    model.visitParameters(visit)
    encoder.visitParameters(visit)
    visit(&encoderLogVariance)
  }

  /// Their names in a file.
  var parameterNames: [ParameterName] {
    .dense("decoder") + .row("decoder.logVariance")
      + .dense("encoder") + .row("encoder.logVariance")
  }
}
// snippet.end

// snippet.train
extension LinearStudy {
  /// Climbs the ELBO with encoder, decoder and σ at once, and asks the oracle where log p(x) is.
  func train(using random: inout Random) throws(ModelError) {
    notebook.cell("train", "Training by the ELBO alone, held-out images, nats per image")
    var vae = LinearVAE(pixels: 196, latents: LinearStudy.latents, using: &random)
    try notebook.train(&vae, epochs: 20, using: &random, by: climb)
    let best = average(oracle.logLikelihood(of: heldOut))
    let (bound, likelihood) = (heldOutELBO(of: vae), heldOutLikelihood(of: vae))
    let nats = "nats per image"
    notebook.value("trainedELBO", bound, digits: 2, unit: nats)
    notebook.value("trainedLikelihood", likelihood, digits: 2, unit: nats)
    notebook.value("trainedGap", likelihood - bound, digits: 2, unit: nats)
    notebook.value("trainedShort", best - likelihood, digits: 2, unit: nats)
    compareAxes(vae, using: &random)
  }

  /// Prints where the bound and log p(x) are after each epoch.
  private func climb(
    with vae: inout LinearVAE, for epochs: ClosedRange<Int>, using random: inout Random
  ) {
    var adam = Adam(learningRate: 1e-2)
    var (bounds, likelihoods) = ([Double](), [Double]())
    notebook.print("epoch       ELBO   log p(x)")
    for epoch in notebook.progress("linear VAE", epochs) {
      if epoch > 12 { adam.learningRate = 1e-3 }
      _ = trainEpoch(&vae, with: &adam, on: train, using: &random) { vae, images in
        let x = quarter(images)
        return -vae.model.elbo(of: x, under: vae.encode(x))
      }
      bounds.append(heldOutELBO(of: vae))
      likelihoods.append(heldOutLikelihood(of: vae))
      notebook.print(
        "\(fixed(Double(epoch), digits: 0, width: 5)) \(fixed(bounds[epoch - 1], digits: 2, width: 10))"
          + " \(fixed(likelihoods[epoch - 1], digits: 2, width: 10))")
    }
    let (gaps, nats) = (zip(likelihoods, bounds).map { $0 - $1 }, "nats per image")
    notebook.value("firstGap", gaps[0], digits: 2, unit: nats)
    notebook.value("widestGap", greatest(gaps), digits: 2, unit: nats)
    let best = average(oracle.logLikelihood(of: heldOut))
    notebook.figure(boundCurve(bounds, likelihoods, best: best))
  }

  private func heldOutELBO(of vae: LinearVAE) -> Double {
    average(vae.model.elbo(of: heldOut, under: vae.encode(heldOut)))
  }

  private func heldOutLikelihood(of vae: LinearVAE) -> Double {
    average(Oracle(vae.model).logLikelihood(of: heldOut))
  }

  /// How far the rows of W are the principal components: after training by the ELBO, and after
  /// training the same matrices by the squared error alone.
  private func compareAxes(_ vae: LinearVAE, using random: inout Random) {
    var plain = LinearVAE(pixels: 196, latents: LinearStudy.latents, using: &random)
    var adam = Adam(learningRate: 1e-2)
    for _ in notebook.progress("without KL", 1...notebook.epochs(8)) {
      _ = trainEpoch(&plain, with: &adam, on: train, using: &random) { vae, images in
        squaredError(vae.model.decode(vae.encoder(quarter(images))), quarter(images))
      }
    }
    let unit = "squared cosine"
    for (name, weights) in [("elbo", vae.model.weights), ("plain", plain.model.weights)] {
      notebook.value("\(name)Axes", alignment(weights), digits: 2, unit: unit)
      let overlap = subspaceOverlap(weights, pca.components)
      notebook.value("\(name)Overlap", overlap, digits: 3, unit: unit)
    }
  }

  /// Each row's squared cosine with the component that it is closest to, averaged over the rows.
  private func alignment(_ weights: Tensor) -> Double {
    let directions = weights / squareRoot(rowSums(square(weights)))
    let cosines = rows(of: square(matmul(directions, pca.components, transposeB: true)))
    return average(cosines.map(greatest))
  }
}
// snippet.end
