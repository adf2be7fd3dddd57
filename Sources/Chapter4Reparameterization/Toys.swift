// snippet.square
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension Study {
  /// ∂E[z²]/∂θ of z ~ N(θ, 1) at θ = 2, where the answer is 2θ and every variance is known.
  func squareNumbers(using random: inout Random) {
    notebook.cell("square", "The gradient of E[z²] at θ = 2, from 100,000 draws")
    let draws = 100_000
    let two = Tensor(repeating: 2, rows: draws, columns: 1)
    let q = Posterior(mean: two, logVariance: .zeros(draws, 1))
    let noise = Tensor.normal(draws, 1, using: &random)
    let through = reparameterizedGradients(of: square, at: q, noise: noise).mean
    func score(_ f: (Tensor) -> Tensor) -> Tensor {
      scoreFunctionGradients(of: f, at: q, noise: noise).mean
    }
    let other = square(q.sample(noise: .normal(draws, 1, using: &random)))  // another draw's f
    let (plain, best) = (score(square), score { square($0) - 7 })
    let ownBaseline = score { square($0) - 0.5 * (square($0) + other) }
    notebook.heading("estimates", "mean", "variance", "exactly")
    let gaps = [
      report("reparameterized", "through", through, exact: 4),
      report("score function", "score", plain, exact: squareScoreVariance(theta: 2)),
      report(
        "f − 5, its mean", "mean", score { square($0) - 5 },
        exact: squareScoreVariance(theta: 2, baseline: 5)),
      report("f − 7, the best", "best", best, exact: squareScoreVariance(theta: 2, baseline: 7)),
      report("f − mean of two draws", "own", ownBaseline, exact: 15),
    ]
    let (ratio, errors) = ("times the reparameterized variance", "standard errors")
    let (moments, unit) = (Moments(of: plain), Moments(of: through).variance)
    let meanSquare = moments.variance + moments.mean * moments.mean
    let meanSquareGap = abs(meanSquare - squareScoreVariance(theta: 2)) / moments.varianceError
    notebook.value("scoreRatio", moments.variance / unit, digits: 1, unit: ratio)
    notebook.value("bestRatio", Moments(of: best).variance / unit, digits: 1, unit: ratio)
    notebook.value("meanGap", Moments(of: plain - through).meanGap, digits: 1, unit: errors)
    notebook.value("ownGap", Moments(of: ownBaseline - through).meanGap, digits: 1, unit: errors)
    notebook.value("varianceGap", greatest(gaps), digits: 1, unit: errors)
    notebook.value("meanSquareGap", meanSquareGap, digits: 1, unit: errors)
    notebook.figure(histograms(through: through, score: plain))
  }

  /// Prints the moments, and returns how far the variance is from the exact one in standard errors.
  private func report(_ label: String, _ name: String, _ draws: Tensor, exact: Double) -> Double {
    let moments = Moments(of: draws)
    notebook.row(
      label, notebook.value("\(name)Mean", moments.mean, digits: 3, unit: "mean"),
      notebook.value("\(name)Variance", moments.variance, digits: 2, unit: "variance"),
      notebook.value("\(name)Exact", exact, digits: 0, unit: "variance"))
    return moments.varianceGap(from: exact)
  }
}
// snippet.end
