import Tensors
import Testing

@testable import Chapter2ProbabilisticEncoder

/// Both sides of chapter 2's equations, at random points.
@Suite struct Chapter2EquationTests {
  /// A random posterior of 5 images and 3 latents.
  struct Point {
    let mean, logVariance, noise: Tensor

    init(seed: UInt64) {
      var random = Random(seed: seed)
      mean = .normal(5, 3, using: &random)
      logVariance = .uniform(5, 3, in: -4..<2, using: &random)
      noise = .normal(5, 3, using: &random)
    }

    var posterior: Posterior { Posterior(mean: mean, logVariance: logVariance) }
    var sigma: Tensor { squareRoot(exp(logVariance)) }
  }

  @Test("z = μ + e^(½ log σ²) ε", arguments: 1...5 as ClosedRange<UInt64>)
  func draws(seed: UInt64) {
    let point = Point(seed: seed)
    let z = point.posterior.sample(noise: point.noise)
    #expect(distance(z, point.mean + point.sigma * point.noise) < 1e-5)
  }

  @Test("∂σ/∂log σ² = ½ σ", arguments: 1...5 as ClosedRange<UInt64>)
  func stepsInProportion(seed: UInt64) {
    let point = Point(seed: seed)
    let tape = Tape()
    let logVariance = tape.watch(point.logVariance)
    let sigma = exp(0.5 * logVariance)
    let gradient = tape.gradients(of: sum(sigma))[logVariance]
    #expect(distance(gradient, 0.5 * point.sigma) < 1e-5)
  }

  @Test("σ is that share of the means' deviation", arguments: 1...5 as ClosedRange<UInt64>)
  func takesAShare(seed: UInt64) {
    let mean = Point(seed: seed).mean
    let sigma = exp(0.5 * Posterior(mean: mean, spreadShare: 0.25).logVariance)
    for latent in 0..<3 {
      let scalars = (0..<5).map { Double(mean[$0, latent]) }
      let average = scalars.reduce(0, +) / 5
      let variance = scalars.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 5
      #expect(abs(Double(sigma[0, latent]) - 0.25 * variance.squareRoot()) < 1e-5)
    }
  }

  /// The mean over ε of what a linear decoder loses, and its gradient. The six ε = ±√3 eⱼ have mean 0
  /// and covariance I, as N(0, I) has, and the loss is quadratic in ε: so their mean is exact.
  @Test("noise costs Σ σ² ‖w‖²", arguments: 1...5 as ClosedRange<UInt64>)
  func linearDecoderPaysForNoise(seed: UInt64) {
    let point = Point(seed: seed)
    var random = Random(seed: seed + 100)
    let decoder = Dense(3, 7, using: &random)
    let x = Tensor.normal(5, 7, using: &random)
    let tape = Tape()
    let logVariance = tape.watch(point.logVariance)
    let posterior = Posterior(mean: point.mean, logVariance: logVariance)
    let losses = (0..<6).map { index in
      var noise = Tensor.zeros(1, 3)
      noise[0, index / 2] = index % 2 == 0 ? Float(3).squareRoot() : -Float(3).squareRoot()
      return squaredError(decoder(posterior.sample(noise: noise)), x)
    }
    let average = 1 / Float(6) * losses.dropFirst().reduce(losses[0], +)  // [5, 1]

    let atMean = squaredError(decoder(point.mean), x)
    let weights = rowSums(square(decoder.weights)).transposed  // ‖wⱼ‖², [1, 3]
    let price = square(point.sigma) * weights  // [5, 3]
    #expect(distance(average, atMean + rowSums(price)) < 1e-4)
    #expect(distance(tape.gradients(of: sum(average))[logVariance], price) < 1e-4)
  }

  /// The three ε = 0, ±√3 with weights ⅔, ⅙, ⅙ have N(0, 1)'s moments up to the fifth.
  @Test("a bent decoder: 1 − 2σ² + 3σ⁴", arguments: [0, 0.25, 0.5, 1, 1.5] as [Float])
  func bentDecoderMayGain(sigma: Float) {
    let posterior = Posterior(
      mean: .zeros(3, 1), logVariance: log(Tensor(repeating: sigma * sigma, rows: 1, columns: 1)))
    let noise = Tensor(rows: 3, columns: 1, [0, Float(3).squareRoot(), -Float(3).squareRoot()])
    let x = Tensor(repeating: 1, rows: 1, columns: 1)
    let losses = squaredError(square(posterior.sample(noise: noise)), x)
    let average = (4 * losses[0, 0] + losses[1, 0] + losses[2, 0]) / 6
    let variance = sigma * sigma
    #expect(abs(average - (1 - 2 * variance + 3 * variance * variance)) < 1e-4)
  }

  /// The largest difference of two scalars, relative to the largest scalar.
  private func distance(_ a: Tensor, _ b: Tensor) -> Float {
    let scale = b.scalars.map(abs).max() ?? 0
    return zip(a.scalars, b.scalars).map { abs($0 - $1) / scale }.max() ?? .infinity
  }
}
