import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Notebooks
import Tensors
import Testing

@testable import Chapter4Reparameterization
@testable import Plotting

/// What chapter 4 trains and measures with, where the answers are known.
@Suite struct Chapter4MeasureTests {
  @Test("mean, variance, and the standard error of each")
  func moments() {
    let moments = Moments(of: Tensor(rows: 4, columns: 1, [1, 1, 3, 7]))
    #expect(moments.mean == 3 && moments.variance == 6)
    // Of four squared deviations 4, 4, 0 and 16, the variance is 36.
    #expect(moments.meanError == (6.0 / 4).squareRoot())
    #expect(moments.varianceError == (36.0 / 4).squareRoot())
    #expect(moments.meanGap == 3 / (6.0 / 4).squareRoot())
    #expect(moments.varianceGap(from: 12) == 2)
  }

  @Test("the mean of the others has not seen its own draw")
  func others() {
    #expect(meanOfOthers(Tensor(rows: 3, columns: 1, [1, 2, 6])).scalars == [4, 3.5, 1.5])
  }

  @Test("each step of an epoch has new noise of N(0, I), a row for each of its images")
  func noise() {
    var random = Random(seed: 6)
    let digits = DigitSplit.pen(train: 300, test: 0, seed: 6).train
    var model = ProbabilisticAutoencoder(latents: 5, hidden: 3, using: &random)
    var (adam, noises) = (Adam(), [Tensor]())
    for _ in 0..<2 {
      _ = trainEpoch(&model, with: &adam, on: digits, using: &random) { model, x, noise in
        noises.append(noise)
        return negativeELBO(of: model, x, noise: noise)
      }
    }
    #expect(noises.map(\.rows) == [128, 128, 44, 128, 128, 44])
    let all = Tensor(stacking: noises).scalars
    #expect(all.count == 600 * 5 && Set(all).count > 2_990)
    let moments = Moments(of: Tensor(rows: all.count, columns: 1, all))
    #expect(moments.meanGap < 4 && moments.varianceGap(from: 1) < 4)
  }

  @Test("encoder and decoder are all that a gradient is of; cut off, it is the decoder's alone")
  func halves() throws {
    let digits = DigitSplit.pen(train: 1, test: 128, seed: 6)
    let notebook = Notebook.quiet(4, on: digits)
    var random = Random(seed: 7)
    let model = ProbabilisticAutoencoder(latents: 5, hidden: 30, using: &random)
    var same = random
    Study(notebook).stopTheGradient(model, using: &random)

    let (x, tape) = (digits.test.images(), Tape())
    let watched = tape.watch(model)
    let z = watched.encode(x).sample(noise: .normal(128, 5, using: &same))
    let gradients = tape.gradients(of: mean(bernoulliLoss(logits: watched.logits(z), x)))
    let all = gradients[watched].parameters.flatMap(\.scalars)
    let square = all.reduce(0.0) { $0 + Double($1) * Double($1) }
    let halves = try ["throughEncoder", "throughDecoder"].map(notebook.number)
    #expect(abs(halves[0] * halves[0] + halves[1] * halves[1] - square) < 1e-4 * square)
    #expect(halves[0] > 0.01 * halves[1])
    #expect(try ["cutEncoder", "cutDecoder"].map(notebook.number) == [0, halves[1]])
  }

  @Test("each training redraws the digits in its own row, and the first one draws new ones")
  func drawings() {
    let digits = DigitSplit.pen(train: 1, test: 12, seed: 8)
    var random = Random(seed: 8)
    func model() -> ProbabilisticAutoencoder { .init(latents: 20, hidden: 30, using: &random) }
    let trainings = Training.all(from: model()).map { training in
      var training = training
      training.model = model()
      return training
    }
    var same = random
    let tables = Study(.quiet(4, on: digits)).drawings(by: trainings, using: &random).tables
    let x = digits.test.images()
    let redrawn = trainings.map { $0.model.decode($0.model.encode(x).mean) }
    let drawn = trainings[0].model.decode(.normal(12, 20, using: &same))
    #expect(tables.map(\.images) == ([x] + redrawn + [drawn]).map(\.greys))
    #expect(
      tables.map(\.label) == [
        "held-out digits", "reparameterized", "score, baseline", "score function", "z cut off",
        "codes from N(0, I)",
      ])
  }
}
