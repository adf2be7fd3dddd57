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

  /// The mean of −ELBO in nats.
  func loss(of x: Tensor) -> Double { Double(mean(distortion(of: x) + encode(x).kl).scalar) }

  /// Both layers' parameters, then log σ² of q(z|x).
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    decoder.visitParameters(visit)
    encoder.visitParameters(visit)
    visit(&encoderLogVariance)
  }
}
// snippet.end

// snippet.theory
/// What a linear VAE comes to at its optimum, by the variances λ of the data and the threshold βσ².
struct LinearOptimum {
  /// The mean KL of each latent in nats: ½ log(λ/βσ²), and 0 where λ ≤ βσ². Lucas et al. 2019.
  let rates: [Double]
  private let variances: [Double]
  private let threshold: Double

  /// - Parameters:
  ///   - variances: λ, in descending order.
  ///   - threshold: βσ².
  init(_ variances: [Double], latents: Int, threshold: Double) {
    rates = variances.prefix(latents).map { lambda in
      lambda > threshold ? naturalLogarithm(lambda / threshold) / 2 : 0
    }
    (self.variances, self.threshold) = (variances, threshold)
  }

  /// −ELBO in nats per image, for a σ² that need not be the threshold: with β it is not.
  func loss(noise variance: Float) -> Double {
    let sigma2 = Double(variance)
    return variances.enumerated().reduce(0) { sum, axis in
      let rate = axis.offset < rates.count ? rates[axis.offset] : 0
      // A latent in use leaves βσ² of its variance λ, and any other leaves all of it.
      let left = rate > 0 ? threshold : axis.element
      return sum + rate + 0.5 * (Double(logTwoPi) + naturalLogarithm(sigma2) + left / sigma2)
    }
  }
}
// snippet.end

// snippet.trainLinear
extension Study {
  /// Linear VAEs with 20 latents, one for each σ² and price of the KL, trained down E[−log p(x|z)] and that
  /// price, both exact. All begin alike.
  func trainLinear(
    on points: Tensor, _ kinds: [(variance: Double, price: Price)], from start: Random
  ) -> [GivenNoiseVAE] {
    let rounds = notebook.epochs(24)
    return notebook.sideBySide("linear VAEs", kinds) { kind in
      var random = start
      var vae = GivenNoiseVAE(
        pixels: points.columns, latents: 20, variance: Float(kind.variance), using: &random)
      var adam = Adam(learningRate: 3e-2)
      for round in 0..<rounds {
        if 4 * round >= 3 * rounds { adam.learningRate = 3e-3 }
        for _ in 0..<100 {
          adam.step(&vae) { vae in
            mean(vae.distortion(of: points))
              + kind.price(
                vae.encode(points).meanLatentKL, progress: Float(round) / Float(rounds))
          }
        }
      }
      return vae
    }
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
    let best = LinearOptimum(pca.variances, latents: 20, threshold: quiet)
    let other = LinearOptimum(pca.variances, latents: 20, threshold: loud)
    notebook.heading("", "λ > βσ²", "in use", "KL off by", "−ELBO too high")
    let kinds = [
      ("σ² = c", "linear", quiet, Price.weighted(1), best),
      ("σ² = c/4, β = 4", "linearBeta", quiet / 4, .weighted(4), best),
      ("a larger σ²", "linearLoud", loud, .weighted(1), other),
      ("σ² = c, annealing", "linearAnnealed", quiet, .annealed, best),
      ("σ² = c, free bits", "linearFreeBits", quiet, .freeBits(0.1), best),
    ]
    let models = trainLinear(on: pca.standIns, kinds.map { ($0.2, $0.3) }, from: start)
    for ((label, name, _, _, expected), vae) in zip(kinds, models) {
      report(label, name, vae, on: images, beside: expected)
    }
    let rates = models.map { sortedRates(of: $0, on: images) }
    latents("linearOtherMiscounted", abs(inUse(rates[0]) - inUse(other.rates)))
    nats("linearOtherOff", furthest(rates[0], other.rates), digits: 3)
    nats("linearBetaChange", furthest(rates[0], rates[1]), digits: 5)
    nats("linearLoudChange", furthest(rates[0], rates[2]), digits: 5)
    let loss = models[0].loss(of: images)
    nats("standInOff", abs(models[0].loss(of: pca.standIns) - loss), digits: 5)
    nats("meanAloneOff", abs(models[0].loss(of: pca.mean) - loss), digits: 2)
    notebook.figure(linearRates(rates, best.rates))
  }

  /// Prints what training has made of the latents, beside what the optimum makes of them.
  private func report(
    _ label: String, _ name: String, _ vae: GivenNoiseVAE, on images: Tensor,
    beside best: LinearOptimum
  ) {
    let rates = sortedRates(of: vae, on: images)
    notebook.row(
      label, latents("\(name)Predicted", inUse(best.rates)),
      latents("\(name)Used", inUse(rates)),
      nats("\(name)Off", furthest(rates, best.rates), digits: 3),
      nats("\(name)Excess", vae.loss(of: images) - best.loss(noise: vae.variance), digits: 3))
    latents("\(name)Miscounted", abs(inUse(rates) - inUse(best.rates)))
  }

  /// The mean KL of each latent, the greatest first.
  private func sortedRates(of vae: GivenNoiseVAE, on images: Tensor) -> [Double] {
    vae.encode(images).meanLatentKL.scalars.map { Double($0) }.sorted(by: >)
  }

  /// Latents that cost more than 0.01 nats.
  private func inUse(_ rates: [Double]) -> Double { countLatents(rates, above: 0.01) }

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
