import Foundation
import Testing

@testable import Tensors

/// The losses against their formulas in Double.
@Suite struct LossTests {
  private let a = Tensor(rows: 2, columns: 3, [0.5, -1, 2, 0, 3, -0.25])
  private let b = Tensor(rows: 2, columns: 3, [1, 0.25, 0, -0.5, 1, 0.75])

  private func expectRows(
    _ loss: Tensor, _ formula: (Double, Double) -> Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(loss.rows == 2 && loss.columns == 1, sourceLocation: sourceLocation)
    for row in 0..<2 {
      let exact = (0..<3).reduce(0.0) { $0 + formula(Double(a[row, $1]), Double(b[row, $1])) }
      #expect(
        abs(Double(loss[row, 0]) - exact) < 1e-6 * max(1, abs(exact)),
        sourceLocation: sourceLocation)
    }
  }

  @Test("squared error") func squared() {
    expectRows(squaredError(a, b)) { ($0 - $1) * ($0 - $1) }
  }

  @Test("Bernoulli: −x log p − (1 − x) log(1 − p), p = sigmoid(logit)") func bernoulli() {
    expectRows(bernoulliLoss(logits: a, b)) { logit, x in
      let p = 1 / (1 + Foundation.exp(-logit))
      return -x * Foundation.log(p) - (1 - x) * Foundation.log(1 - p)
    }
  }

  @Test("Bernoulli stays finite where the probability rounds to 0 or 1") func bernoulliExtremes() {
    let logits = Tensor(rows: 1, columns: 4, [200, -200, 200, -200])
    let target = Tensor(rows: 1, columns: 4, [1, 0, 0, 1])
    #expect(bernoulliLoss(logits: logits, target).scalar == 400)
  }

  @Test("Gaussian: −log of the normal density") func gaussian() {
    expectRows(gaussianLoss(mean: Tensor.zeros(2, 3), logVariance: b, a)) { x, logVariance in
      let variance = Foundation.exp(logVariance)
      return 0.5 * (x * x / variance + Foundation.log(2 * Double.pi * variance))
    }
  }

  @Test("softmax: −log softmax at the label") func softmax() {
    let loss = softmaxLoss(logits: a, labels: [2, 0])
    for (row, label) in [2, 0].enumerated() {
      let exponentials = (0..<3).map { Foundation.exp(Double(a[row, $0])) }
      let exact = -Foundation.log(exponentials[label] / exponentials.reduce(0, +))
      #expect(abs(Double(loss[row, 0]) - exact) < 1e-6)
    }
  }

  @Test("log softmax of large logits is finite") func softmaxExtremes() {
    let logits = Tensor(rows: 1, columns: 2, [1000, -1000])
    #expect(logSoftmax(logits) == Tensor(rows: 1, columns: 2, [0, -2000]))
  }
}
