import Digits
import Tensors

/// A small classifier, 784 → 128 → 10, that says how much a picture looks like a digit.
///
/// It learns from real digits alone and judges pictures that no encoder or decoder had a part in
/// training it on. Its confidence is the largest of its ten probabilities. It has only ever seen
/// digits, so it can be sure of a picture that is none: high confidence is no proof, low confidence is
/// a sign.
public struct Judge: Module {
  private var hidden: Dense
  private var classes: Dense

  /// Trains on `digits` for that many epochs of Adam, 128 images a step.
  public init(trainedOn digits: DigitSet, epochs: Int, using random: inout Random) {
    hidden = Dense(DigitSet.pixelCount, 128, using: &random)
    classes = Dense(128, 10, using: &random)
    var adam = Adam()
    for _ in 0..<epochs {
      for batch in digits.batches(of: 128, using: &random) {
        let labels = batch.map { Int(digits.labels[$0]) }
        adam.step(&self) {
          mean(softmaxLoss(logits: $0.logits(digits.images(batch)), labels: labels))
        }
      }
    }
  }

  /// The hidden layer's parameters, then the classes'.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden.visitParameters(visit)
    classes.visitParameters(visit)
  }

  /// The ten classes' logits, [batch, 784] → [batch, 10].
  private func logits(_ images: Tensor) -> Tensor { classes(relu(hidden(images))) }

  /// What it takes each image for, and how sure it is.
  public func verdicts(on images: Tensor) -> [Verdict] {
    let probabilities = exp(logSoftmax(logits(images)))
    return (0..<images.rows).map { row in
      let scores = (0..<10).map { probabilities[row, $0] }
      let best = (1..<10).reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
      return Verdict(label: best, confidence: scores[best])
    }
  }

  /// The share of `images` that it is sure of.
  public func confidentShare(of images: Tensor) -> Double {
    sureShare(of: verdicts(on: images).map(\.confidence))
  }

  /// The share of `digits` whose label it finds; NaN if its probabilities are no numbers.
  public func accuracy(on digits: DigitSet) -> Double {
    let verdicts = verdicts(on: digits.images())
    if verdicts.contains(where: \.confidence.isNaN) { return .nan }
    let right = zip(verdicts, digits.labels).count { $0.label == Int($1) }
    return Double(right) / Double(digits.count)
  }
}

/// The share of confidences that a judge calls sure: those above 0.9. NaN if one is no number.
public func sureShare(of confidences: [Float]) -> Double { share(of: confidences) { $0 > 0.9 } }

/// A judge's word on one image.
public struct Verdict: Sendable {
  /// The likeliest class.
  public let label: Int
  /// The probability it gives that class, 0.1…1.
  public let confidence: Float
}
