import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Foundation
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter6Limits
@testable import Plotting

/// What chapter 6 says of blur and of decoders, each with an answer that is known without it.
@Suite struct Chapter6BlurTests {
  static func images(_ count: Int, seed: UInt64) -> Tensor {
    var random = Random(seed: seed)
    return .uniform(count, 784, in: 0..<1, using: &random)
  }

  // MARK: - Sharpness in two parts

  @Test("sharpness is the square of something linear: s(a + b) + s(a − b) = 2 s(a) + 2 s(b)")
  func parallelogram() {
    let (a, b) = (Self.images(3, seed: 1), Self.images(3, seed: 2))
    let (sum, difference) = (meanSharpness(of: a + b), meanSharpness(of: a - b))
    let parts = 2 * meanSharpness(of: a) + 2 * meanSharpness(of: b)
    #expect(abs((sum + difference) / parts - 1) < 1e-5)
    #expect(abs(meanSharpness(of: -3 * a) / (9 * meanSharpness(of: a)) - 1) < 1e-5)
  }

  @Test("sharpness is that of each image, averaged over the images")
  func averages() {
    let images = Self.images(2, seed: 3)
    let each = sharpness(of: images)
    #expect(abs(meanSharpness(of: images) - Double(each[0] + each[1]) / 2) < 1e-6)
  }

  @Test("a class's mean image is its members', and a class without members is blank")
  func means() {
    let images = Tensor(rows: 3, columns: 2, [1, 2, 3, 4, 5, 9])
    let means = classMeans(of: images, labels: [2, 0, 2], classes: 4)
    #expect(means.scalars == [3, 4, 0, 0, 3, 5.5, 0, 0])
  }

  @Test("E s(x) = E s(μ) + E s(x − μ) about the classes' means, and about no other images")
  func identity() {
    let images = Self.images(12, seed: 4)
    let labels = (0..<12).map { $0 % 3 }
    let means = classMeans(of: images, labels: labels, classes: 3)
    #expect(SharpnessSplit(of: images, around: means.rows(labels)).off < 1e-3)
    let others = labels.map { ($0 + 1) % 3 }
    #expect(SharpnessSplit(of: images, around: means.rows(others)).off > 5)
    // Nothing, and all of it twice: 0 + 1 and 4 + 1 of the whole.
    let none = SharpnessSplit(of: images, around: .zeros(12, 784))
    #expect(none.expected == 0 && none.off < 1e-9)
    #expect(abs(SharpnessSplit(of: images, around: 2 * images).off - 400) < 1e-2)
  }

  // MARK: - Distributions of a pixel

  private static let greys: [[Double]] = [[0.1, 0.9, 0.4], [0.7, 0.2, 1]]
  private static let logits: [[Double]] = [[-1.5, 2, 0.3], [0.8, -0.4, 1.2]]

  private static func tensor(_ rows: [[Double]]) -> Tensor {
    Tensor(rows: rows.count, columns: 3, rows.joined().map { Float($0) })
  }

  private static func losses(_ pixels: PixelDistribution) -> [Double] {
    pixels.loss(logits: tensor(logits), tensor(greys)).scalars.map { Double($0) }
  }

  /// −log N(x; D(z), σ²) of each image, in Double and with libm.
  private static func gaussian(_ variance: Double) -> [Double] {
    zip(greys, logits).map { greys, logits in
      zip(greys, logits).reduce(0) { sum, pair in
        let error = pair.0 - 1 / (1 + exp(-pair.1))
        return sum + 0.5 * (error * error / variance + log(2 * .pi * variance))
      }
    }
  }

  private static var meanSquare: Double {
    zip(greys.joined(), logits.joined()).reduce(0) { sum, pair in
      let error = pair.0 - 1 / (1 + exp(-pair.1))
      return sum + error * error / 6
    }
  }

