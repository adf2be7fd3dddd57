import Foundation
import Tensors
import Testing

@testable import Chapter6Limits

/// Chapter 6's equations of GANs and diffusions: both sides of each.
@Suite struct Chapter6EquationTests {
  private let target = Bimodal()

  private func row(_ numbers: [Float]) -> Tensor {
    Tensor(rows: numbers.count, columns: 1, numbers)
  }

  private func at(_ t: Float) -> Tensor { row([t]) }

  private func normal(_ x: Double, mean: Double, deviation: Double) -> Double {
    let z = (x - mean) / deviation
    return exp(-z * z / 2) / (deviation * (2 * Double.pi).squareRoot())
  }

  /// p(x₀) of the target in Double, by its definition.
  private func density(_ x: Double) -> Double {
    0.5 * normal(x, mean: -2, deviation: 0.5) + 0.5 * normal(x, mean: 2, deviation: 0.5)
  }

  private func expectEqual(_ a: some BinaryFloatingPoint, _ b: Double, within tolerance: Double) {
    #expect(abs(Double(a) - b) <= tolerance * max(1, abs(b)), "\(a) beside \(b)")
  }

  // MARK: - Two modes

  @Test("log p(x) = log ½ (N(x; −m, s²) + N(x; m, s²)), far from the modes too")
  func bimodalDensity() {
    for x in [-30, -4, -2, -0.3, 0, 1, 2, 5, 30] as [Double] {
      let expected = -log(2) + logSum(x)
      expectEqual(target.logDensity(row([Float(x)])).scalar, expected, within: 1e-5)
    }
  }

  /// log (N(x; −m, s²) + N(x; m, s²)), with the greater taken out.
  private func logSum(_ x: Double) -> Double {
    let logs = [-2.0, 2].map { mean in
      -0.5 * (x - mean) * (x - mean) / 0.25 - log(0.5 * (2 * Double.pi).squareRoot())
    }
    let greater = max(logs[0], logs[1])
    return greater + log(exp(logs[0] - greater) + exp(logs[1] - greater))
  }

  @Test("the target has mass 1, mean 0 and the variance m² + s², and so has the likeliest Gaussian")
  func moments() {
    let x = Quadrature.points
    for p in [target, target.gaussian] {
      let logP = p.logDensity(x)
      let one = Tensor(repeating: 1, rows: x.rows, columns: 1)
      // What the Gaussian has beyond ±8 is 10⁻⁴.
      expectEqual(Quadrature.mean(of: one, under: logP), 1, within: 2e-4)
      expectEqual(Quadrature.mean(of: x, under: logP), 0, within: 1e-5)
      expectEqual(Quadrature.mean(of: square(x), under: logP), 4.25, within: 3e-3)
    }
  }

  @Test("draws have the target's moments, and as many above 0 as below")
  func draws() {
    var random = Random(seed: 61)
    let x = target.sample(40_000, using: &random)
    expectEqual(mean(x).scalar, 0, within: 0.04)
    expectEqual(mean(square(x)).scalar, 4.25, within: 0.04)
    expectEqual(gapShare(x), 2.28, within: 0.3)
  }

  // MARK: - The game

  @Test("D's loss at ½ is 2 log 2, and at p / (p + q) it is 2 log 2 − 2 JSD(p, q)")
  func bestDiscriminator() {
    let (logP, logQ) = (
      target.logDensity(Quadrature.points), target.gaussian.logDensity(Quadrature.points)
    )
    let half = Tensor.zeros(Quadrature.points.rows, 1)
    expectEqual(discriminatorLoss(half, logP, logQ), 2 * log(2), within: 2e-4)
    let best = discriminatorLoss(logP - logQ, logP, logQ)
    expectEqual(best, 2 * log(2) - 2 * jensenShannon(logP, logQ), within: 2e-4)
    for other in [logP - logQ + 0.1, 0.9 * (logP - logQ)] {
      #expect(discriminatorLoss(other, logP, logQ) > best)
    }
  }

  @Test("JSD is 0 of equals, log 2 of what has nothing in common, and the same either way")
  func divergences() {
    func logDensity(_ mean: Float, _ deviation: Float) -> Tensor {
      Bimodal(mode: 0, spread: deviation).logDensity(Quadrature.points - mean)
    }
    let (a, b) = (logDensity(-4, 0.3), logDensity(4, 0.3))
    expectEqual(jensenShannon(a, a), 0, within: 1e-6)
    expectEqual(jensenShannon(a, b), log(2), within: 1e-4)
    let (c, d) = (logDensity(0, 1), logDensity(1, 0.7))
    expectEqual(jensenShannon(c, d), jensenShannon(d, c), within: 1e-6)
  }

  @Test("a step's losses are −log D(x) − log (1 − D(G(z))) and −log D(G(z)), G's at the new D")
  func ganStep() {
    var random = Random(seed: 62)
    var gan = GAN(latents: 2, hidden: 8, outputs: 3, output: { 2 * $0 }, using: &random)
    let x = Tensor.normal(16, 3, using: &random)
    let before = gan
    var replay = random
    let losses = gan.step(on: x, using: &random)
    let fake = 2 * before.generator(.normal(16, 2, using: &replay))
    let (real, drawn) = (before.discriminator(x), before.discriminator(fake))
    expectEqual(
      losses.discriminator,
      Double(mean(-log(sigmoid(real)) - log(1 - sigmoid(drawn))).scalar), within: 1e-5)
    let again = gan.discriminator(2 * before.generator(.normal(16, 2, using: &replay)))
    expectEqual(losses.generator, Double(mean(-log(sigmoid(again))).scalar), within: 1e-5)
    #expect(gan.generator.first.weights.scalars != before.generator.first.weights.scalars)
    #expect(gan.discriminator.first.weights.scalars != before.discriminator.first.weights.scalars)
  }

