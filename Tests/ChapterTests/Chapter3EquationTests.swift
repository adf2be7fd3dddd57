import Chapter2ProbabilisticEncoder
import Foundation
import Measures
import Tensors
import Testing

@testable import Chapter3ELBO

/// Both sides of each equation that chapter 3 displays, at random points.
@Suite struct Chapter3EquationTests {
  @Test("log p(x) is the integral of p(x|z) p(z) over all codes")
  func evidence() {
    var random = Random(seed: 31)
    for _ in 0..<5 {
      let (model, x) = example(latents: 1, pixels: 3, using: &random)
      let codes = Tensor(rows: 4001, columns: 1, (-2000...2000).map { Float($0) / 250 })
      let logs = model.logLikelihood(of: x.rows(0..<1), at: codes) + logPrior(of: codes)
      let integral = logs.scalars.reduce(0.0) { $0 + exp(Double($1)) / 250 }
      let exact = Oracle(model).logLikelihood(of: x)[0]
      #expect(abs(log(integral) - exact) < 1e-4 * max(1, abs(exact)))
    }
  }

  @Test("ELBO is the mean of log p(x, z)/q(z|x), and reconstruction less KL")
  func definition() {
    var random = Random(seed: 32)
    let (model, x) = example(latents: 3, pixels: 5, using: &random)
    let q = encoder(latents: 3, images: x.rows, using: &random)
    let elbo = model.elbo(of: x, under: q)
    let terms = model.expectedLogLikelihood(of: x, under: q) - q.kl
    #expect(largest(elbo - terms) < 1e-4)
    for image in 0..<x.rows {
      let copies = [Int](repeating: image, count: 50_000)
      let one = Posterior(mean: q.mean.rows(copies), logVariance: q.logVariance.rows(copies))
      let noise = Tensor.normal(copies.count, 3, using: &random)
      let weights = model.logWeight(of: x.rows(copies), under: one, noise: noise)
      expectMean(of: weights, is: Double(elbo[image, 0]))
      let errors = squaredError(model.decode(one.sample(noise: noise)), x.rows(copies))
      expectMean(of: errors, is: Double(model.expectedSquaredError(of: x, under: q)[image, 0]))
    }
  }

  @Test("E[log p(x|z)] = −½ (D log 2πσ² + E‖x − zW − b‖²/σ²)")
  func reconstruction() {
    var random = Random(seed: 33)
    let (model, x) = example(latents: 4, pixels: 6, using: &random)
    let q = encoder(latents: 4, images: x.rows, using: &random)
    let values = model.expectedLogLikelihood(of: x, under: q)
    let variance = exp(Double(model.logVariance.scalar))
    for image in 0..<x.rows {
      var error = Double(squaredError(model.decode(q.mean), x)[image, 0])
      for i in 0..<4 {
        let length = (0..<6).reduce(0.0) { $0 + pow(Double(model.weights[i, $1]), 2) }
        error += exp(Double(q.logVariance[image, i])) * length
      }
      let expected = -0.5 * (6 * log(2 * Double.pi * variance) + error / variance)
      #expect(abs(Double(values[image, 0]) - expected) < 1e-5 * abs(expected))
    }
  }

  @Test("log p(x) = ELBO + KL(q ‖ p(z|x)), where no two latents are independent")
  func identity() {
    var random = Random(seed: 34)
    for latents in [1, 2, 7] {
      let (model, x) = example(latents: latents, pixels: 9, using: &random)
      let oracle = Oracle(model)
      let q = encoder(latents: latents, images: x.rows, using: &random)
      let elbo = model.elbo(of: x, under: q)
      let gap = oracle.divergence(of: q, at: x)
      for (image, exact) in oracle.logLikelihood(of: x).enumerated() {
        #expect(abs(exact - Double(elbo[image, 0]) - gap[image]) < 1e-4 * (1 + abs(exact)))
        #expect(gap[image] > 0)
      }
    }
  }

  @Test("KL(N(μ, σ²) ‖ N(0, 1)) is its integral, and both gradients are finite differences'")
  func divergence() {
    var random = Random(seed: 35)
    func closed(_ mean: Double, _ logVariance: Double) -> Double {
      Double(
        Posterior(
          mean: Tensor(rows: 1, columns: 1, [Float(mean)]),
          logVariance: Tensor(rows: 1, columns: 1, [Float(logVariance)])
        ).kl.scalar)
    }
    for _ in 0..<20 {
      let (mean, logVariance) = (Double(random.uniform(-3, 3)), Double(random.uniform(-3, 2)))
      let deviation = exp(logVariance / 2)
      let integral = stride(from: -10.0, through: 10, by: 0.005).reduce(0.0) { sum, t in
        let z = mean + deviation * t
        let density = exp(-t * t / 2) / (2 * Double.pi).squareRoot()
        return sum + 0.005 * density * ((z * z - t * t) / 2 - log(deviation))
      }
      #expect(abs(closed(mean, logVariance) - integral) < 1e-5 * (1 + integral))
      let h = 1.0 / 64
      let byMean = (closed(mean + h, logVariance) - closed(mean - h, logVariance)) / (2 * h)
      let byLog = (closed(mean, logVariance + h) - closed(mean, logVariance - h)) / (2 * h)
      #expect(abs(byMean - mean) < 1e-3)
      #expect(abs(byLog - 0.5 * (exp(logVariance) - 1)) < 1e-3)
    }
  }

