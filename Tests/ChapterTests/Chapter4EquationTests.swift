import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Foundation
import Tensors
import Testing

/// Chapter 4's displayed equations: both sides of each, at random points.
@Suite struct Chapter4EquationTests {
  private var random = Random(seed: 404)

  /// E over ε ~ N(0, 1) by the trapezoidal rule: exact to rounding where the integrand is smooth.
  private func expectation(_ f: (Double) -> Double) -> Double {
    let step = 1.0 / 16
    let total = (-192...192).reduce(0.0) { total, index in
      let epsilon = Double(index) * step
      return total + f(epsilon) * exp(-epsilon * epsilon / 2)
    }
    return total * step / (2 * Double.pi).squareRoot()
  }

  private func variance(_ f: (Double) -> Double) -> Double {
    let mean = expectation(f)
    return expectation { (f($0) - mean) * (f($0) - mean) }
  }

  /// A posterior of 6 rows and 3 latents, and noise for it.
  private mutating func draw() -> (q: Posterior, noise: Tensor) {
    let mean = Tensor.uniform(6, 3, in: -2..<2, using: &random)
    let logVariance = Tensor.uniform(6, 3, in: -2..<1, using: &random)
    return (Posterior(mean: mean, logVariance: logVariance), .normal(6, 3, using: &random))
  }

  private func expectEqual(_ a: Tensor, _ b: Tensor, within tolerance: Float = 1e-4) {
    #expect(a.rows == b.rows && a.columns == b.columns)
    for (x, y) in zip(a.scalars, b.scalars) {
      #expect(abs(x - y) <= tolerance * max(1, abs(y)), "\(x) beside \(y)")
    }
  }

  @Test("The loss is −log p(x|z) + KL, and no path of the gradient changes its value")
  mutating func lossItself() {
    let model = ProbabilisticAutoencoder(latents: 3, hidden: 8, using: &random)
    let x = Tensor.uniform(6, 784, in: 0..<1, using: &random)
    let noise = Tensor.normal(6, 3, using: &random)
    let (q, loss) = (model.encode(x), negativeELBO(of: model, x, noise: noise))
    let p = model.decode(q.sample(noise: noise))
    for row in 0..<6 {
      var nats = 0.0
      for pixel in 0..<784 {
        let (x, p) = (Double(x[row, pixel]), Double(p[row, pixel]))
        nats -= x * log(p) + (1 - x) * log(1 - p)
      }
      for latent in 0..<3 {
        let (mean, logVariance) = (
          Double(q.mean[row, latent]), Double(q.logVariance[row, latent])
        )
        nats += (mean * mean + exp(logVariance) - logVariance - 1) / 2
      }
      #expect(abs(Double(loss[row, 0]) - nats) < 1e-3)
    }
    for path: GradientPath in [
      .scoreFunction(baseline: noBaseline), .scoreFunction(baseline: meanOfOthers), .cut,
    ] {
      expectEqual(negativeELBO(of: model, x, noise: noise, along: path), loss, within: 0)
    }
  }

  @Test("∂z/∂μ = 1 and ∂z/∂log σ² = ½ σ ⊙ ε")
  mutating func path() {
    let (q, noise) = draw()
    let slopes = Tensor.uniform(6, 3, in: -2..<2, using: &random)
    let g = reparameterizedGradients(of: { rowSums(slopes * $0) }, at: q, noise: noise)
    expectEqual(g.mean, slopes)
    expectEqual(g.logVariance, 0.5 * (slopes * exp(0.5 * q.logVariance) * noise))
  }

  @Test("∇μ log q = (z − μ)/σ² = ε/σ, and ½ (ε² − 1) at log σ²")
  mutating func score() {
    let (q, noise) = draw()
    func f(_ z: Tensor) -> Tensor { rowSums(square(z)) + 3 }
    let z = q.sample(noise: noise)
    let g = scoreFunctionGradients(of: f, at: q, noise: noise)
    expectEqual(g.mean, f(z) * (z - q.mean) / exp(q.logVariance))
    expectEqual(g.mean, f(z) * noise / exp(0.5 * q.logVariance))
    expectEqual(g.logVariance, 0.5 * (f(z) * (square(noise) - 1)))
  }

  @Test("The score function's term adds 0 to a loss, and no gradient through f or z")
  mutating func term() {
    let (q, noise) = draw()
    let tape = Tape()
    let watched = Posterior(mean: tape.watch(q.mean), logVariance: tape.watch(q.logVariance))
    let z = watched.sample(noise: noise)
    let f = rowSums(square(z))
    let term = scoreFunctionTerm(f, at: z, of: watched)
    expectEqual(term, .zeros(6, 1), within: 0)
    expectEqual(
      tape.gradients(of: sum(term))[watched.mean],
      f.detached * noise / exp(0.5 * q.logVariance))
  }

