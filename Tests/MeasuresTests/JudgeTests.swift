import Digits
import Foundation
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
    let sure = verdicts.count { $0.confidence > 0.9 }
    #expect(judge.confidentShare(of: images) == Double(sure) / 500)
  }

  @Test("of what is no picture it says nothing, rather than that it is not sure")
  func notANumber() {
    let judge = Self.judge.judge
    #expect(judge.confidentShare(of: Tensor(repeating: .nan, rows: 2, columns: 784)).isNaN)
  }

  /// Its logit of class c is ln 171 times pixel c. So with one pixel lit it has 171 of 171 + 9 parts for
  /// that class, with one at ⅔ only 171^⅔ = 30.8 of 39.8, and with none a tenth for each.
  private func pixelReader() -> Judge {
    var random = Random(seed: 1)
    var judge = Judge(trainedOn: PenDigits.draw(1, using: &random), epochs: 0, using: &random)
    var parameters = [Tensor.zeros(784, 128), .zeros(1, 128), .zeros(128, 10), .zeros(1, 10)]
    for label in 0..<10 {
      parameters[0][label, label] = 1
      parameters[2][label, label] = Float(log(171.0))
    }
    parameters.reverse()
    judge.visitParameters { $0 = parameters.removeLast() }
    return judge
  }

  @Test("a judge whose logits are known: verdicts, confidence, accuracy and shares by hand")
  func knownLogits() {
    var pixels = [UInt8](repeating: 0, count: 5 * 784)
    for (image, pixel, grey) in [(0, 3, 255), (1, 9, 255), (2, 0, 170), (3, 7, 255)] {
      pixels[image * 784 + pixel] = UInt8(grey)
    }
    let (judge, images) = (pixelReader(), DigitSet(pixels: pixels, labels: [3, 9, 0, 1, 0]))
    let verdicts = judge.verdicts(on: images.images())
    #expect(verdicts.map(\.label) == [3, 9, 0, 7, 0])
    for (verdict, confidence) in zip(verdicts, [0.95, 0.95, 0.773_915, 0.95, 0.1]) {
      #expect(abs(Double(verdict.confidence) - confidence) < 1e-5)
    }
    #expect(judge.accuracy(on: images) == 0.8)
    #expect(judge.confidentShare(of: images.images()) == 0.6)
  }

  @Test("a judge is sure above nine tenths")
  func nineTenths() {
    #expect(sureShare(of: [0.1, 0.899_9, 0.9, 0.900_1, 1]) == 0.4)
    #expect(sureShare(of: [1, .nan]).isNaN)
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
