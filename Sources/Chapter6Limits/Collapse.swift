// snippet.points
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Measures
import Notebooks
import Tensors

/// Images of a quarter of the height and width, each grey the mean of 4 × 4, [batch, 784] → [batch, 49].
func pooled(_ images: Tensor) -> Tensor { matmul(images, pooling) }

private let pooling: Tensor = {
  var matrix = Tensor.zeros(784, 49)
  for row in 0..<28 {
    for column in 0..<28 { matrix[row * 28 + column, row / 4 * 7 + column / 4] = 1 / 16 }
  }
  return matrix
}()

extension PCA {
  /// Two points a component, μ ± √(D λᵢ)·uᵢ, [2 D, D]: they have the data's mean and covariance, and so the
  /// data's mean of any quadratic function.
  var standIns: Tensor {
    let scale = variances.map { ($0 * Double(variances.count)).squareRoot() }
    let column = Tensor(rows: scale.count, columns: 1, scale.map { Float($0) })
    let arms = column * components
    return Tensor(stacking: [mean + arms, mean - arms])
  }
}
// snippet.end

// snippet.linear
/// A linear-Gaussian model whose σ² is given, and a linear encoder.
struct GivenNoiseVAE: Module {
  var decoder, encoder: Dense
  /// Of q(z|x), [1, latents].
  var encoderLogVariance: Tensor
  /// σ².
  let variance: Float

  init(pixels: Int, latents: Int, variance: Float, using random: inout Random) {
    decoder = Dense(latents, pixels, using: &random)
    encoder = Dense(pixels, latents, using: &random)
    encoderLogVariance = .zeros(1, latents)
    self.variance = variance
  }

  /// q(z|x), [batch, pixels] → [batch, latents].
  func encode(_ x: Tensor) -> Posterior {
    Posterior(mean: encoder(x), logVariance: encoderLogVariance)
  }

  /// −E[log p(x|z)] in nats, exactly, [batch, pixels] → [batch, 1].
  func distortion(of x: Tensor) -> Tensor {
    let model = LinearGaussian(
      weights: decoder.weights, bias: decoder.bias,
      logVariance: log(Tensor(repeating: variance, rows: 1, columns: 1)))
    return -model.expectedLogLikelihood(of: x, under: encode(x))
  }

  /// Both layers' parameters, then log σ² of q(z|x).
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    decoder.visitParameters(visit)
    encoder.visitParameters(visit)
    visit(&encoderLogVariance)
  }
}
// snippet.end

// snippet.theory
/// What a linear VAE with `latents` latents comes to at its optimum, by the variances λ of the data.
struct LinearOptimum {
  /// The mean KL of each latent in nats: ½ log(λ/βσ²), and 0 where λ ≤ βσ². Lucas et al. 2019.
  let rates: [Double]
  /// −ELBO for β = 1, in nats per image.
  let loss: Double

  /// - Parameters:
  ///   - variances: λ, in descending order.
  ///   - threshold: βσ².
  init(_ variances: [Double], latents: Int, threshold: Double) {
    let used = variances.prefix(latents).count { $0 > threshold }
    rates = (0..<latents).map { latent in
      latent < used ? naturalLogarithm(variances[latent] / threshold) / 2 : 0
    }
    loss = variances.indices.reduce(0) { sum, axis in
      let variance = axis < used ? variances[axis] : threshold
      return sum + 0.5
        * (Double(logTwoPi) + naturalLogarithm(variance) + variances[axis] / variance)
    }
  }
}
// snippet.end

// snippet.trainLinear
extension Study {
  /// A linear VAE with 20 latents, trained down E[−log p(x|z)] and the price of the KL, both exact.
  func trainLinear(
    on points: Tensor, variance: Double, price: Price, from start: Random
  ) -> GivenNoiseVAE {
    var random = start
    var vae = GivenNoiseVAE(
      pixels: points.columns, latents: 20, variance: Float(variance), using: &random)
    var adam = Adam(learningRate: 3e-2)
    let rounds = notebook.epochs(24)
    for round in notebook.progress("linear VAE", 0..<rounds) {
      if 4 * round >= 3 * rounds { adam.learningRate = 3e-3 }
      for _ in 0..<100 {
        adam.step(&vae) { vae in
          mean(vae.distortion(of: points))
            + price(meanRates(of: vae.encode(points)), progress: Float(round) / Float(rounds))
        }
      }
    }
    return vae
  }
}
// snippet.end

