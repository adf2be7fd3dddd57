import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Foundation
import Tensors
import Testing

@testable import Chapter5VAE

/// The displayed equations of chapter 5, each with both sides at random points. The other side is
/// worked out here, number by number, in Double and with libm.
@Suite struct Chapter5EquationTests {
  static let images = Tensor(rows: 3, columns: 784) { greys in
    var random = Random(seed: 3)
    for i in greys.indices { greys[i] = random.uniform() }
  }

  static func model() -> ProbabilisticAutoencoder {
    var random = Random(seed: 4)
    var model = ProbabilisticAutoencoder(latents: 2, hidden: 8, using: &random)
    model.encoderLogVariance.bias = Tensor(rows: 1, columns: 2, [-1, 0.5])
    model.encoderMean.bias = Tensor(rows: 1, columns: 2, [0.7, -1.2])
    return model
  }

  static func row(_ x: Tensor, _ index: Int) -> [Double] {
    x.rows(index..<index + 1).scalars.map { Double($0) }
  }

  /// log N(z; μ, σ²), summed over the latents.
  static func logNormal(_ z: [Double], mean: [Double], logVariance: [Double]) -> Double {
    z.indices.reduce(0) { sum, i in
      let square = (z[i] - mean[i]) * (z[i] - mean[i]) / exp(logVariance[i])
      return sum - 0.5 * (square + logVariance[i] + log(2 * .pi))
    }
  }

  /// log p(x|z) of Bernoulli pixels.
  static func logBernoulli(_ x: [Double], logits: [Double]) -> Double {
    zip(x, logits).reduce(0) { sum, pair in
      let p = 1 / (1 + exp(-pair.1))
      return sum + pair.0 * log(p) + (1 - pair.0) * log(1 - p)
    }
  }

  @Test("−ELBO = −log p(x|z) + KL, and their parts as Terms gives them")
  func loss() {
    let (model, images) = (Self.model(), Self.images)
    var random = Random(seed: 5)
    let noise = Tensor.normal(3, 2, using: &random)
    let (q, losses) = (model.encode(images), negativeELBO(of: model, images, noise: noise))
    var (total, price) = (0.0, 0.0)
    for image in 0..<3 {
      let (mu, s) = (Self.row(q.mean, image), Self.row(q.logVariance, image))
      let epsilon = Self.row(noise, image)
      let z = mu.indices.map { mu[$0] + exp(0.5 * s[$0]) * epsilon[$0] }
      let logits = model.logits(Tensor(rows: 1, columns: 2, z.map { Float($0) }))
      let kl = mu.indices.reduce(0) { $0 + 0.5 * (mu[$1] * mu[$1] + exp(s[$1]) - s[$1] - 1) }
      let loss =
        -Self.logBernoulli(Self.row(images, image), logits: Self.row(logits, 0)) + kl
      #expect(abs(Double(losses[image, 0]) - loss) < 1e-3)
      total += loss / 3
      price += kl / 3
    }
    var same = Random(seed: 5)
    let terms = Terms(of: model, on: images, using: &same)
    #expect(abs(terms.loss - total) < 1e-3 && abs(terms.divergence - price) < 1e-5)
  }

