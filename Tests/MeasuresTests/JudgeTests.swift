import Digits
import Tensors
import Testing

@testable import Measures

@Suite struct JudgeTests {
  static let judge: (judge: Judge, test: DigitSet) = {
    var random = Random(seed: 5)
    let train = PenDigits.draw(3_000, using: &random)
    return (
      Judge(trainedOn: train, epochs: 5, using: &random), PenDigits.draw(500, using: &random)
    )
  }()

  @Test(
    "it names nearly all held-out digits, and is surer of them than of two laid over each other")
  func digits() {
    let (judge, test) = Self.judge
    #expect(judge.accuracy(on: test) >= 0.9)
    let images = test.images()
    let blends = 0.5 * (images + images.rows(Array(1..<500) + [0]))
    #expect(judge.confidentShare(of: images) > 0.6)
    #expect(judge.confidentShare(of: blends) < judge.confidentShare(of: images) - 0.2)
  }

  @Test("shares and verdicts agree with one another")
  func shares() {
    let (judge, test) = Self.judge
    let images = test.images()
    let verdicts = judge.verdicts(on: images)
    #expect(verdicts.allSatisfy { 0.1 <= $0.confidence && $0.confidence <= 1.000_001 })
    #expect(judge.confidentShare(of: images, above: 0) == 1)
    #expect(judge.confidentShare(of: images, above: 1.1) == 0)
    let sure = verdicts.count { $0.confidence > 0.9 }
    #expect(judge.confidentShare(of: images) == Double(sure) / 500)
  }

  @Test("of what is no picture it says nothing, rather than that it is not sure")
  func notANumber() {
    let judge = Self.judge.judge
    #expect(judge.confidentShare(of: Tensor(repeating: .nan, rows: 2, columns: 784)).isNaN)
  }

  @Test("trained on shuffled labels, it learns nothing about held-out digits")
  func shuffledLabels() {
    var random = Random(seed: 7)
    let train = PenDigits.draw(2_000, using: &random)
    let order = random.permutation(of: train.count)
    let shuffled = DigitSet(pixels: train.pixels, labels: order.map { train.labels[$0] })
    let judge = Judge(trainedOn: shuffled, epochs: 3, using: &random)
    #expect(judge.accuracy(on: PenDigits.draw(500, using: &random)) < 0.3)
  }
}