  @Test(
    "the best independent latents miss ½ (Σ log Pᵢᵢ − log|P|), and no other variances miss less")
  func meanField() {
    var random = Random(seed: 36)
    let (model, x) = example(latents: 5, pixels: 9, using: &random)
    let oracle = Oracle(model)
    let best = oracle.meanField(of: x)
    let gap = meanFieldGap(oracle)
    #expect(oracle.divergence(of: best, at: x).allSatisfy { abs($0 - gap) < 1e-5 })
    for _ in 0..<20 {
      let nudge = 0.1 * Tensor.normal(1, 5, using: &random)
      let other = Posterior(mean: best.mean, logVariance: best.logVariance + nudge)
      #expect(oracle.divergence(of: other, at: x).allSatisfy { $0 > gap })
    }
  }

  @Test("the closed form has the likelihood of its eigenvalues, and its neighbours have less")
  func maximumLikelihood() {
    var random = Random(seed: 37)
    let x = matmul(.normal(400, 8, using: &random), .normal(8, 8, using: &random))
    let pca = PCA(of: x, components: 3)
    let model = LinearGaussian(pca)
    let best = average(Oracle(model).logLikelihood(of: x))
    let leftOut = pca.variances.dropFirst(3).reduce(0, +) / 5
    let logs = pca.variances.prefix(3).reduce(5 * log(leftOut)) { $0 + log($1) }
    #expect(abs(best + 0.5 * (8 * log(2 * Double.pi) + logs + 8)) < 1e-3)
    for _ in 0..<10 {
      var other = model
      other.visitParameters { $0 = $0 + 0.05 * Tensor.normal($0.rows, $0.columns, using: &random) }
      #expect(average(Oracle(other).logLikelihood(of: x)) < best)
    }
  }

  @Test("L_K = log (1/K) Σ w")
  func importanceWeighting() {
    var random = Random(seed: 38)
    let logs = 3 * Tensor.normal(4, 10, using: &random) - 500
    let bounds = importanceWeightedBound(logs)
    for (row, weights) in rows(of: logs).enumerated() {
      let mean = weights.reduce(0) { $0 + exp($1 + 500) } / 10
      #expect(abs(Double(bounds[row, 0]) - (log(mean) - 500)) < 2e-4)
    }
  }

  @Test("the cross-entropy by probabilities and by logits; its derivative is x' − x")
  func crossEntropy() {
    var random = Random(seed: 39)
    let logits = 2 * Tensor.normal(6, 4, using: &random)
    let x = Tensor.uniform(6, 4, in: 0..<1, using: &random)
    let tape = Tape()
    let watched = tape.watch(logits)
    let loss = bernoulliLoss(logits: watched, x)
    for (row, (ls, xs)) in zip(rows(of: logits), rows(of: x)).enumerated() {
      let expected = zip(ls, xs).reduce(0) { sum, pair in
        let p = 1 / (1 + exp(-pair.0))
        return sum - pair.1 * log(p) - (1 - pair.1) * log(1 - p)
      }
      #expect(abs(Double(loss[row, 0]) - expected) < 1e-5 * expected)
    }
    #expect(largest(tape.gradients(of: sum(loss))[watched] - (sigmoid(logits) - x)) < 1e-6)
  }

  // MARK: - Examples

  /// A model with dependent latents, and ten images.
  private func example(
    latents: Int, pixels: Int, using random: inout Random
  ) -> (LinearGaussian, Tensor) {
    let model = LinearGaussian(
      weights: .normal(latents, pixels, using: &random), bias: .normal(1, pixels, using: &random),
      logVariance: .uniform(1, 1, in: -2..<0, using: &random))
    return (model, .normal(10, pixels, using: &random))
  }

  /// Any means and variances.
  private func encoder(latents: Int, images: Int, using random: inout Random) -> Posterior {
    Posterior(
      mean: .normal(images, latents, using: &random),
      logVariance: .uniform(images, latents, in: -2..<1, using: &random))
  }

  /// Whether draws agree with a mean within 5 of their standard errors.
  private func expectMean(of draws: Tensor, is expected: Double) {
    let mean = average(draws)
    let variance = average(square(draws - Float(mean)))
    let error = (variance / Double(draws.rows)).squareRoot()
    #expect(abs(mean - expected) < 5 * error, "\(mean) ± \(error), expected \(expected)")
  }
}