  @Test("The score function's gradient of the loss, put together by hand")
  mutating func scoreOfTheLoss() {
    let model = ProbabilisticAutoencoder(latents: 3, hidden: 8, using: &random)
    let x = Tensor.uniform(6, 784, in: 0..<1, using: &random)
    let noise = Tensor.normal(6, 3, using: &random)
    let gradient = lossWithGradient(at: model) {
      sum(negativeELBO(of: $0, x, noise: noise, along: .scoreFunction(baseline: meanOfOthers)))
    }.gradient
    let q = model.encode(x)
    let f = bernoulliLoss(logits: model.logits(q.sample(noise: noise)), x)  // [6, 1]
    let others = Tensor(
      rows: 6, columns: 1,
      (0..<6).map { row in (0..<6).reduce(0) { $1 == row ? $0 : $0 + f[$1, 0] } / 5 })
    // The bias of a layer gets the sum of the gradients at its outputs; the KL adds μ and ½(σ² − 1).
    let atMean = columnSums((f - others) * noise / exp(0.5 * q.logVariance) + q.mean)
    let atLogVariance = columnSums(
      0.5 * ((f - others) * (square(noise) - 1)) + 0.5 * (exp(q.logVariance) - 1))
    expectEqual(gradient.encoderMean.bias, atMean, within: 1e-3)
    expectEqual(gradient.encoderLogVariance.bias, atLogVariance, within: 1e-3)
  }

  @Test("∇E[f] = E[f ∇log q] = E[f′]", arguments: [-1.3, 0.2, 0.9])
  func identity(theta: Double) {
    func f(_ z: Double) -> Double { sin(z) + z * z * z }
    let h = 1e-4
    let slope =
      (expectation { f(theta + h + $0) } - expectation { f(theta - h + $0) }) / (2 * h)
    let byScore = expectation { f(theta + $0) * $0 }
    let byPath = expectation { cos(theta + $0) + 3 * (theta + $0) * (theta + $0) }
    #expect(abs(byScore - slope) < 1e-5)
    #expect(abs(byPath - slope) < 1e-5)
  }

  @Test("The variances at z², and the baseline that is best", arguments: [-1.7, 0, 0.6, 2])
  func variancesOfSquares(theta: Double) {
    func score(_ b: Double) -> Double {
      variance { epsilon in
        let z = theta + epsilon
        return (z * z - b) * epsilon
      }
    }
    let square = theta * theta
    #expect(abs(variance { 2 * (theta + $0) } - 4) < 1e-9)
    #expect(abs(squareScoreVariance(theta: theta) - score(0)) < 1e-9)
    #expect(abs(squareScoreVariance(theta: theta) - (square * square + 14 * square + 15)) < 1e-9)
    for b in [-2.5, 1, square + 1] {
      #expect(abs(squareScoreVariance(theta: theta, baseline: b) - score(b)) < 1e-9)
      #expect(score(b) > score(square + 3))
    }
  }

  @Test("The variances at ‖z‖² in d dimensions, and the best baseline", arguments: [1, 2, 7, 30])
  func variancesOfNorms(dimensions: Int) {
    let others = Double(dimensions - 1)
    // The other coordinates' squares sum to χ² of d − 1 degrees: mean d − 1, mean square d² − 1.
    func score(_ b: Double) -> Double {
      expectation { epsilon in
        let own = epsilon * epsilon - b
        return (own * own + 2 * own * others + others * (others + 2)) * epsilon * epsilon
      }
    }
    let d = Double(dimensions)
    for b in [0, 3.5, d, d + 2] {
      #expect(abs(normScoreVariance(dimensions: dimensions, baseline: b) - score(b)) < 1e-7)
      #expect(score(b) >= score(d + 2))
    }
    #expect(abs(score(0) - (d * d + 6 * d + 8)) < 1e-7)
    #expect(abs(score(d + 2) - 2 * (d + 2)) < 1e-7)
  }

  @Test("A baseline that holds half of its own draw halves the mean and leaves 3θ² + 3")
  func ownBaseline() {
    let theta = 2.0
    func half(_ epsilon: Double, _ other: Double) -> Double {
      let (f, g) = ((theta + epsilon) * (theta + epsilon), (theta + other) * (theta + other))
      return 0.5 * (f - g) * epsilon
    }
    let mean = expectation { epsilon in expectation { half(epsilon, $0) } }
    let meanSquare = expectation { epsilon in
      expectation { half(epsilon, $0) * half(epsilon, $0) }
    }
    #expect(abs(mean - theta) < 1e-9)
    #expect(abs(meanSquare - mean * mean - (3 * theta * theta + 3)) < 1e-8)
  }

  @Test("At a step the score function's mean is the normal density at 0")
  func step() {
    let byScore = expectation { $0 > 0 ? $0 : 0 }
    #expect(abs(byScore - 1 / (2 * Double.pi).squareRoot()) < 1e-3)
  }
}
