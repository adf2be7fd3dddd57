import Tensors
import Testing

@testable import Measures

@Suite struct SharpnessTests {
  @Test("one bright pixel: −4 once, 1 four times, 0 elsewhere")
  func onePixel() {
    var picture = Tensor.zeros(1, 784)
    picture[0, 14 * 28 + 14] = 1
    // Over 26² responses: mean 0, mean square (16 + 4)/676.
    #expect(sharpness(of: picture) == [Float(20.0 / 676)])
  }

  @Test("a pixel in the corner is seen by no whole neighbourhood")
  func corner() {
    var picture = Tensor.zeros(1, 784)
    picture[0, 0] = 1
    #expect(sharpness(of: picture) == [0])
  }

  @Test("a ramp has no Laplacian, a parabola a constant one: no variance")
  func ramp() {
    var pictures = Tensor.zeros(2, 784)
    for row in 0..<28 {
      for column in 0..<28 {
        pictures[0, row * 28 + column] = Float(2 * column + row) / 128
        pictures[1, row * 28 + column] = Float(column * column) / 1024
      }
    }
    #expect(sharpness(of: pictures) == [0, 0])
  }

  @Test(
    "a chessboard of side 1 is −8 times itself, stripes either way are −4 times, and each has its own"
  )
  func waves() {
    var pictures = Tensor.zeros(4, 784)
    for row in 0..<28 {
      for column in 0..<28 {
        let pixel = row * 28 + column
        pictures[0, pixel] = (row + column).isMultiple(of: 2) ? 1 : -1
        pictures[1, pixel] = row.isMultiple(of: 2) ? 1 : -1
        pictures[3, pixel] = column.isMultiple(of: 2) ? 1.5 : -0.5
      }
    }
    #expect(sharpness(of: pictures) == [64, 16, 0, 16])
  }

  @Test("the sharpness of what is no picture is no number", arguments: [Float.nan, .infinity])
  func notFinite(grey: Float) {
    var pictures = Tensor.zeros(2, 9)
    pictures[1, 4] = grey
    let sharpness = sharpness(of: pictures, side: 3)
    #expect(sharpness[0] == 0 && sharpness[1].isNaN)
  }

  @Test("3 × 3 pixels have one response, 4 × 4 have four")
  func small() {
    #expect(sharpness(of: Tensor(repeating: 0.5, rows: 2, columns: 9), side: 3) == [0, 0])
    var picture = Tensor.zeros(1, 16)
    picture[0, 5] = 1
    // Responses −4, 1, 1, 0: mean −1/2, mean square 18/4.
    #expect(sharpness(of: picture, side: 4) == [4.25])
  }
}
