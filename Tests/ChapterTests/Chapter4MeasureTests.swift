import Chapter4Reparameterization
import Tensors
import Testing

/// What chapter 4 measures with, where the answers are known.
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
}
