// snippet.turn
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension LinearStudy {
  /// Turns the latents against one another in 16 steps to a right angle. p(x) stays; what a q with
  /// independent latents can reach does not.
  func turnLatents() {
    notebook.cell("turn", "The same p(x), its latents turned")
    let x = heldOut.rows(0..<200)
    let straight = average(oracle.logLikelihood(of: x))
    let (cosine, sine) = sixteenth()
    var turned = model
    var (measured, formula, tempting) = ([Double](), [Double](), [Double]())
    var (defects, marginalDefects, changes) = ([Double](), [Double](), [Double]())
    for _ in 0...16 {
      let oracle = Oracle(turned)
      let exact = oracle.logLikelihood(of: x)
      let gap = meanFieldGap(oracle)
      let best = gaps(exact, turned.elbo(of: x, under: oracle.meanField(of: x)))
      let marginal = gaps(exact, turned.elbo(of: x, under: oracle.marginals(of: x)))
      defects += best.map { abs($0 - gap) }
      marginalDefects += marginal.map { abs($0 - gap) }
      changes.append(abs(average(exact) - straight))
      measured.append(average(best))
      tempting.append(average(marginal))
      formula.append(gap)
      turned = turned.turned(cosine: cosine, sine: sine)
    }
    notebook.heading("latents turned by", "log p(x) − ELBO")
    for (label, name, step) in [
      ("0°", "straightGap", 0), ("22.5°", "quarterGap", 4), ("45°", "turnedGap", 8),
      ("90°", "swappedGap", 16),
    ] {
      notebook.row(label, notebook.value(name, measured[step], digits: 3, unit: "nats per image"))
    }
    notebook.value("turnChange", greatest(changes), digits: 5, unit: "nats per image")
    notebook.value("meanFieldDefect", greatest(defects), digits: 5, unit: "nats, the worst image")
    notebook.value(
      "marginalDefect", greatest(marginalDefects), digits: 3, unit: "nats, the worst image")
    notebook.figure(gapCurve(measured, formula, tempting))
  }

  /// log p(x) − ELBO of each image.
  private func gaps(_ exact: [Double], _ elbo: Tensor) -> [Double] {
    zip(exact, elbo.scalars).map { $0 - Double($1) }
  }
}

/// The cosine and the sine of 90°/16: a right angle, halved four times by square roots.
func sixteenth() -> (cosine: Double, sine: Double) {
  (0..<4).reduce((cosine: 0.0, sine: 1.0)) { angle, _ in
    (((1 + angle.cosine) / 2).squareRoot(), ((1 - angle.cosine) / 2).squareRoot())
  }
}
// snippet.end

// snippet.gap
import Measures

/// ½ (Σ log Pᵢᵢ − log|P|) in nats: what the best q with independent latents misses, for every image.
func meanFieldGap(_ oracle: Oracle) -> Double {
  let latents = oracle.covariance.count
  let diagonal = (0..<latents).map { naturalLogarithm(oracle.precision[$0 * latents + $0]) }
  return (diagonal.reduce(0, +) - oracle.precisionFactor.logDeterminant) / 2
}
// snippet.end
