import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Digits
import Tensors
import Testing

@testable import Explorer

@Suite struct LearnerTests {
  /// Two epochs, whose last steps have fewer digits.
  @Test func stepsAsTheChapterDoes() {
    var random = Random(seed: 3)
    let digits = PenDigits.draw(300, using: &random)
    var (theirs, ours) = (random, random)
    var (model, adam) = (
      ProbabilisticAutoencoder(latents: 2, hidden: 8, using: &theirs), Adam(learningRate: 3e-3)
    )
    for _ in 0..<2 { _ = trainEpoch(&model, with: &adam, on: digits, using: &theirs) }
    let learner = Learner(latents: 2, hidden: 8, using: &ours)
    for _ in 0..<6 {
      _ = learner.step(on: digits, learningRate: 3e-3, beta: 1, noiseScale: 1, using: &ours)
    }
    #expect(learner.model.parameters == model.parameters)
    #expect(theirs.next() == ours.next())
  }

  @Test func paysForTheKL() {
    let weights = [0, 1].map { beta in
      var random = Random(seed: 4)
      let digits = PenDigits.draw(50, using: &random)
      let learner = Learner(latents: 2, hidden: 8, using: &random)
      // Adam's first step goes as far whatever the gradient's length is.
      for _ in 0..<3 {
        _ = learner.step(
          on: digits, learningRate: 3e-3, beta: Float(beta), noiseScale: 1, using: &random)
      }
      return learner.model.encoderLogVariance.weights
    }
    #expect(weights[0] != weights[1])
  }

  @Test func scalesTheNoise() {
    var random = Random(seed: 7)
    let digits = PenDigits.draw(100, using: &random)
    func loss(noiseScale: Float) -> (found: Float, expected: Float) {
      var theirs = random
      var ours = random
      let model = ProbabilisticAutoencoder(latents: 2, hidden: 8, using: &theirs)
      var noise = theirs.split()
      var batches = digits.batches(of: 128, using: &theirs)
      let x = digits.images(batches.next() ?? [])
      let expected = negativeELBO(
        of: model, x, noise: noiseScale * .normal(100, 2, using: &noise))
      let learner = Learner(latents: 2, hidden: 8, using: &ours)
      let found = learner.step(
        on: digits, learningRate: 1e-3, beta: 1, noiseScale: noiseScale, using: &ours)
      return (found, mean(expected).scalar)
    }
    for noiseScale: Float in [0, 0.5, 2] {
      let (found, expected) = loss(noiseScale: noiseScale)
      #expect(found == expected)
    }
    #expect(loss(noiseScale: 0).found != loss(noiseScale: 1).found)
  }

  @Test func refusesAnEpochOfNothing() async {
    await #expect(processExitsWith: .failure) {
      var random = Random(seed: 5)
      let nothing = PenDigits.draw(0, using: &random)
      let learner = Learner(latents: 2, hidden: 8, using: &random)
      _ = learner.step(on: nothing, learningRate: 1, beta: 1, noiseScale: 1, using: &random)
    }
  }
}

@Suite struct TrayTests {
  @Test func leavesWhatItIsGiven() {
    var (tray, random) = (Tray(), Random(seed: 6))
    let (a, b) = (Tensor.normal(2, 3, using: &random), Tensor.normal(1, 4, using: &random))
    tray.put(a, b)
    #expect(tray.count == 10)
    #expect(tray.take([(2, 3), (1, 4)]) == [a, b])
  }

  @Test func refusesOtherCounts() async {
    await #expect(processExitsWith: .failure) {
      var tray = Tray()
      tray.clear(for: 7)
      _ = tray.take(2, 3)
    }
  }
}

@Suite struct WeightsTests {
  @Test func comeBackFromAFile() {
    var random = Random(seed: 7)
    let model = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    var other = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    #expect(model.storedParameters[0] == model.encoderHidden.weights.transposed)
    other.store(model.storedParameters)
    #expect(other.parameters == model.parameters)
  }
}

@Suite struct ShelfTests {
  @Test func keepsUntilItLetsGo() async {
    var shelf = Shelf<Int>(of: "number")
    shelf.keep(5, as: 1)
    shelf[1] += 1
    #expect(shelf[1] == 6)
    await #expect(processExitsWith: .failure) {
      var shelf = Shelf<Int>(of: "number")
      shelf.keep(5, as: 1)
      shelf.release(1)
      _ = shelf[1]
    }
  }
}