  @Test("each loss is −log of its density, summed over the pixels")
  func densities() {
    let coins = zip(Self.greys, Self.logits).map { greys, logits in
      zip(greys, logits).reduce(0.0) { sum, pair in
        let p = 1 / (1 + exp(-pair.1))
        return sum - pair.0 * log(p) - (1 - pair.0) * log(1 - p)
      }
    }
    for (pixels, expected) in [
      (PixelDistribution.bernoulli, coins), (.gaussian(sigma: 1), Self.gaussian(1)),
      (.gaussian(sigma: 0.05), Self.gaussian(0.0025)),
      (.bestGaussian, Self.gaussian(Self.meanSquare)),
    ] {
      for (loss, expected) in zip(Self.losses(pixels), expected) {
        #expect(abs(loss - expected) < 1e-4 * max(1, abs(expected)))
      }
    }
  }

  @Test("the best σ² is the mean squared error: the loss is D/2 (log 2πσ² + 1), and least")
  func bestVariance() {
    func mean(_ losses: [Double]) -> Double { losses.reduce(0, +) / Double(losses.count) }
    let best = mean(Self.losses(.bestGaussian))
    #expect(abs(best - 1.5 * (log(2 * .pi * Self.meanSquare) + 1)) < 1e-5)
    for factor in [0.5, 0.9, 1.1, 2] {
      let sigma = (factor * Self.meanSquare).squareRoot()
      #expect(mean(Self.losses(.gaussian(sigma: Float(sigma)))) > best + 1e-3)
    }
  }

  @Test("gradient descent finds that σ² too")
  func learnedSigma() {
    let errors = Tensor(rows: 2, columns: 1, [2, 6])
    #expect(abs(learnedVariance(of: errors, pixels: 8) - 0.5) < 1e-4)
    #expect(abs(learnedVariance(of: 0.02 * errors, pixels: 8) - 0.01) < 1e-5)
  }

  // MARK: - Draws of pixels

  @Test("a coin shows 1 as often as the image is dark")
  func coins() {
    var random = Random(seed: 5)
    let image = Tensor(rows: 1, columns: 3, [0, 0.3, 1]).rows([Int](repeating: 0, count: 10_000))
    let coins = drawCoins(image, using: &random)
    let shares = (1.0 / 10_000 * columnSums(coins)).scalars
    #expect(shares[0] == 0 && abs(shares[1] - 0.3) < 0.02 && shares[2] == 1)
    #expect(coins.scalars.allSatisfy { $0 == 0 || $0 == 1 })
  }

  @Test("a grey is the image's, give or take σ")
  func greyDraws() {
    var random = Random(seed: 6)
    let image = Tensor(repeating: 0.25, rows: 100, columns: 100)
    let noise = drawGreys(image, sigma: 0.1, using: &random) - image
    #expect(abs(mean(noise).scalar) < 0.004 && abs(mean(square(noise)).scalar - 0.01) < 5e-4)
  }

  @Test(
    "digits are redrawn from means and sampled from N(0, I), and err from draws; each row is its label's"
  )
  func decoders() throws {
    let digits = DigitSplit.pen(train: 300, test: 40, seed: 6)
    let notebook = Notebook.quiet(6, on: digits, epochs: 1)
    var random = Random(seed: 6)
    let study = Study(notebook)
    let small = SmallVAEs(study, using: &random)
    var same = random
    let model = study.compareDecoders(small, using: &random)
    func value(_ name: String) throws -> Double { try notebook.number("best\(name)") }

    let (x, q) = (digits.test.images(), model.encode(digits.test.images()))
    let redrawn = model.decode(q.mean)
    let sampled = model.decode(.normal(1_000, 20, using: &same))
    #expect(try value("Redrawn") == meanSharpness(of: redrawn) / meanSharpness(of: x))
    #expect(try value("Sampled") == meanSharpness(of: sampled) / meanSharpness(of: x))
    let drawn = model.decode(q.sample(noise: small.noise))
    #expect(try value("Error") == Double(mean(squaredError(drawn, x)).scalar))
    #expect(try value("KL") == Double(mean(q.kl).scalar))
    let tables = try notebook.tables(of: "decoders")
    func row(_ label: String) -> [[Double]]? { tables.first { $0.label == label }?.images }
    #expect(row("held out") == x.rows(0..<12).greys)
    #expect(row("Gaussian, best σ") == redrawn.rows(0..<12).greys)
  }
}
