// snippet.weigh
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Measures
import Notebooks
import Tensors

extension Study {
  /// The bound on held-out images: its spread, and what it seems to be if the mean is decoded.
  func weighBound(of model: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("bound", "The bound on held-out digits")
    let draws = (0..<10).map { _ in
      negativeELBO(
        of: model, heldOut, noise: .normal(heldOut.rows, model.latents, using: &random))
    }
    let losses = draws.map { Double(mean($0).scalar) }
    let atMean = mean(negativeELBO(of: model, heldOut, noise: .zeros(heldOut.rows, model.latents)))
    let sampled = losses.reduce(0, +) / Double(losses.count)
    notebook.heading("−ELBO", "nats")
    notebook.row("one code an image", nats("sampledLoss", sampled))
    notebook.row("spread over images", nats("imageSpread", deviation(draws[0])))
    notebook.row("spread over draws", nats("drawSpread", spread(losses), digits: 3))
    notebook.row("the mean decoded", nats("atMeanLoss", Double(atMean.scalar)))
    nats("meanFlatters", sampled - Double(atMean.scalar))
    nats("redrawFlatters", abs(losses[0] - losses[1]), digits: 3)
  }
}

/// The standard deviation of some numbers.
public func spread(_ numbers: [Double]) -> Double {
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(numbers.count)).squareRoot()
}

/// The standard deviation of a tensor's scalars.
func deviation(_ x: Tensor) -> Double { spread(x.scalars.map { Double($0) }) }
// snippet.end

// snippet.weights
/// log p(x, z)/q(z|x) in nats at `draws` codes of each image, [images, 784] → [images, draws].
public func logWeights(
  of model: ProbabilisticAutoencoder, _ images: Tensor, draws: Int, using random: inout Random
) -> Tensor {
  let q = model.encode(images)  // [images, latents]
  let rows = (0..<images.rows).map { image in
    let copies = [Int](repeating: image, count: draws)
    let one = Posterior(mean: q.mean.rows(copies), logVariance: q.logVariance.rows(copies))
    let z = one.sample(using: &random)  // [draws, latents]
    let logLikelihood = -bernoulliLoss(logits: model.logits(z), images.rows(image..<image + 1))
    return (logLikelihood + logPrior(of: z) - one.logDensity(of: z)).transposed  // [1, draws]
  }
  return Tensor(stacking: rows)
}
// snippet.end

// snippet.climb
extension Study {
  /// Importance-weighted bounds of 200 held-out images, and the ELBO's average over as many draws.
  func climb(with model: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("climb", "Closer to log p(x)")
    let draws = 500
    let weights = logWeights(of: model, heldOut.rows(0..<200), draws: draws, using: &random)
    notebook.heading("bound on −log p(x)", "nats")
    for size in [1, 5, 50, draws] {
      let groups = Tensor(
        rows: weights.count / size, columns: size, weights.scalars)  // [200 × groups, K]
      let bound = -Double(mean(importanceWeightedBound(groups)).scalar)
      notebook.row("K = \(size)", nats("bound\(size)", bound))
    }
    let average = -Double(mean(weights).scalar)
    let best = -Double(mean(importanceWeightedBound(weights)).scalar)
    nats("weightedGain", average - best)
    nats("averageGain", abs(average + Double(mean(weights.columns(0..<1)).scalar)))
  }
}
// snippet.end

// snippet.densities
/// log q(z|x) of each code under each posterior, in nats, [codes, latents] → [codes, posteriors].
public func logDensities(of z: Tensor, under q: Posterior) -> Tensor {
  let precision = exp(-q.logVariance)  // [posteriors, latents]
  let squares = matmul(square(z), precision, transposeB: true)  // [codes, posteriors]
  let products = matmul(z, q.mean * precision, transposeB: true)
  let constants = rowSums(square(q.mean) * precision + q.logVariance + logTwoPi)
  return -0.5 * (squares - 2 * products + constants.transposed)
}
// snippet.end

// snippet.dissect
extension Study {
  /// Splits the KL into what the code says of its image and how far all codes are from N(0, I).
  func dissect(_ model: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("surgery", "What the KL is spent on")
    let count = min(2_000, heldOut.rows)
    let q = model.encode(heldOut.rows(0..<count))  // [N, 20]
    let z = q.sample(using: &random)  // [N, 20]
    let densities = logDensities(of: z, under: q)  // [N, N]
    let own = Tensor(rows: count, columns: 1, (0..<count).map { densities[$0, $0] })
    let aggregate = importanceWeightedBound(densities)  // log q(z), [N, 1]
    let prior = logPrior(of: z)
    let total = Double(mean(q.kl).scalar)
    let information = Double(mean(own - aggregate).scalar)
    let marginal = Double(mean(aggregate - prior).scalar)
    let error = deviation(own - prior - q.kl) / Double(count).squareRoot()
    notebook.heading("over \(count) held-out digits", "nats")
    notebook.row("mean KL, closed form", nats("meanKL", total, digits: 2))
    notebook.row("I(x; z)", nats("information", information, digits: 2))
    notebook.row("KL(q(z) ‖ N(0, I))", nats("marginalKL", marginal, digits: 2))
    notebook.row("log N", nats("logCount", naturalLogarithm(Double(count)), digits: 2))
    let unit = "standard errors"
    notebook.value("surgeryOff", abs(information + marginal - total) / error, digits: 1, unit: unit)
    notebook.value("marginalOff", abs(marginal - total) / error, digits: 0, unit: unit)
    let untrained = ProbabilisticAutoencoder(latents: 20, hidden: hidden, using: &random)
    countActive(q, unlike: untrained.encode(heldOut))
  }

  /// Latents in use, by the variance of their mean (Burda et al. 2016) and by their share of the KL.
  private func countActive(_ q: Posterior, unlike untrained: Posterior) {
    let movement = columnVariances(q.mean)
    let kl = latentKL(q)
    notebook.print()
    notebook.heading("latents of 20 in use", "above 0.01", "above 0.1")
    for (label, name, measure) in [
      ("by the variance of μ", "activeByVariance", movement),
      ("by the KL in nats", "activeByKL", kl),
    ] {
      let counts = [0.01, 0.1].map { threshold in Double(measure.count { $0 > threshold }) }
      notebook.row(
        label, notebook.value(name, counts[0], digits: 0, unit: "latents"),
        notebook.value("\(name)Tenfold", counts[1], digits: 0, unit: "latents"))
    }
    nats("leastKL", least(kl), digits: 2)
    nats("fairKL", kl.reduce(0, +) / Double(kl.count), digits: 2)
    nats("leastUntrainedKL", least(latentKL(untrained)), digits: 4)
    notebook.figure(divergences(kl, movement: movement))
  }

  /// Each latent's mean KL, which add up to the mean KL.
  private func latentKL(_ q: Posterior) -> [Double] {
    q.meanLatentKL.scalars.map { Double($0) }
  }
}
// snippet.end
