import Tensors
import Testing

@testable import Chapter3ELBO

/// What chapter 3 measures with, where the answers are known.
@Suite struct Chapter3MeasureTests {
  @Test("a quarter image's greys are each the mean of four")
  func quarters() {
    var image = Tensor.zeros(1, 784)
    for (place, grey) in [(0, 1), (1, 2), (28, 3), (29, 6)] as [(Int, Float)] {
      image[0, place] = grey
    }
    image[0, 783] = 8
    let small = quarter(image)
    #expect(small.columns == 196)
    #expect(small[0, 0] == 3 && small[0, 195] == 2)
    #expect(sum(small).scalar == 5)
  }

  @Test("the spread over draws is each image's deviation of n − 1, averaged over the images")
  func spreads() {
    #expect(spread(Tensor(rows: 2, columns: 3, [1, 2, 3, -4, 0, 4])) == 2.5)
  }

  @Test("averages are over the images")
  func averages() {
    #expect(average([1, 2, 6]) == 3)
    #expect(average(Tensor(rows: 4, columns: 1, [1, 1, 1, 2])) == 1.25)
    #expect(largest(Tensor(rows: 1, columns: 3, [1, -7, 3])) == 7)
  }

  @Test("sixteen turns by a sixteenth of a right angle are a right angle")
  func turns() {
    let step = sixteenth()
    let turned = (0..<16).reduce((cosine: 1.0, sine: 0.0)) { angle, _ in
      (
        angle.cosine * step.cosine - angle.sine * step.sine,
        angle.sine * step.cosine + angle.cosine * step.sine
      )
    }
    #expect(abs(turned.cosine) < 1e-12 && abs(turned.sine - 1) < 1e-12)
  }
}
