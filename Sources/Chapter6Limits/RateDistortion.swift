// snippet.point
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Measures
import Notebooks
import Tensors

/// What held-out images cost a model, in nats per image.
struct RatePoint {
  /// −log p(x|z) at one code an image.
  let distortion: Double
  /// The mean KL of each latent.
  let latentRates: [Double]

  init(of model: ProbabilisticAutoencoder, on images: Tensor, noise: Tensor) {
    let q = model.encode(images)
    let logits = model.logits(q.sample(noise: noise))
    distortion = Double(mean(bernoulliLoss(logits: logits, images)).scalar)
    latentRates = q.meanLatentKL.scalars.map { Double($0) }
  }

  /// KL(q(z|x) ‖ N(0, I)).
  var rate: Double { latentRates.reduce(0, +) }
  /// −ELBO.
  var loss: Double { distortion + rate }
  /// Latents that cost more than 0.1 nats.
  var inUse: Double { countLatents(latentRates, above: 0.1) }
}

/// How many rates are above `threshold` nats; NaN if one of them is.
func countLatents(_ rates: [Double], above threshold: Double) -> Double {
  (Double(rates.count) * share(of: rates) { $0 > threshold }).rounded()
}
// snippet.end

// snippet.sweep
extension Study {
  /// β from ¼ to 16, by factors of 2.
  func sweepBeta(_ small: SmallVAEs) {
    notebook.cell("sweep", "One model at seven prices")
    let betas: [Float] = [0.25, 0.5, 1, 2, 4, 8, 16]
    notebook.heading("β", "rate", "distortion", "−ELBO", "latents in use")
    let models = small.train("seven prices", betas.map { .init(price: .weighted($0)) })
    let points = models.map { RatePoint(of: $0, on: heldOut, noise: small.noise) }
    for (place, (beta, point)) in zip(betas, points).enumerated() {
      notebook.row(
        fixed(Double(beta), digits: 2), nats("rate\(place)", point.rate),
        nats("distortion\(place)", point.distortion), nats("loss\(place)", point.loss),
        latents("sweepUsed\(place)", point.inUse))
    }
    let losses = points.map(\.loss)
    nats("greatestRateStep", greatest(steps(points.map(\.rate))))
    nats("greatestDistortionStep", greatest(steps(points.map(\.distortion))))
    nats("excessAtOne", losses[2] - least(losses))
    nats("excessAtQuarter", losses[0] - least(losses))
    weighSlopes(between: betas, points)
  }

  /// How much distortion a nat of rate buys between two prices, beside the prices.
  private func weighSlopes(between betas: [Float], _ points: [RatePoint]) {
    let prices = betas.dropLast().map { Double($0) * 2.0.squareRoot() }  // of β and 2 β
    let slopes = zip(points, points.dropFirst()).map {
      ($1.distortion - $0.distortion) / ($0.rate - $1.rate)
    }
    notebook.print()
    notebook.heading("from β to 2 β", "√2 β", "distortion for a nat")
    for (place, (price, slope)) in zip(prices, slopes).enumerated() {
      notebook.row(
        fixed(Double(betas[place]), digits: 2),
        notebook.value("price\(place)", price, digits: 2, unit: "nats for a nat"),
        notebook.value("slope\(place)", slope, digits: 2, unit: "nats for a nat"))
    }
    let unit = "times too steep or too flat"
    notebook.value("slopeOff", worstFactor(between: slopes, prices), digits: 2, unit: unit)
    let level = prices.map { _ in 1.0 }
    notebook.value("levelSlopeOff", worstFactor(between: slopes, level), digits: 1, unit: unit)
    notebook.figure(rateCurve(betas, points, prices: prices, slopes: slopes))
  }

  /// Records a number of latents.
  @discardableResult
  func latents(_ name: String, _ count: Double) -> Value {
    notebook.value(name, count, digits: 0, unit: "latents")
  }
}

/// The largest factor between numbers and what they should be, 1 or more; NaN if one has not its sign.
func worstFactor(between found: [Double], _ expected: [Double]) -> Double {
  greatest(zip(found, expected).map { $0 / $1 > 0 ? greatest([$0 / $1, $1 / $0]) : .nan })
}

/// From each number to the next.
func steps(_ numbers: [Double]) -> [Double] { zip(numbers.dropFirst(), numbers).map { $0 - $1 } }
// snippet.end
