// snippet.optimum
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension LinearStudy {
  /// What encoder and decoder look like where the bound is as high as it gets.
  func inspectOptimum() {
    notebook.cell("optimum", "Latents at the optimum, averaged over the training images")
    let q = oracle.meanField(of: familiar)
    let leastSquares = pca.encode(familiar) / squareRoot(rowSums(square(model.weights)).transposed)
    notebook.heading("latent", "λ", "KL (nats)", "½ log λ/σ²", "variance of μ", "1 − σ²/λ")
    for latent in [1, 2, 5, 10, 20] {
      let (lambda, one) = (pca.variances[latent - 1], q.latents(latent - 1..<latent))
      let formula = naturalLogarithm(lambda / oracle.variance) / 2
      notebook.row(
        "\(latent)",
        notebook.value("lambda\(latent)", lambda, digits: 3, unit: "squared greys"),
        notebook.value("kl\(latent)", average(one.kl), digits: 3, unit: "nats"),
        notebook.value("klFormula\(latent)", formula, digits: 3, unit: "nats"),
        notebook.value("meanVariance\(latent)", average(square(one.mean)), digits: 3, unit: "of μ"),
        notebook.value(
          "meanFormula\(latent)", 1 - oracle.variance / lambda, digits: 3, unit: "of μ"))
    }
    let formula = pca.variances.prefix(LinearStudy.latents)
      .reduce(0) { $0 + naturalLogarithm($1 / oracle.variance) / 2 }
    let kl = average(q.kl)
    let wrong = average(Posterior(mean: leastSquares, logVariance: q.logVariance).kl)
    let nats = "nats per image"
    notebook.value("meanKL", kl, digits: 2, unit: nats)
    notebook.value("meanKLOff", abs(kl - formula), digits: 4, unit: nats)
    notebook.value("leastSquaresKLOff", abs(wrong - formula), digits: 4, unit: nats)
    let unit = "of a covariance, the worst entry"
    notebook.value("aggregateOff", distanceFromIdentity(q), digits: 5, unit: unit)
    let points = Posterior(mean: q.mean, logVariance: q.logVariance - 100)
    notebook.value("meansOff", distanceFromIdentity(points), digits: 3, unit: unit)
    let pixels = Double(familiar.columns)
    let expected = average(model.expectedSquaredError(of: familiar, under: q)) / pixels
    let atMean = average(squaredError(model.decode(q.mean), familiar)) / pixels
    notebook.value("noiseOff", abs(expected / oracle.variance - 1), digits: 5, unit: "of σ²")
    notebook.value("noiseAtMeanOff", abs(atMean / oracle.variance - 1), digits: 3, unit: "of σ²")
  }

  /// The entry of the covariance of all posteriors together that is furthest from I's.
  private func distanceFromIdentity(_ q: Posterior) -> Double {
    let means = q.mean
    let covariance = 1 / Float(means.rows) * matmul(means, means, transposeA: true)
    var difference = covariance
    let variances = exp(q.logVariance)  // [1, latents]
    for i in 0..<variances.columns { difference[i, i] += variances[0, i] - 1 }
    return largest(difference)
  }
}
// snippet.end
