// snippet.divergence
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension LinearStudy {
  /// The closed form of KL(q ‖ p(z)) against sampling, and its gradient by hand against the tape.
  func checkDivergence(using random: inout Random) {
    notebook.cell("kl", "KL(N(μ, σ²) ‖ N(0, 1)) of one latent, 100,000 draws, nats")
    var (off, offDoubled) = ([Double](), [Double]())
    notebook.heading("μ, σ", "closed form", "sampled", "SE")
    for (name, mean, deviation) in [
      ("klMoved", 1.0, 1.0), ("klNarrow", 0.0, 0.1), ("klWide", 0.0, 2.0), ("klBoth", -2.0, 0.5),
    ] {
      let q = Posterior(
        mean: Tensor(repeating: Float(mean), rows: 1, columns: 1),
        logVariance: 2 * log(Tensor(repeating: Float(deviation), rows: 1, columns: 1)))
      let closed = Double(q.kl.scalar)
      let z = q.sample(noise: .normal(100_000, 1, using: &random))
      let ratios = q.logDensity(of: z) - logPrior(of: z)  // [100000, 1]
      let sampled = average(ratios)
      let variance = average(square(ratios - Float(sampled)))
      let error = (variance / Double(z.rows - 1)).squareRoot()
      off.append(abs(sampled - closed) / error)
      offDoubled.append(abs(sampled - 2 * closed) / error)
      notebook.row(
        "\(fixed(mean, digits: 0)), \(fixed(deviation, digits: 1))",
        notebook.value("\(name)Closed", closed, digits: 4, unit: "nats"),
        notebook.value("\(name)Sampled", sampled, digits: 4, unit: "nats"),
        notebook.value("\(name)Error", error, digits: 4, unit: "nats"))
    }
    let unit = "standard errors, the worst"
    notebook.value("klOff", greatest(off), digits: 1, unit: unit)
    notebook.value("klWithoutHalfOff", greatest(offDoubled), digits: 0, unit: unit)
    checkGradient(using: &random)
    notebook.figure(divergenceSurface())
  }

  /// μ and ½(σ² − 1), beside what the tape says, at 1,000 random points.
  private func checkGradient(using random: inout Random) {
    let tape = Tape()
    let mean = tape.watch(Tensor.uniform(100, 10, in: -3..<3, using: &random))
    let logVariance = tape.watch(Tensor.uniform(100, 10, in: -4..<2, using: &random))
    let gradients = tape.gradients(of: sum(Posterior(mean: mean, logVariance: logVariance).kl))
    let byHand = 0.5 * (exp(logVariance.detached) - 1)
    let difference = greatest([
      largest(gradients[mean] - mean.detached), largest(gradients[logVariance] - byHand),
    ])
    notebook.value("klGradientOff", difference, digits: 7, unit: "nats per unit, the worst")
    notebook.value(
      "klGradientWithoutHalfOff", largest(gradients[logVariance] - 2 * byHand), digits: 1,
      unit: "nats per unit, the worst")
  }
}

/// The greatest absolute value.
public func largest(_ x: Tensor) -> Double { greatest(x.scalars.map { abs(Double($0)) }) }
// snippet.end
