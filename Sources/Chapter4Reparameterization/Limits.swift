// snippet.dimensions
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Notebooks
import Tensors

/// The variances per coordinate of three estimates in d dimensions.
struct Spread {
  let dimensions: Int
  let through, score, baseline: Double

  /// Of ∂E[‖z‖²]/∂μ at N(0, I), each coordinate of which is 0, from 10,000 draws.
  init(dimensions d: Int, using random: inout Random) {
    let q = Posterior(mean: .zeros(10_000, d), logVariance: .zeros(10_000, d))
    let noise = Tensor.normal(10_000, d, using: &random)
    func f(_ z: Tensor) -> Tensor { rowSums(square(z)) }
    func score(minus b: Float) -> Tensor {
      scoreFunctionGradients(of: { f($0) - b }, at: q, noise: noise).mean
    }
    dimensions = d
    through =
      totalVariance(reparameterizedGradients(of: f, at: q, noise: noise).mean) / Double(d)
    self.score = totalVariance(score(minus: 0)) / Double(d)
    baseline = totalVariance(score(minus: Float(d + 2))) / Double(d)
  }
}

extension Study {
  /// The variances of both estimators, and of the score function with its best baseline.
  func addDimensions(using random: inout Random) {
    notebook.cell("dimensions", "The variance per coordinate for f = ‖z‖²")
    let spreads = [1, 2, 5, 10, 20, 50, 100].map { Spread(dimensions: $0, using: &random) }
    notebook.heading(
      "dimensions d", "reparameterized", "score", "exactly", "f − (d + 2)", "exactly")
    for spread in spreads {
      let d = spread.dimensions
      func show(_ name: String, _ variance: Double, digits: Int = 0) -> Value {
        notebook.value("\(name)\(d)", variance, digits: digits, unit: "variance per coordinate")
      }
      notebook.row(
        "\(d)", show("through", spread.through, digits: 2), show("score", spread.score),
        show("scoreExact", normScoreVariance(dimensions: d)), show("baseline", spread.baseline),
        show("baselineExact", normScoreVariance(dimensions: d, baseline: Double(d + 2))))
    }
    let (ten, twenty, hundred) = (spreads[3], spreads[4], spreads[6])
    let (ratio, growth) = ("times the reparameterized variance", "times from 10 to 100 dimensions")
    notebook.value("scoreOver20", twenty.score / twenty.through, digits: 0, unit: ratio)
    notebook.value("baselineOver20", twenty.baseline / twenty.through, digits: 1, unit: ratio)
    notebook.value("scoreGrowth", hundred.score / ten.score, digits: 1, unit: growth)
    notebook.value("baselineGrowth", hundred.baseline / ten.baseline, digits: 1, unit: growth)
    notebook.figure(variances(spreads))
  }
}
// snippet.end

// snippet.step
extension Study {
  /// ∂E[f(z)]/∂θ at z ~ N(0, 1) for slopes that get steeper, and for the step that they end in.
  func takeAStep(using random: inout Random) {
    notebook.cell("step", "Slopes, ever steeper, and a step, from 100,000 draws")
    let draws = 100_000
    let q = Posterior(mean: .zeros(draws, 1), logVariance: .zeros(draws, 1))
    let noise = Tensor.normal(draws, 1, using: &random)
    let slopes: [(label: String, name: String, f: (Tensor) -> Tensor)] = [
      ("sigmoid(z)", "gentle", sigmoid), ("sigmoid(10 z)", "firm", { sigmoid(10 * $0) }),
      ("sigmoid(100 z)", "steep", { sigmoid(100 * $0) }), ("step(z)", "step", step),
    ]
    func moments(_ f: (Tensor) -> Tensor) -> (through: Moments, score: Moments) {
      (
        Moments(of: reparameterizedGradients(of: f, at: q, noise: noise).mean),
        Moments(of: scoreFunctionGradients(of: f, at: q, noise: noise).mean)
      )
    }
    notebook.heading("f", "reparameterized", "variance", "score function", "variance")
    for (label, name, f) in slopes {
      let (through, score) = moments(f)
      func show(_ number: Double, _ suffix: String) -> Value {
        notebook.value(name + suffix, number, digits: 3, unit: "gradient of the mean")
      }
      notebook.row(
        label, show(through.mean, "Through"), show(through.variance, "ThroughVariance"),
        show(score.mean, "Score"), show(score.variance, "ScoreVariance"))
      notebook.value(
        name + "Ratio", through.variance / score.variance, digits: 2,
        unit: "times the score function's variance")
    }
    let (through, score) = moments(step)
    let exact = (1 / (2 * Double.pi)).squareRoot()  // the normal density at 0
    func error(_ mean: Double) -> Double { 100 * abs(mean - exact) / exact }
    notebook.value("stepExact", exact, digits: 3, unit: "gradient of the mean")
    notebook.value("stepThroughError", error(through.mean), digits: 1, unit: "%")
    notebook.value("stepScoreError", error(score.mean), digits: 1, unit: "%")
  }
}

/// 1 where x is positive, 0 elsewhere. Its derivative is 0 wherever it has one: nothing for a tape.
func step(_ x: Tensor) -> Tensor {
  Tensor(rows: x.rows, columns: x.columns, x.scalars.map { $0 > 0 ? 1 : 0 })
}
// snippet.end