// snippet.collapse
extension Study {
  /// Which of 20 latents of a linear VAE collapse, by theory and by training, with and without remedies.
  func collapseLatents(using random: inout Random) {
    notebook.cell("collapse", "Twenty latents of a linear VAE")
    let images = pooled(familiar)  // [10,000, 49]
    let pca = PCA(of: images, components: images.columns)
    let start = random.split()
    let (quiet, loud) = (pca.edge(within: 4..<12), pca.edge(within: 1..<4))
    notebook.heading("", "λ > βσ²", "in use", "KL off by", "−ELBO too high")
    let runs = [
      ("σ² = c", "linear", quiet, 1, Price.weighted(1)),
      ("σ² = c/4, β = 4", "linearBeta", quiet / 4, 4, .weighted(4)),
      ("a larger σ²", "linearLoud", loud, 1, .weighted(1)),
      ("σ² = c, annealing", "linearAnnealed", quiet, 1, .annealed),
      ("σ² = c, free bits", "linearFreeBits", quiet, 1, .freeBits(0.1)),
    ].map { label, name, variance, beta, price in
      let vae = trainLinear(on: pca.standIns, variance: variance, price: price, from: start)
      let best = LinearOptimum(pca.variances, latents: 20, threshold: beta * variance)
      return report(label, name, vae, on: images, beside: best, isBound: beta == 1)
    }
    let other = LinearOptimum(pca.variances, latents: 20, threshold: loud)
    latents("linearOtherMiscounted", abs(inUse(runs[0]) - inUse(other.rates)))
    nats("linearOtherOff", furthest(runs[0], other.rates), digits: 3)
    nats("linearBetaChange", furthest(runs[0], runs[1]), digits: 5)
    nats("linearLoudChange", furthest(runs[0], runs[2]), digits: 5)
    notebook.figure(
      linearRates(runs, LinearOptimum(pca.variances, latents: 20, threshold: quiet).rates))
  }

  /// Prints what a trained model has made of its latents, and returns their rates, the greatest first.
  private func report(
    _ label: String, _ name: String, _ vae: GivenNoiseVAE, on images: Tensor,
    beside best: LinearOptimum, isBound: Bool
  ) -> [Double] {
    let q = vae.encode(images)
    let rates = meanRates(of: q).scalars.map { Double($0) }.sorted(by: >)
    let loss = Double(mean(vae.distortion(of: images) + q.kl).scalar)
    var row = [
      latents("\(name)Predicted", inUse(best.rates)), latents("\(name)Used", inUse(rates)),
      nats("\(name)Off", furthest(rates, best.rates), digits: 3),
    ]
    if isBound { row.append(nats("\(name)Excess", loss - best.loss, digits: 3)) }
    notebook.row(label, row)
    latents("\(name)Miscounted", abs(inUse(rates) - inUse(best.rates)))
    return rates
  }

  /// Latents that cost more than 0.01 nats.
  private func inUse(_ rates: [Double]) -> Int { rates.count { $0 > 0.01 } }

  /// How far the rates are apart where they are most.
  private func furthest(_ a: [Double], _ b: [Double]) -> Double {
    greatest(zip(a, b).map { abs($0 - $1) })
  }
}

extension PCA {
  /// A σ² between two successive variances, √(λᵢλᵢ₊₁), whose ratio is the largest of those for i in
  /// `places`, from 1: no latent is near it.
  func edge(within places: Range<Int>) -> Double {
    let ratios = places.map { variances[$0 - 1] / variances[$0] }
    let i = places.lowerBound + (ratios.firstIndex(of: greatest(ratios)) ?? 0)
    return (variances[i - 1] * variances[i]).squareRoot()
  }
}
// snippet.end
