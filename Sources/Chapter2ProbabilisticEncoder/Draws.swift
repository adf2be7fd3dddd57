// snippet.parameters
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension NoiseStudy {
  /// What a layer's output means, and what a step of 0.1 in it does, as log σ² and as σ itself.
  func compareParameters(using random: inout Random) {
    notebook.cell("parameters", "An output of the encoder as log σ², and as σ")
    let untrained = ProbabilisticAutoencoder(latents: 20, hidden: 200, using: &random)
    let output = untrained.encode(heldOut).logVariance  // [1000, 20]
    let (asLogarithm, asItself) = ("as log σ² (%)", "as σ (%)")
    notebook.heading("", asLogarithm, asItself)
    notebook.row(
      "negative spreads",
      notebook.value("negativeSigmas", shareBelow(0, exp(0.5 * output)), digits: 1, unit: "%"),
      notebook.value("negativeOutputs", shareBelow(0, output), digits: 1, unit: "%"))
    let sigma = Tensor(rows: 1, columns: 3, [0.01, 1, 100])
    let stepped = exp(0.5 * (log(square(sigma)) + 0.1))
    let byLogarithm = (100 * (stepped - sigma) / sigma).scalars
    let byItself = (100 * Tensor(repeating: 0.1, rows: 1, columns: 3) / sigma).scalars
    for (index, size) in ["0.01", "1", "100"].enumerated() {
      notebook.row(
        "change at σ = \(size)",
        notebook.value("logStep\(index)", byLogarithm[index], digits: 1, unit: "of σ in percent"),
        notebook.value("plainStep\(index)", byItself[index], digits: 1, unit: "of σ in percent"))
    }
    notebook.value("logStep", greatest(byLogarithm), digits: 1, unit: "of σ in percent")
    notebook.value("plainStep", greatest(byItself), digits: 1, unit: "of σ in percent")
  }

  private func shareBelow(_ bound: Float, _ x: Tensor) -> Double {
    100 * share(of: x.scalars) { $0 < bound }
  }
}
// snippet.end

// snippet.draw
extension NoiseStudy {
  /// 10,000 draws from each of three spreads, and the two mistakes that are easily made.
  func draw(using random: inout Random) {
    notebook.cell("draw", "10,000 draws of three latents")
    let sigma: [Float] = [0.1, 0.5, 3]
    let logVariance = log(square(Tensor(rows: 1, columns: 3, sigma)))
    let posterior = Posterior(mean: .zeros(10_000, 3), logVariance: logVariance)
    let z = posterior.sample(using: &random)  // [10000, 3]
    let forgotten = exp(posterior.logVariance) * Tensor.normal(10_000, 3, using: &random)
    let shared = posterior.sample(noise: .normal(1, 3, using: &random))
    let (right, variance, same) = ("μ + σε", "μ + σ²ε", "μ + σε, one ε for all")
    notebook.heading("standard deviation", right, variance, same)
    var errors = [[Double]](repeating: [], count: 3)
    for latent in 0..<3 {
      let measured = [z, forgotten, shared].map { deviation($0, latent) }
      for (index, value) in measured.enumerated() {
        errors[index].append(abs(100 * (value / Double(sigma[latent]) - 1)))
      }
      notebook.row(
        "σ = \(sigma[latent])",
        zip(["right", "squared", "same"], measured).map {
          notebook.value("\($0)-\(latent)", $1, digits: 3, unit: "standard deviation")
        })
    }
    notebook.value("drawError", greatest(errors[0]), digits: 1, unit: "% of σ")
    notebook.value("squaredSigmaError", greatest(errors[1]), digits: 1, unit: "% of σ")
    notebook.value("sameNoiseError", greatest(errors[2]), digits: 1, unit: "% of σ")
  }

  private func deviation(_ x: Tensor, _ column: Int) -> Double {
    totalVariance(x.columns(column..<column + 1)).squareRoot()
  }
}
// snippet.end
