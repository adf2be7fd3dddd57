// snippet.weight
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension LinearGaussian {
  /// log p(x|z) at z, in nats, [batch, 1].
  public func logLikelihood(of x: Tensor, at z: Tensor) -> Tensor {
    -gaussianLoss(mean: decode(z), logVariance: logVariance, x)
  }

  /// log p(x, z)/q(z|x) at z = μ + σ ⊙ ε, in nats, [batch, 1]. Its mean over ε is the ELBO.
  public func logWeight(of x: Tensor, under q: Posterior, noise: Tensor) -> Tensor {
    let z = q.sample(noise: noise)
    return logLikelihood(of: x, at: z) + logPrior(of: z) - q.logDensity(of: z)
  }
}

/// log (1/K) Σ w of each row of K weights, given as log w, in nats, [images, K] → [images, 1]. Burda,
/// Grosse and Salakhutdinov 2016.
public func importanceWeightedBound(_ logWeights: Tensor) -> Tensor {
  let first = logWeights.columns(0..<1)
  let logSum = first - logSoftmax(logWeights).columns(0..<1)
  return logSum - Float(naturalLogarithm(Double(logWeights.columns)))
}
// snippet.end

// snippet.sample
extension LinearStudy {
  /// The spread over draws of two estimates of one ELBO, for encoders of three widths.
  func sampleBound(using random: inout Random) {
    notebook.cell("sample", "The spread of an ELBO from one draw, 200 images, 100 draws each, nats")
    let x = heldOut.rows(0..<200)
    let best = oracle.meanField(of: x)
    notebook.heading("q(z|x)", "ELBO", "all sampled", "KL in closed form")
    for (label, name, change) in [
      ("p(z|x)", "best", 0), ("σ halved", "narrow", -2 * logTwo), ("σ doubled", "wide", 2 * logTwo),
    ] {
      let q = Posterior(mean: best.mean, logVariance: best.logVariance + change)
      let sampled = draws(100, for: x, using: &random) {
        model.logWeight(of: x, under: q, noise: $0)
      }
      let mixed = draws(100, for: x, using: &random) {
        model.logLikelihood(of: x, at: q.sample(noise: $0)) - q.kl
      }
      let elbo = average(model.elbo(of: x, under: q))
      let unit = "nats, standard deviation over draws"
      notebook.row(
        label, notebook.value("\(name)Bound", elbo, digits: 2, unit: "nats per image"),
        notebook.value("\(name)Sampled", spread(sampled), digits: 4, unit: unit),
        notebook.value("\(name)Mixed", spread(mixed), digits: 4, unit: unit))
    }
  }

  /// `count` draws of an estimate from noise [images, latents], [images, count].
  private func draws(
    _ count: Int, for x: Tensor, using random: inout Random, of estimate: (Tensor) -> Tensor
  ) -> Tensor {
    let draws = (0..<count).map { _ in
      estimate(.normal(x.rows, LinearStudy.latents, using: &random)).transposed  // [1, images]
    }
    return Tensor(stacking: draws).transposed
  }
}

/// The standard deviation over the draws [images, count], averaged over the images.
func spread(_ draws: Tensor) -> Double {
  let means = 1 / Float(draws.columns) * rowSums(draws)  // [images, 1]
  let variances = 1 / Float(draws.columns - 1) * rowSums(square(draws - means))
  return average(squareRoot(variances))
}
// snippet.end

// snippet.climb
extension LinearStudy {
  /// Importance-weighted bounds of growing K, from the same 1,024 draws an image.
  func climb(using random: inout Random) {
    notebook.cell("climb", "Bounds from K draws, latents turned by 45°, nats per image")
    let x = heldOut.rows(0..<100)
    let half = 0.5.squareRoot()
    let turned = model.turned(cosine: half, sine: half)
    let oracle = Oracle(turned)
    let q = oracle.meanField(of: x)
    let logWeights = draws(1024, for: x, using: &random) {
      turned.logWeight(of: x, under: q, noise: $0)
    }
    let sizes = (0...10).map { 1 << $0 }
    let grouped = sizes.map { bound(logWeights, groupsOf: $0) }
    let first = sizes.map { importanceWeightedBound(logWeights.columns(0..<$0)) }
    let exact = average(oracle.logLikelihood(of: x))
    notebook.heading("", "bound")
    for (label, name, index) in [
      ("K = 1, the ELBO", "climb1", 0), ("K = 32", "climb32", 5), ("K = 1024", "climb1024", 10),
    ] {
      notebook.row(
        label, notebook.value(name, average(grouped[index]), digits: 3, unit: "nats per image"))
    }
    notebook.row("log p(x)", notebook.value("climbExact", exact, digits: 3, unit: "nats per image"))
    let left = grouped.map { abs(exact - average($0)) / abs(exact - average(grouped[0])) }
    notebook.value("climbLeft", 100 * left[10], digits: 1, unit: "%")
    notebook.value("averageLeft", 100 * left[0], digits: 1, unit: "%")
    notebook.value("leastRise", leastRise(grouped), digits: 5, unit: "nats, the worst image")
    notebook.value("leastFirstRise", leastRise(first), digits: 2, unit: "nats, the worst image")
    notebook.figure(climbCurve(sizes, grouped.map { average($0) }, exact: exact))
  }

  /// The bound from each group of K draws, averaged over the groups, [images, draws] → [images, 1].
  private func bound(_ logWeights: Tensor, groupsOf size: Int) -> Tensor {
    let groups = logWeights.columns / size
    let rows = Tensor(rows: logWeights.rows * groups, columns: size, logWeights.scalars)
    let bounds = importanceWeightedBound(rows)  // [images × groups, 1]
    let table = Tensor(rows: logWeights.rows, columns: groups, bounds.scalars)
    return 1 / Float(groups) * rowSums(table)
  }

  /// The least that any image's bound gains from one K to the next; negative if one falls.
  private func leastRise(_ bounds: [Tensor]) -> Double {
    least(zip(bounds.dropFirst(), bounds).flatMap { ($0 - $1).scalars.map { Double($0) } })
  }
}
// snippet.end
