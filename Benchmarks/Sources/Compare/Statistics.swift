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

/// Seconds a call of `body` takes, on average over about 10 ms, after 30 ms that do not count: a thread
/// that slept takes long to be given a core of its own again, and a training step's are awake.
func secondsPerCall(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  var calls = 0
  while clock.now - start < .milliseconds(30) {
    body()
    calls += 1
  }
  let counted = max(1, calls / 3)
  let duration = clock.measure { for _ in 0..<counted { body() } }
  return duration / .seconds(1) / Double(counted)
}
