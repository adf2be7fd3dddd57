/// The mean of some numbers; NaN of none.
public func mean(of numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(numbers.count)
}

/// Pearson's r of two series of one length, in −1…1; NaN if one of them does not vary.
public func correlation(of x: [Double], with y: [Double]) -> Double {
  let (xMean, yMean) = (mean(of: x), mean(of: y))
  var (xx, xy, yy) = (0.0, 0.0, 0.0)
  for (x, y) in zip(x, y) {
    let (x, y) = (x - xMean, y - yMean)
    xx += x * x
    xy += x * y
    yy += y * y
  }
  return xy / (xx * yy).squareRoot()
}
