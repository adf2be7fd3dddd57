import Foundation

extension [Double] {
  /// The middle value, or the mean of the two in the middle; NaN of none.
  var median: Double {
    guard !isEmpty else { return .nan }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }

  /// (x₁ ⋯ xₙ)^(1/n), of positive values.
  var geometricMean: Double { exp(map { log($0) }.mean) }

  var mean: Double { reduce(0, +) / Double(count) }
}

extension Double {
  /// In decimals, so many of them behind the point.
  func fixed(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

/// Seconds a call of `body` takes, on average over `calls`.
func secondsPerCall(_ calls: Int, _ body: () -> Void) -> Double {
  let duration = ContinuousClock().measure { for _ in 0..<calls { body() } }
  return duration / .seconds(1) / Double(calls)
}
