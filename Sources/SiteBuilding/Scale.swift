import Foundation

/// Where numbers stand on a line, from 0 at its left end to 1.
struct Scale: Equatable {
  /// The room at either end.
  static let margin = 0.06

  /// Whether equal steps are equal factors: where all are positive, and some a hundred times as large as others.
  let isLogarithmic: Bool
  private let least, greatest: Double

  /// Spans these, at least one of which is finite.
  init(spanning numbers: [Double]) {
    let finite = numbers.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    isLogarithmic = low > 0 && high >= 100 * low
    least = isLogarithmic ? log(low) : low
    greatest = isLogarithmic ? log(high) : high
  }

  /// In the middle if all are the same.
  func position(of number: Double) -> Double {
    guard greatest > least else { return 0.5 }
    let share = ((isLogarithmic ? log(number) : number) - least) / (greatest - least)
    return Self.margin + (1 - 2 * Self.margin) * share
  }
}
