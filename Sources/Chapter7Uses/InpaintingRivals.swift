// snippet.rivals
import Measures
import Tensors

/// The affine function of the upper half of an image that gives the lower one with the least squared error,
/// on images known whole. A ridge keeps weights of pixels that never change at 0.
struct HalfRegression {
  private let weights, meanSeen, meanHidden: Tensor

  init(from seen: Tensor, to hidden: Tensor, ridge: Double) {
    let (meanSeen, meanHidden) = (columnMeans(seen), columnMeans(hidden))
    let x = seen - meanSeen
    let squares = matmul(x, x, transposeA: true)
    let products = matmul(hidden - meanHidden, x, transposeA: true)  // [hidden, seen]
    var matrix = squares.scalars.map { Double($0) }
    for index in 0..<x.columns { matrix[index * x.columns + index] += ridge }
    let cholesky = Cholesky(of: matrix, size: x.columns)
    let rows = (0..<products.rows).flatMap { row in
      cholesky.solve(products.rows(row..<row + 1).scalars.map { Double($0) }).map { Float($0) }
    }
    weights = Tensor(rows: products.rows, columns: products.columns, rows)
    (self.meanSeen, self.meanHidden) = (meanSeen, meanHidden)
  }

  /// [images, seen] → [images, hidden].
  func predict(_ seen: Tensor) -> Tensor {
    matmul(seen - meanSeen, weights, transposeB: true) + meanHidden
  }
}

func columnMeans(_ x: Tensor) -> Tensor { 1 / Float(x.rows) * columnSums(x) }
// snippet.end
