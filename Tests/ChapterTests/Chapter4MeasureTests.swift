import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Digits
import Tensors
import Testing

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
}
