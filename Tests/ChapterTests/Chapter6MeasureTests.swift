import Digits
import Measures
import Tensors
import Testing

@testable import Chapter6Limits

/// What chapter 6 measures models with, where the answers are known.
@Suite struct Chapter6MeasureTests {
  private let digits = DigitSplit.pen(train: 400, test: 200, seed: 6)

  private func instruments() -> Instruments {
    var random = Random(seed: 6)
    let judge = Judge(trainedOn: digits.train, epochs: 2, using: &random)
    return Instruments(judge: judge, heldOut: digits.test.images(), known: digits.train.images())
  }

  @Test("half of the held-out digits are asked, the other half is measured as a model would be")
  func halves() {
    let instruments = instruments()
    #expect(instruments.asked.scalars == digits.test.images().rows(0..<100).scalars)
    #expect(instruments.others.scalars == digits.test.images().rows(100..<200).scalars)
  }

  @Test(
    "the asked digits themselves have recall 0 and sharpness 1; training digits have precision 0")
  func extremes() {
    let instruments = instruments()
    let same = Quality(of: instruments.asked, by: instruments)
    #expect(same.recall == 0 && same.sharpness == 1 && same.precision > 1)
    let known = Quality(of: digits.train.images(Array(0..<50)), by: instruments)
    #expect(known.precision == 0 && known.recall > 1)
  }

  @Test("recall is asked of held-out digits, and precision of the images")
  func direction() {
    let instruments = instruments()
    // One image many times: near to a training digit, and far from most that are asked.
    let one = digits.train.images([Int](repeating: 0, count: 30))
    let quality = Quality(of: one, by: instruments)
    let distances = NearestNeighbours(digits.train.images([0])).distances(of: instruments.asked)
    let mean = distances.reduce(0.0) { $0 + Double($1) } / 100
    #expect(quality.precision == 0)
    #expect(abs(quality.recall - mean) < 1e-5)
    #expect(quality.variety == 0)
  }

  @Test("of as many images of each class the variety is 1, of two classes log 2 / log 10")
  func variety() {
    let instruments = instruments()
    func quality(_ classes: Range<Int>) -> Quality {
      let all = digits.train.images()
      let verdicts = instruments.judge.verdicts(on: all)
      let rows = classes.flatMap { label in
        verdicts.indices.filter { verdicts[$0].label == label }.prefix(20)
      }
      return Quality(of: all.rows(rows), by: instruments)
    }
    #expect(abs(quality(0..<10).variety - 1) < 1e-9)
    #expect(abs(quality(0..<2).variety - 0.301_029_995_66) < 1e-9)
  }

  @Test("a scale takes points to mean 0 and variance 1, and back")
  func scales() {
    let points = Tensor(rows: 4, columns: 2, [1, 10, 3, 10, 1, 30, 3, 30])
    let each = Scaling(of: points, shared: false)
    for (found, expected) in zip(each.apply(points).scalars, [-1, -1, 1, -1, -1, 1, 1, 1]) {
      #expect(abs(found - Float(expected)) < 1e-5)
    }
    for (found, expected) in zip(each.undo(each.apply(points)).scalars, points.scalars) {
      #expect(abs(found - expected) < 1e-4)
    }
    // One deviation for both: √½(1 + 100).
    let shared = Scaling(of: points, shared: true).apply(points)
    #expect(abs(shared[3, 1] - 10 / Float(50.5).squareRoot()) < 1e-5)
    #expect(abs(shared[3, 0] - 1 / Float(50.5).squareRoot()) < 1e-5)
    let blank = Scaling(of: .zeros(3, 1), shared: false).apply(.zeros(3, 1))
    #expect(blank.scalars == [0, 0, 0])
  }

  @Test("shuffling keeps each column's numbers, and no longer which stand together")
  func shuffles() {
    var random = Random(seed: 7)
    let numbers = (0..<100).flatMap { [Float($0), Float($0)] }
    let shuffled = shuffledByColumn(Tensor(rows: 100, columns: 2, numbers), using: &random)
    let columns = (0..<2).map { column in (0..<100).map { shuffled[$0, column] } }
    #expect(columns.allSatisfy { $0.sorted() == (0..<100).map { Float($0) } })
    #expect(zip(columns[0], columns[1]).count { $0 == $1 } < 10)
  }

  @Test("ranks: none off for the quantiles of N(0, 1), half of them for numbers above all")
  func ranks() {
    let quantiles = (0..<1_000).map { Float(normalQuantile((Double($0) + 0.5) / 1_000)) }
    #expect(rankGap(Tensor(rows: 1_000, columns: 1, quantiles)) < 0.002)
    #expect(rankGap(Tensor(repeating: 9, rows: 10, columns: 1)) == 0.99)
    #expect(gapShare(Tensor(rows: 4, columns: 1, [-1.5, -0.5, 0.99, 1])) == 50)
  }

  @Test("multiply-adds are the weights that an image meets")
  func multiplyAdds() {
    var random = Random(seed: 8)
    #expect(Perceptron(3, 5, 2, using: &random).multiplyAdds == 3 * 5 + 5 * 2)
  }
}