  @Test("a leaky bend keeps what is above 0, and a fifth of what is below")
  func bend() {
    #expect(leakyRelu(row([-5, 0, 2])).scalars == [-1, 0, 2])
  }

  // MARK: - Diffusion

  @Test("α² + σ² = 1; time 0 is all signal, time 1 all noise")
  func noiseLevels() {
    let levels = NoiseLevel(at: row([0, 0.25, 0.5, 1]))
    #expect(levels.signal[0, 0] == 1 && levels.noise[0, 0] == 0)
    #expect(levels.signal[3, 0] == 0 && levels.noise[3, 0] == 1)
    for sum in (square(levels.signal) + square(levels.noise)).scalars {
      expectEqual(sum, 1, within: 1e-6)
    }
    expectEqual(levels.signal[1, 0], cos(Double.pi / 8), within: 1e-6)
  }

  @Test("v = dx/dφ, and x₀ = α x − σ v, ε = σ x + α v")
  func velocities() {
    let (x0, epsilon, t) = (row([1.5, -0.5]), row([-0.25, 2]), at(0.3))
    let level = NoiseLevel(at: t)
    let (x, v) = (level.mix(x0, epsilon), level.velocity(x0, epsilon))
    let (before, after) = (NoiseLevel(at: at(0.299)), NoiseLevel(at: at(0.301)))
    let change = after.mix(x0, epsilon) - before.mix(x0, epsilon)
    for row in 0..<2 {
      expectEqual((level.signal * x - level.noise * v)[row, 0], Double(x0[row, 0]), within: 1e-6)
      expectEqual(
        (level.noise * x + level.signal * v)[row, 0], Double(epsilon[row, 0]), within: 1e-6)
      expectEqual(change[row, 0] / (0.002 * .pi / 2), Double(v[row, 0]), within: 1e-3)
    }
  }

  @Test(
    "the exact E[v|x] is the mean over all x₀ that x may come from", arguments: [0.1, 0.4, 0.9])
  func exactVelocity(t: Double) {
    let (alpha, sigma) = (cos(t * .pi / 2), sin(t * .pi / 2))
    for x in [-2.5, -0.2, 0.1, 1, 3] {
      var (mass, sum) = (0.0, 0.0)
      for index in -8_000...8_000 {
        let x0 = Double(index) / 1_000
        let weight = density(x0) * normal(x, mean: alpha * x0, deviation: sigma)
        let epsilon = (x - alpha * x0) / sigma
        mass += weight
        sum += weight * (alpha * epsilon - sigma * x0)
      }
      let found = target.velocity(row([Float(x)]), at: at(Float(t))).scalar
      expectEqual(found, sum / mass, within: 1e-4)
      // And p_t(x) is the integral itself.
      let marginal = target.marginal(at: Float(t)).logDensity(row([Float(x)])).scalar
      expectEqual(marginal, log(mass / 1_000), within: 1e-4)
    }
  }

  /// A denoiser that knows the one point there is.
  private struct OnePoint: Denoiser {
    let point: Float
    func velocity(_ x: Tensor, at t: Tensor) -> Tensor {
      let level = NoiseLevel(at: t)
      return (level.signal * x - point) / level.noise
    }
  }

  @Test("one step of the flow is exact where the guess never changes")
  func oneStep() {
    let x = OnePoint(point: 0.7).flow(row([-3, 0, 2]), from: 1, to: 0, steps: 1)
    for end in x.scalars { expectEqual(end, 0.7, within: 1e-6) }
    let half = OnePoint(point: 0.7).flow(row([2]), from: 1, to: 0.5, steps: 1)
    expectEqual(half.scalar, (0.7 + 2) / 2.0.squareRoot(), within: 1e-6)
  }

  @Test("a guess of x₀ makes the same v as the equation, and each guess has its own truth")
  func guesses() {
    var random = Random(seed: 63)
    let (x0, noise) = (Tensor.normal(4, 3, using: &random), Tensor.normal(4, 3, using: &random))
    let t = row([0.2, 0.5, 0.7, 1])
    let level = NoiseLevel(at: t)
    let x = level.mix(x0, noise)
    for guess in [LearnedDenoiser.Guess.velocity, .data] {
      let net = LearnedDenoiser(3, hidden: 5, guess: guess, using: &random)
      let output = net(x, at: t)
      let v = net.velocity(x, at: t)
      let expected = guess == .velocity ? output : (level.signal * x - output) / level.noise
      #expect(v.scalars == expected.scalars)
      let truth = guess == .velocity ? level.velocity(x0, noise) : x0
      #expect(
        net.loss(of: x0, noise: noise, at: t).scalars == squaredError(output, truth).scalars)
    }
  }

  @Test("a denoiser tells times apart")
  func times() {
    var random = Random(seed: 64)
    let net = LearnedDenoiser(1, hidden: 16, guess: .velocity, using: &random)
    #expect(net(at(1), at: at(0.3)).scalar != net(at(1), at: at(0.31)).scalar)
    #expect(net(at(1), at: at(0)).scalar != net(at(1), at: at(1)).scalar)
  }
}
