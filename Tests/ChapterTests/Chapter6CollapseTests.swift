import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Foundation
import Measures
import Tensors
import Testing

@testable import Chapter6Limits

/// What chapter 6 says of rates and of collapse, each with an answer that is known without it.
@Suite struct Chapter6CollapseTests {
  // MARK: - Rates and their price

  static func posterior() -> Posterior {
    Posterior(
      mean: Tensor(rows: 2, columns: 2, [1, 0, -2, 0.5]),
      logVariance: Tensor(rows: 2, columns: 2, [-1, 0, 0.5, -3]))
  }

  @Test("the mean rates are ½ (μ² + σ² − log σ² − 1) of each latent, and add up to the mean KL")
  func rates() {
    let rates = Self.posterior().meanLatentKL.scalars
    let first = (0.5 * (1 + exp(-1.0) + 1 - 1) + 0.5 * (4 + exp(0.5) - 0.5 - 1)) / 2
    #expect(abs(Double(rates[0]) - first) < 1e-5)
    #expect(abs(rates[0] + rates[1] - mean(Self.posterior().kl).scalar) < 1e-5)
  }

  @Test("each price, by hand")
  func prices() {
    let rates = Tensor(rows: 1, columns: 3, [0.2, 1, 0.5])
    func sum(_ price: Price, _ progress: Float) -> Float { price(rates, progress: progress).scalar }
    #expect(abs(sum(.weighted(4), 0) - 6.8) < 1e-5 && abs(sum(.weighted(4), 1) - 6.8) < 1e-5)
    #expect(sum(.annealed, 0) == 0 && abs(sum(.annealed, 0.25) - 0.85) < 1e-5)
    #expect(abs(sum(.annealed, 0.5) - 1.7) < 1e-5 && abs(sum(.annealed, 1) - 1.7) < 1e-5)
    #expect(abs(sum(.freeBits(0.5), 0) - 2) < 1e-5 && abs(sum(.freeBits(0), 0.3) - 1.7) < 1e-5)
  }

  @Test("below the floor a latent's KL has no gradient, and above it all of it")
  func freeGradient() {
    let tape = Tape()
    let rates = tape.watch(Tensor(rows: 1, columns: 3, [0.2, 1, 0.4]))
    let price = Price.freeBits(0.5)(rates, progress: 0)
    #expect(tape.gradients(of: price)[rates].scalars == [0, 1, 0])
  }

