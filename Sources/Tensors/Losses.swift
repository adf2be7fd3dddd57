// Losses, each summed over an image's pixels or latents: [batch, n] → [batch, 1]. A training loss is
// their mean over the batch. Sum and mean are kept apart because confusing them rescales one term of a
// VAE's loss against the other. An axis of length 1 is repeated, and an image of no pixels loses 0.

import Requirements

/// ‖x − x̂‖² of each image.
public func squaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
  rowSums(square(prediction - target))
}

/// −log p(x | logits) of Bernoulli pixels in nats: Σ softplus(l) − x·l. Stable for every finite logit,
/// as no probability is ever formed; an infinite one gives ∞ or NaN. With grey x it is a cross-entropy, and no
/// likelihood.
public func bernoulliLoss(logits: Tensor, _ target: Tensor) -> Tensor {
  let rows = max(logits.rows, target.rows)
  let l = logits.detached.repeated(rows, logits.columns)
  let x = target.detached.repeated(rows, logits.columns)
  let terms = Tensor.zip(l, x, cost: 32) { l, x, y in y.fill { softplus(l[$0]) - x[$0] * l[$0] } }
  return rowSums(terms).derived(
    as: "bernoulliLoss",
    from: Input(logits, keeping: l, x) { dy, l, x in
      .zip(dy.repeated(rows, l.columns), l, x, cost: 24) { dy, l, x, d in
        d.fill { dy[$0] * sigmoid(l[$0]) - dy[$0] * x[$0] }
      }
    },
    Input(target, keeping: l) { -($0 * $1) })
}

/// −log N(x; μ, σ²) in nats: ½ Σ ((x − μ)² / σ² + log σ² + log 2π), σ² = exp(logVariance).
/// Infinite or NaN where σ² is 0 or ∞.
/// - Parameters:
///   - mean: μ, [batch, n].
///   - logVariance: log σ², [batch, n], [1, n] or [1, 1].
///   - target: x, [batch, n].
public func gaussianLoss(mean: Tensor, logVariance: Tensor, _ target: Tensor) -> Tensor {
  0.5 * rowSums(square(target - mean) * exp(-logVariance) + logVariance + logTwoPi)
}

/// log 2π.
public let logTwoPi: Float = 1.837_877_1

/// −log of the probability that softmax(logits) gives each label, in nats, [batch, classes] → [batch, 1].
/// - Parameters:
///   - logits: [batch, classes].
///   - labels: one a row, each below `classes`; others end the program.
public func softmaxLoss(logits: Tensor, labels: [Int]) -> Tensor {
  require(
    labels.count == logits.rows && labels.allSatisfy { 0 <= $0 && $0 < logits.columns },
    "\(labels.count) labels for logits [\(logits.rows), \(logits.columns)]")
  let logProbabilities = logSoftmax(logits)
  let picked = Tensor(
    rows: logits.rows, columns: 1, labels.enumerated().map { -logProbabilities[$0, $1] })
  return picked.derived(
    as: "softmaxLoss",
    from: Input(logits, keeping: logProbabilities) { dy, logProbabilities in
      var gradient = exp(logProbabilities)
      for (row, label) in labels.enumerated() { gradient[row, label] -= 1 }
      return dy * gradient
    })
}

/// lᵢ − log Σⱼ exp(lⱼ) of each row, a constant to the tape. The row's maximum is taken out first. A
/// row with NaN or ∞ in it is NaN.
public func logSoftmax(_ logits: Tensor) -> Tensor {
  let maxima = (0..<logits.rows).map { row in
    (0..<logits.columns).reduce(-Float.infinity) { max($0, logits[row, $1]) }
  }
  let shifted = logits.detached - Tensor(rows: logits.rows, columns: 1, maxima)
  return shifted - log(rowSums(exp(shifted)))
}
