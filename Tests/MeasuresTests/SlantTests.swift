import Digits
import Measures
import Tensors
import Testing

@Suite struct SlantTests {
  /// A line through the middle that goes right by `lean` pixels for each pixel up.
  private func line(lean: Int) -> Tensor {
    var image = Tensor.zeros(1, 784)
    for up in -4...4 { image[0, (14 - up) * 28 + 14 + lean * up] = 0.5 }
    return image
  }

  @Test("the slant of a line is how far it goes right for each pixel up, wherever it is")
  func lines() {
    for lean in -3...3 { #expect(abs(slants(of: line(lean: lean))[0] - Double(lean)) < 1e-9) }
    let moved = Tensor(
      rows: 1, columns: 784, (0..<784).map { $0 < 30 ? 0 : line(lean: 1)[0, $0 - 30] })
    #expect(abs(slants(of: moved)[0] - 1) < 1e-9)
  }

  @Test(
    "each picture has its own, and grey counts less than black: a faint second line changes little")
  func weights() {
    let both = Tensor(stacking: [line(lean: 1), line(lean: -2)])
    let each = slants(of: both)
    #expect(abs(each[0] - 1) < 1e-9 && abs(each[1] + 2) < 1e-9)
    #expect(abs(slants(of: line(lean: 1) + 0.01 * line(lean: -1))[0] - 1) < 0.05)
  }

  @Test("within a class it follows the slant that the pen drew with")
  func pen() throws {
    let digits = DigitSplit.pen(train: 2_000, test: 1, seed: 5).train
    let factors = try #require(digits.factors)
    for label in [1, 4, 8] {
      let rows = digits.indices(of: label)
      let truth = rows.map { Double(factors[$0].slant) }
      #expect(correlation(of: slants(of: digits.images(rows)), with: truth) > 0.8)
    }
  }

  @Test("without ink there is none")
  func blank() { #expect(slants(of: .zeros(1, 784))[0].isNaN) }
}
