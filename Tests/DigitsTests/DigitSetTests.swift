import Tensors
import Testing

@testable import Digits

@Suite struct DigitSetTests {
  /// Four pictures; every byte of picture i is 50 · i, but for its first, which is 255.
  private let digits = DigitSet(
    pixels: (0..<4).flatMap { [255] + [UInt8](repeating: UInt8(50 * $0), count: 783) },
    labels: [3, 8, 3, 0])

  @Test("bytes become greys in 0…1, in the order asked for")
  func images() {
    let images = digits.images([2, 0, 2])
    #expect(images.rows == 3 && images.columns == 784)
    for (row, grey) in [100, 0, 100].enumerated() {
      #expect(images[row, 0] == 1)
      #expect(images[row, 1] == Float(grey) / 255 && images[row, 783] == Float(grey) / 255)
    }
    #expect(digits.images() == digits.images([0, 1, 2, 3]))
    #expect(digits.images(digits.indices(of: 3)) == digits.images([0, 2]))
    #expect(digits.images([]).rows == 0)
  }

  @Test("every grey is the quotient rounded once")
  func everyGrey() {
    let ramp = DigitSet(pixels: (0..<784).map { UInt8($0 % 256) }, labels: [1]).images()
    for grey in 0..<256 { #expect(ramp[0, grey] == Float(Double(grey) / 255)) }
  }

  @Test("subsets keep pictures, labels and factors together")
  func subset() {
    var random = Random(seed: 1)
    let drawn = PenDigits.draw(20, using: &random)
    let chosen = drawn.subset([7, 3, 3])
    #expect(chosen.images() == drawn.images([7, 3, 3]))
    #expect(chosen.labels == [7, 3, 3].map { drawn.labels[$0] })
    #expect(chosen.factors == drawn.factors.map { factors in [7, 3, 3].map { factors[$0] } })
    #expect(drawn.prefix(2).images() == drawn.images([0, 1]))
    #expect(drawn.prefix(99).count == 20)
    #expect(digits.prefix(1).factors == nil)
  }

  @Test("an epoch shows each picture once, in a new order each time")
  func batches() {
    var random = Random(seed: 2)
    let many = DigitSet(
      pixels: [UInt8](repeating: 0, count: 103 * 784), labels: [UInt8](repeating: 0, count: 103))
    let epochs = (0..<2).map { _ in Array(many.batches(of: 25, using: &random)) }
    for batches in epochs {
      #expect(batches.map(\.count) == [25, 25, 25, 25, 3])
      #expect(batches.joined().sorted() == Array(0..<103))
    }
    #expect(epochs[0] != epochs[1])
    #expect(Array(digits.prefix(0).batches(of: 5, using: &random)).isEmpty)
    #expect(Array(digits.batches(of: 4, using: &random)).map(\.count) == [4])
  }
}
