import Chapter1Autoencoder
import Digits
import Foundation
import Notebooks
import Tensors
import Testing

@testable import Chapter2ProbabilisticEncoder
@testable import Plotting

/// What chapter 2 trains and measures with, where the answers are known.
@Suite struct Chapter2MeasureTests {
  @Test("late growth is from the middle of the training to its end; σ's share is of the spread")
  func course() {
    var random = Random(seed: 1)
    let codec = NoisyAutoencoder(
      model: ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random), scale: .learned)
    let epochs = [1, 2, 4, 6, 9].map { Epoch(error: 0, spread: $0, sigma: 3) }
    let course = Course(codec: codec, epochs: epochs)
    #expect(course.lateGrowth == 9.0 / 4)
    #expect(course.last.share == 100.0 / 3)
  }

  @Test("σ is one number, or a share of the spread, or what the encoder says of each image")
  func scales() {
    var random = Random(seed: 2)
    let model = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    let x = Tensor.uniform(5, 784, in: 0..<1, using: &random)
    let (encoded, mean) = (model.encode(x), model.encode(x).mean)
    func posterior(_ scale: NoiseScale) -> Posterior {
      NoisyAutoencoder(model: model, scale: scale).posterior(of: x)
    }
    #expect(posterior(.learned).logVariance == encoded.logVariance)
    #expect(encoded.logVariance != mean)
    let constant = exp(posterior(.constant(3)).logVariance)
    #expect(constant.rows == 1 && constant.scalars.allSatisfy { abs($0 - 9) < 1e-5 })
    let share = posterior(.share(0.5)).logVariance
    #expect(share == Posterior(mean: mean, spreadShare: 0.5).logVariance)
    for scale in [NoiseScale.learned, .constant(3), .share(0.5)] {
      #expect(posterior(scale).mean == mean)
    }
  }

  @Test("a codec's loss is that of the code it is given, not of the one it would make")
  func loss() {
    var random = Random(seed: 3)
    let model = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    let codec = NoisyAutoencoder(model: model, scale: .learned)
    let z = Tensor.normal(4, 2, using: &random)
    #expect(reconstructionLoss(codec, codec.decode(z), from: z) == .zeros(4, 1))
    #expect(reconstructionLoss(codec, .zeros(4, 784), from: z) == rowSums(square(codec.decode(z))))
  }

  // MARK: - Training

  /// The loop as it would be written without the chapter's functions: its bits are the specification.
  @Test("each step draws new noise for its images; each epoch is measured on held-out ones")
  func training() {
    let digits = DigitSplit.pen(train: 300, test: 40, seed: 4)
    let notebook = Notebook.quiet(2, on: digits)
    var random = Random(seed: 5)
    let study = NoiseStudy(notebook, using: &random)
    var same = random
    let course = study.train(.learned, latents: 3, epochs: 2, "", using: &random)

    let model = ProbabilisticAutoencoder(latents: 3, hidden: 200, using: &same)
    var codec = NoisyAutoencoder(model: model, scale: .learned)
    var adam = Adam(learningRate: 3e-3)
    var draws = same.split()
    for epoch in 0..<2 {
      for batch in digits.train.batches(of: 128, using: &same) {
        let x = digits.train.images(batch)
        let noise = Tensor.normal(batch.count, 3, using: &draws)
        adam.step(&codec) { mean(squaredError($0.decode(draw($0.model.encode(x), noise)), x)) }
      }
      expect(course.epochs[epoch], of: codec.model, on: digits.test, study.noise)
    }
    #expect(course.epochs.count == 2 && course.codec.parameters == codec.parameters)
  }

  private func draw(_ q: Posterior, _ noise: Tensor) -> Tensor {
    q.mean + exp(0.5 * q.logVariance) * noise
  }

  private func expect(
    _ epoch: Epoch, of model: ProbabilisticAutoencoder, on digits: DigitSet, _ noise: Tensor
  ) {
    let (x, q) = (digits.images(), model.encode(digits.images()))
    let z = draw(q, noise.columns(0..<3))
    #expect(abs(epoch.error - Double(mean(squaredError(model.decode(z), x)).scalar)) < 1e-3)
    let averages = (0..<3).map { latent in
      (0..<digits.count).reduce(0.0) { $0 + Double(q.mean[$1, latent]) } / Double(digits.count)
    }
    let variances = exp(q.logVariance)
    var (spread, sigma) = (0.0, 0.0)
    for image in 0..<digits.count {
      for latent in 0..<3 {
        let deviation = Double(q.mean[image, latent]) - averages[latent]
        spread += deviation * deviation / Double(3 * digits.count)
        sigma += Double(variances[image, latent]) / Double(3 * digits.count)
      }
    }
    #expect(abs(epoch.spread - spread.squareRoot()) < 1e-4)
    #expect(abs(epoch.sigma - sigma.squareRoot()) < 1e-4)
  }

  // MARK: - Halfway

  @Test("a round trip is by the variance of all held-out codes, from both ends and from halfway")
  func roundTrips() throws {
    let digits = DigitSplit.pen(train: 40, test: 60, seed: 7)
    let notebook = Notebook.quiet(2, on: digits)
    var random = Random(seed: 7)
    let study = NoiseStudy(notebook, using: &random)
    let codec = NoisyAutoencoder(.constant(0), latents: 20, using: &random)
    let course = Course(codec: codec, epochs: [study.measure(codec)])
    study.goHalfway(course, course, using: &random)

    let codes = codec.encode(digits.test.images())
    let (threes, eights) = (digits.test.indices(of: 3), digits.test.indices(of: 8))
    let pairs = min(threes.count, eights.count)
    let (a, b) = (
      codes.rows(Array(threes.prefix(pairs))), codes.rows(Array(eights.prefix(pairs)))
    )
    for (place, z) in [("End", Tensor(stacking: [a, b])), ("Middle", 0.5 * (a + b))] {
      let back = Double(mean(squaredError(codec.encode(codec.decode(z)), z)).scalar)
      let found = try notebook.number("plain\(place)Trip")
      #expect(abs(found / (back / totalVariance(codes)) - 1) < 1e-5, "\(place)")
    }
  }

  @Test("a point halfway is covered by the ellipses of others, not by those it lies between")
  func coverage() {
    func covered(_ means: [Float], sigma: Float) -> Double {
      var random = Random(seed: 8)
      let study = NoiseStudy(.quiet(2), using: &random)
      let mean = Tensor(rows: means.count, columns: 2, means.flatMap { [$0, 0] })
      return study.coveredShare(
        Posterior(mean: mean, logVariance: 0 * mean + 2 * Foundation.log(sigma)))
    }
    // Halfway are 1 and 6, no further than 1 from their own.
    #expect(covered([0, 2, 10], sigma: 1.01) == 0)
    #expect(covered([0, 2, 10], sigma: 6.01) == 50)
    // 1 and 1.6: the first one is 0.2 from a code that it does not lie between, the second one 1.6.
    #expect(covered([0, 2, 1.2], sigma: 0.21) == 50)
    #expect(covered([0, 2, 1.2], sigma: 0.19) == 0)
    #expect(covered([0, 2, 1.2], sigma: 1.61) == 100)
  }

  // MARK: - Pictures

  @Test("each image's ellipse is about its mean, as wide as the first σ and as high as the second")
  func ellipses() {
    var random = Random(seed: 6)
    let study = NoiseStudy(.quiet(2, on: .pen(train: 1, test: 30, seed: 6)), using: &random)
    let codec = NoisyAutoencoder(.learned, latents: 2, using: &random)
    let q = codec.posterior(of: study.heldOut)
    let sigma = exp(0.5 * q.logVariance)
    func column(_ x: Tensor, _ latent: Int) -> [Double] {
      (0..<30).map { Double(x[$0, latent]) }
    }
    let tables = study.maps(codec, codec).tables.filter { $0.columns.contains("width") }
    #expect(tables.count == 2)
    for table in tables {
      #expect(table.column(0) == column(q.mean, 0) && table.column(1) == column(q.mean, 1))
      #expect(table.column(2) == column(2 * sigma, 0) && table.column(3) == column(2 * sigma, 1))
    }
  }

  @Test("each row has the first 3, its drawing at μ, and drawings of μ + σε by the row's model")
  func draws() throws {
    let digits = DigitSplit.pen(train: 1, test: 60, seed: 6)
    var random = Random(seed: 6)
    let study = NoiseStudy(.quiet(2, on: digits), using: &random)
    let courses = [NoiseScale.share(0.5), .learned].map {
      Course(codec: NoisyAutoencoder($0, latents: 20, using: &random), epochs: [])
    }
    let image = try #require(digits.test.indices(of: 3).first)
    let expected = courses.map { course in
      let q = course.codec.posterior(of: study.heldOut)
      let sigma = exp(0.5 * q.logVariance) + .zeros(60, 20)
      let draws = q.mean.rows([image]) + sigma.rows([image]) * study.noise.rows(0..<8)
      return digits.test.images([image]).greys
        + course.codec.decode(Tensor(stacking: [q.mean.rows([image]), draws])).greys
    }
    let tables = study.drawsOfOneCode(courses).tables
    #expect(tables.map(\.images) == expected)
    #expect(tables.map(\.label) == ["σ = spread / 2", "learned σ"])
  }
}
