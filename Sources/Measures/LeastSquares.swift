import Requirements
import Tensors

/// The affine function of some inputs that predicts a number with the least squared error.
///
/// In Double, by the normal equations of the centred inputs, so it has the same bits on every machine.
/// Of linearly dependent inputs, slopes and intercept are NaN.
public struct LeastSquares: Sendable {
  /// What each input counts, [inputs].
  public let slopes: [Double]
  /// The prediction where all inputs are 0.
  public let intercept: Double

  /// Fits the function to `targets` [points] at `inputs` [points, inputs]. O(points × inputs²).
  public init(of targets: [Double], from inputs: Tensor) {
    require(
      targets.count == inputs.rows && inputs.rows > inputs.columns,
      "\(targets.count) targets at [\(inputs.rows), \(inputs.columns)] inputs")
    let (n, width) = (inputs.rows, inputs.columns)
    let target = targets.reduce(0, +) / Double(n)
    var means = [Double](repeating: 0, count: width)
    var squares = [Double](repeating: 0, count: width * width)
    var products = [Double](repeating: 0, count: width)
    inputs.withUnsafeScalars { x in
      for row in 0..<n {
        for i in 0..<width { means[i] += Double(x[row * width + i]) / Double(n) }
      }
      for row in 0..<n {
        let centred = (0..<width).map { Double(x[row * width + $0]) - means[$0] }
        for i in 0..<width {
          products[i] += centred[i] * (targets[row] - target)
          for j in 0...i { squares[i * width + j] += centred[i] * centred[j] }
        }
      }
    }
    slopes = Cholesky(of: squares, size: width).solve(products)
    intercept = zip(slopes, means).reduce(target) { $0 - $1.0 * $1.1 }
  }

  /// The predictions at `inputs`, [points, inputs] → [points].
  public func predict(_ inputs: Tensor) -> [Double] {
    require(
      inputs.columns == slopes.count, "\(inputs.columns) inputs for \(slopes.count) slopes")
    return inputs.withUnsafeScalars { x in
      (0..<inputs.rows).map { row in
        slopes.indices.reduce(intercept) { $0 + slopes[$1] * Double(x[row * slopes.count + $1]) }
      }
    }
  }
}

/// R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²: the part of the targets' variance that the predictions explain. At
/// most 1; 0 for predicting the mean, negative for worse.
public func determination(of targets: [Double], by predictions: [Double]) -> Double {
  require(
    targets.count == predictions.count,
    "\(predictions.count) predictions of \(targets.count) targets")
  let mean = targets.reduce(0, +) / Double(targets.count)
  var (left, total) = (0.0, 0.0)
  for (target, prediction) in zip(targets, predictions) {
    left += (target - prediction) * (target - prediction)
    total += (target - mean) * (target - mean)
  }
  return 1 - left / total
}
