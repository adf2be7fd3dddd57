import Requirements

/// Pearson's correlation of two lists of numbers, −1…1; NaN if all numbers of one are equal.
public func correlation(_ a: [Double], _ b: [Double]) -> Double {
  require(a.count == b.count, "the correlation of \(a.count) numbers with \(b.count)")
  let (meanA, meanB) = (
    a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count)
  )
  var (squaresA, squaresB, products) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    squaresA += (x - meanA) * (x - meanA)
    squaresB += (y - meanB) * (y - meanB)
    products += (x - meanA) * (y - meanB)
  }
  return products / (squaresA.squareRoot() * squaresB.squareRoot())
}
