import Digits
import Tensors
import Testing

@testable import Chapter1Autoencoder

/// What chapter 1 measures with, where the answers are known.
@Suite struct Chapter1MeasureTests {
  @Test("a column's variance is divided by the rows, whatever the number of columns")
  func variances() {
    let x = Tensor(rows: 4, columns: 2, [1, 0, 1, 2, 3, 0, 3, 10])
    #expect(columnVariances(x) == [1, 17])
    #expect(totalVariance(x) == 18)
  }

  /// A codec whose code is the image's first pixel, drawn in every pixel.
  private struct FirstPixel: Codec {
    func encode(_ x: Tensor) -> Tensor { x.columns(0..<1) }
    func decode(_ z: Tensor) -> Tensor { z + .zeros(1, 784) }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
  }

  @Test("the reconstruction error is summed over an image's pixels, and averaged over the images")
  func reconstruction() {
    var images = Tensor.zeros(4, 784)
    for pixel in 1...10 { images[1, pixel] = 1 }
    images[2, 5] = -3
    images[3, 0] = 1
    let errors: [Float] = [0, 10, 9, 783]
    #expect(reconstructionLoss(FirstPixel(), images).scalars == errors)
    #expect(reconstructionError(of: FirstPixel(), on: images) == 802.0 / 4)
  }

  @Test("an epoch shows each digit once, 128 a step, and its loss is the mean over the digits")
  func epoch() {
    struct Nothing: Module {
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
    }
    // Of 200 digits the first half is black and the second white: any two batches have other means.
    let digits = DigitSet(
      pixels: (0..<200 * 784).map { $0 < 100 * 784 ? 255 : 0 },
      labels: [UInt8](repeating: 0, count: 200))
    var (model, adam, random) = (Nothing(), Adam(), Random(seed: 1))
    var batches: [Int] = []
    let loss = trainEpoch(&model, with: &adam, on: digits, using: &random) { _, x in
      batches.append(x.rows)
      return rowSums(x)
    }
    #expect(batches == [128, 72])
    #expect(abs(loss - 392) < 1e-3)
  }
}