  @Test("what is no number is no latent that is idle")
  func noNumbers() {
    #expect(countLatents([0.2, 0.05, 0.11, 0], above: 0.1) == 2)
    #expect(countLatents([0.2, .nan], above: 0.1).isNaN)
    #expect(
      (0...20).allSatisfy { used in
        let rates = (0..<20).map { $0 < used ? 1.0 : 0 }
        return countLatents(rates, above: 0.1) == Double(used)
      })
  }

  @Test("from each number to the next")
  func differences() { #expect(steps([1, 4, 2]) == [3, -2]) }

  @Test("a factor is the same either way, and none is good enough for the wrong sign")
  func factors() {
    #expect(worstFactor(between: [1, 3, 4], [1, 2, 8]) == 2)
    #expect(worstFactor(between: [1, -2], [1, 2]).isNaN)
    #expect(worstFactor(between: [1, .nan], [1, 2]).isNaN)
  }

  // MARK: - The linear model

  /// Points with the variances 3, 1, ½ and ⅛ along the axes, about a mean.
  static let variances = [3, 1, 0.5, 0.125]
  static let data: Tensor = {
    var arms = Tensor.zeros(8, 4)
    for (axis, variance) in variances.enumerated() {
      let length = Float((4 * variance).squareRoot())
      (arms[2 * axis, axis], arms[2 * axis + 1, axis]) = (length, -length)
    }
    return arms + Tensor(rows: 1, columns: 4, [1, 2, 0, -1])
  }()

  @Test("stand-ins have the mean and the covariance of what they stand for")
  func standIns() {
    var random = Random(seed: 1)
    let data = matmul(.normal(50, 3, using: &random), .normal(3, 3, using: &random)) + 2
    let pca = PCA(of: data, components: 3)
    let other = PCA(of: pca.standIns, components: 3)
    #expect(pca.standIns.rows == 6)
    #expect(largest(other.mean - pca.mean) < 1e-5)
    for axis in 0..<3 { #expect(abs(other.variances[axis] / pca.variances[axis] - 1) < 1e-4) }
    #expect(subspaceOverlap(other.components.rows(0..<1), pca.components.rows(0..<1)) > 0.999)
    func spread(_ x: Tensor) -> [Float] {
      let centred = x - pca.mean
      return (1 / Float(x.rows) * matmul(centred, centred, transposeA: true)).scalars
    }
    for (a, b) in zip(spread(data), spread(pca.standIns)) { #expect(abs(a - b) < 1e-3) }
  }

  @Test("a pooled grey is the mean of its sixteen")
  func pooling() {
    var image = Tensor.zeros(1, 784)
    for row in 4..<8 { for column in 24..<28 { image[0, row * 28 + column] = 0.5 } }
    image[0, 0] = 1
    let pooled = pooled(image)
    #expect(pooled.columns == 49 && pooled[0, 13] == 0.5 && pooled[0, 0] == 1 / 16)
    #expect(sum(pooled).scalar == 0.5 + 1 / 16)
  }

  @Test("an edge lies between the two variances that are furthest apart in ratio")
  func edges() {
    let pca = PCA(of: Self.data, components: 4)
    #expect(abs(pca.edge(within: 1..<3) - 3.0.squareRoot()) < 1e-4)
    #expect(abs(pca.edge(within: 2..<4) - (0.5 * 0.125).squareRoot()) < 1e-4)
  }

  @Test(
    "the optimum's loss and rates are those of PCA's model with its own posterior")
  func optimum() {
    let pca = PCA(of: Self.data, components: 3)
    for variance in [0.7, 0.3, 2] {
      let model = LinearGaussian(pca, variance: variance)
      let q = Oracle(model).meanField(of: Self.data)
      let best = LinearOptimum(pca.variances, latents: 3, threshold: variance)
      let loss = -Double(mean(model.elbo(of: Self.data, under: q)).scalar)
      #expect(abs(best.loss(noise: Float(variance)) - loss) < 1e-4)
      for (rate, expected) in zip(q.meanLatentKL.scalars, best.rates) {
        #expect(abs(Double(rate) - expected) < 1e-4)
      }
    }
    let best = LinearOptimum(pca.variances, latents: 3, threshold: 0.7)
    #expect(best.rates.count { $0 > 0 } == 2 && abs(best.rates[0] - log(3 / 0.7) / 2) < 1e-4)
  }

  /// One latent along the first axis, of length w, with the best encoder for a price of β a nat.
  private static func oneLatent(_ w: Double, variance: Double, beta: Double) -> GivenNoiseVAE {
    var random = Random(seed: 1)
    var vae = GivenNoiseVAE(pixels: 4, latents: 1, variance: Float(variance), using: &random)
    let c = beta * variance
    let a = Float(w / (w * w + c))
    vae.decoder.weights = Tensor(rows: 1, columns: 4, [Float(w), 0, 0, 0])
    vae.decoder.bias = Tensor(rows: 1, columns: 4, [1, 2, 0, -1])
    vae.encoder.weights = Tensor(rows: 4, columns: 1, [a, 0, 0, 0])
    vae.encoder.bias = Tensor(rows: 1, columns: 1, [-a])
    vae.encoderLogVariance = Tensor(rows: 1, columns: 1, [Float(log(c / (w * w + c)))])
    return vae
  }

  @Test(
    "a latent costs β/2 (λ/v + log v), v = w² + βσ², with the best encoder")
  func profile() {
    let (variance, beta) = (0.4, 3.0)
    func paid(_ vae: GivenNoiseVAE) -> Double {
      Double(
        (mean(vae.distortion(of: Self.data))
          + Float(beta) * sum(vae.encode(Self.data).meanLatentKL)).scalar)
    }
    func formula(_ w: Double) -> Double {
      let v = w * w + beta * variance
      return beta / 2 * (3 / v + log(v))
    }
    let constant = paid(Self.oneLatent(0, variance: variance, beta: beta)) - formula(0)
    for w in [0.3, 1, 1.34, 2] {
      let vae = Self.oneLatent(w, variance: variance, beta: beta)
      #expect(abs(paid(vae) - formula(w) - constant) < 1e-4)
      var (steeper, vaguer) = (vae, vae)
      steeper.encoder.weights = 1.1 * vae.encoder.weights
      steeper.encoder.bias = 1.1 * vae.encoder.bias
      vaguer.encoderLogVariance = vae.encoderLogVariance + 0.1
      #expect(paid(steeper) > paid(vae) + 1e-4 && paid(vaguer) > paid(vae) + 1e-4)
    }
    // λ = 3 is above βσ² = 1.2: the best w² is their difference.
    let best = (3 - beta * variance).squareRoot()
    #expect(formula(best) < formula(best * 1.05) && formula(best) < formula(best * 0.95))
  }

  // MARK: - Points of the curve

  @Test("a point's rate and distortion add up to −ELBO at its noise")
  func points() {
    var random = Random(seed: 2)
    let model = ProbabilisticAutoencoder(latents: 20, hidden: 4, using: &random)
    let images = Tensor.uniform(5, 784, in: 0..<1, using: &random)
    let noise = Tensor.normal(5, 20, using: &random)
    let point = RatePoint(of: model, on: images, noise: noise)
    let loss = Double(mean(negativeELBO(of: model, images, noise: noise)).scalar)
    let rate = Double(mean(model.encode(images).kl).scalar)
    #expect(abs(point.loss - loss) < 1e-2 && abs(point.rate - rate) < 1e-4)
    #expect(point.latentRates.count == 20)
    #expect(point.inUse == Double(point.latentRates.count { $0 > 0.1 }))
  }
}