  @Test("log w = log p(x|z) + log p(z) − log q(z|x), and ELBO_K = log (1/K) Σ w")
  func weights() {
    let (model, images) = (Self.model(), Self.images)
    var random = Random(seed: 6)
    let weights = logWeights(of: model, images, draws: 4, using: &random)
    let (q, bound) = (model.encode(images), importanceWeightedBound(weights))
    var same = Random(seed: 6)
    for image in 0..<3 {
      let noise = Tensor.normal(4, 2, using: &same)
      let (mu, s) = (Self.row(q.mean, image), Self.row(q.logVariance, image))
      let expected = (0..<4).map { draw in
        let epsilon = Self.row(noise, draw)
        let z = mu.indices.map { mu[$0] + exp(0.5 * s[$0]) * epsilon[$0] }
        let logits = model.logits(Tensor(rows: 1, columns: 2, z.map { Float($0) }))
        return Self.logBernoulli(Self.row(images, image), logits: Self.row(logits, 0))
          + Self.logNormal(z, mean: [0, 0], logVariance: [0, 0])
          - Self.logNormal(z, mean: mu, logVariance: s)
      }
      for draw in 0..<4 { #expect(abs(Double(weights[image, draw]) - expected[draw]) < 2e-3) }
      let top = expected.max() ?? 0
      let average = expected.reduce(0) { $0 + exp($1 - top) } / 4
      #expect(abs(Double(bound[image, 0]) - (top + log(average))) < 2e-3)
    }
  }

  @Test("log q(z|x) for every code under every posterior")
  func densities() {
    var random = Random(seed: 7)
    let q = Posterior(
      mean: .normal(5, 3, using: &random), logVariance: .uniform(5, 3, in: -4..<1, using: &random))
    let z = Tensor.normal(4, 3, using: &random)
    let densities = logDensities(of: z, under: q)
    for code in 0..<4 {
      for image in 0..<5 {
        let expected = Self.logNormal(
          Self.row(z, code), mean: Self.row(q.mean, image),
          logVariance: Self.row(q.logVariance, image))
        #expect(abs(Double(densities[code, image]) - expected) < 1e-4 * max(1, abs(expected)))
      }
    }
  }

  @Test("mean KL = I(x; z) + KL(q(z) ‖ p(z)), by quadrature over one latent", arguments: 1...5)
  func surgery(seed: UInt64) {
    var random = Random(seed: seed)
    let q = Posterior(
      mean: .normal(3, 1, using: &random), logVariance: .uniform(3, 1, in: -2..<1, using: &random))
    let step = 0.005
    let points = stride(from: -14.0, through: 14, by: step).map { Float($0) }
    let z = Tensor(rows: points.count, columns: 1, points)
    let densities = logDensities(of: z, under: q)
    let aggregate = importanceWeightedBound(densities)
    var (information, marginal) = (0.0, 0.0)
    for (row, point) in points.enumerated() {
      let (all, x) = (Double(aggregate[row, 0]), Double(point))
      marginal += step * exp(all) * (all + 0.5 * (x * x + log(2 * .pi)))
      for image in 0..<3 {
        let own = Double(densities[row, image])
        information += step * exp(own) * (own - all) / 3
      }
    }
    let kl = Double(mean(q.kl).scalar)
    #expect(abs(kl - (information + marginal)) < 1e-4)
    #expect(information >= 0 && information <= log(3) && marginal >= 0)
  }

  @Test("The great circle's midpoint is as long as the ends, and as near to one as to the other")
  func circle() {
    var random = Random(seed: 9)
    let a = Tensor.normal(6, 20, using: &random)
    let b = a.rows([1, 2, 3, 4, 5, 0])
    let middle = Route.spherical.midpoint(a, b)
    let lengths = [a, b, middle].map { squareRoot(rowSums(square($0))) }
    let cosines = [a, b].map { rowSums($0 * middle) }
    for pair in 0..<6 {
      let mean = 0.5 * (lengths[0][pair, 0] + lengths[1][pair, 0])
      #expect(abs(lengths[2][pair, 0] - mean) < 1e-4)
      #expect(cosines[0][pair, 0] > 0 && cosines[1][pair, 0] > 0)
    }
  }

  @Test("The grid's columns and rows are the quantiles, from the upper left")
  func grid() {
    let grid = quantileGrid(side: 3)
    #expect(grid[4, 0] == 0 && grid[4, 1] == 0)
    #expect(grid[0, 0] < -0.9 && grid[0, 1] > 0.9 && grid[8, 0] > 0.9 && grid[8, 1] < -0.9)
  }
}
