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

  init(of model: ProbabilisticAutoencoder, _ small: SmallVAEs) {
    let q = model.encode(small.heldOut)
    let logits = model.logits(q.sample(noise: small.noise))
    distortion = Double(mean(bernoulliLoss(logits: logits, small.heldOut)).scalar)
    latentRates = meanRates(of: q).scalars.map { Double($0) }
  }

  /// KL(q(z|x) ‖ N(0, I)).
  var rate: Double { latentRates.reduce(0, +) }
  /// −ELBO.
  var loss: Double { distortion + rate }
  /// Latents that cost more than 0.1 nats.
  var inUse: Int { latentRates.count { $0 > 0.1 } }
}
// snippet.end

// snippet.sweep
extension Study {
  /// β from ¼ to 16, by factors of 2.
  func sweepBeta(_ small: SmallVAEs) {
    notebook.cell("sweep", "One model at seven prices")
    let betas: [Float] = [0.25, 0.5, 1, 2, 4, 8, 16]
    notebook.heading("β", "rate", "distortion", "−ELBO", "latents in use")
    let points = betas.enumerated().map { place, beta in
      let model = small.train("β = \(beta)", price: .weighted(beta))
      let point = RatePoint(of: model, small)
      notebook.row(
        "\(beta)", nats("rate\(place)", point.rate), nats("distortion\(place)", point.distortion),
        nats("loss\(place)", point.loss), latents("sweepUsed\(place)", point.inUse))
      return point
    }
    let (rates, losses) = (points.map(\.rate), points.map(\.loss))
    nats("greatestRateStep", greatest(steps(rates)))
    nats("leastDistortionStep", least(steps(points.map(\.distortion))))
    nats("leastRateStep", least(steps(rates)))
    nats("greatestDistortionStep", greatest(steps(points.map(\.distortion))))
    nats("excessAtOne", losses[2] - least(losses))
    nats("excessAtQuarter", losses[0] - least(losses))
    notebook.figure(rateCurve(betas, points))
  }

  /// Records a number of nats per image.
  @discardableResult
  func nats(_ name: String, _ number: Double, digits: Int = 1) -> Value {
    notebook.value(name, number, digits: digits, unit: "nats per image")
  }

  /// Records a number of latents.
  @discardableResult
  func latents(_ name: String, _ count: Int) -> Value {
    notebook.value(name, Double(count), digits: 0, unit: "latents")
  }
}

/// From each number to the next.
func steps(_ numbers: [Double]) -> [Double] { zip(numbers.dropFirst(), numbers).map { $0 - $1 } }
// snippet.end
