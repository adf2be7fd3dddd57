import Requirements
import Tensors

/// Principal component analysis: the linear code of k numbers with the least squared error.
public struct PCA: Sendable {
  /// The mean of the data, [1, dimensions].
  public let mean: Tensor
  /// The first k eigenvectors of the covariance, orthonormal rows, [k, dimensions]. The sign is such
  /// that the entry furthest from zero is positive.
  public let components: Tensor
  /// All eigenvalues of the covariance, in descending order, [dimensions]: the variances along the
  /// components and along what they leave out.
  public let variances: [Double]

  /// Fits `k` components to `data` [points, dimensions]. The covariance divides by the number of
  /// points (maximum likelihood). O(points × dimensions² + dimensions³).
  ///
  /// Of data that are not finite, or whose squares are not, every variance and component is NaN.
  ///
  /// Sums over more than 512 points are in Double; the relative error of the variances is
  /// below 512 · 2⁻²⁴ = 3·10⁻⁵ of the largest.
  public init(of data: Tensor, components k: Int) {
    require(data.rows > 0, "PCA of no points")
    require(
      0...data.columns ~= k, "\(k) components of data with \(data.columns) dimensions")
    mean = PCA.mean(of: data)
    let covariance = PCA.covariance(of: data, mean: mean)
    let eigen = SymmetricEigen(of: covariance, size: data.columns, vectors: k)
    variances = eigen.values.map { $0 < 0 ? 0 : $0 }
    components = Tensor(
      rows: k, columns: data.columns,
      eigen.vectors.flatMap { vector in
        let sign = PCA.sign(of: vector)
        return vector.map { Float(sign * $0) }
      })
  }

  /// The part of the variance that the components keep, in 0…1.
  public var explainedShare: Double {
    let total = variances.reduce(0, +)
    return total == 0 ? 1 : variances.prefix(components.rows).reduce(0, +) / total
  }

  /// The codes (x − mean) · componentsᵀ, [points, dimensions] → [points, k].
  public func encode(_ x: Tensor) -> Tensor {
    matmul(x - mean, components, transposeB: true)
  }

  /// The points codes · components + mean, [points, k] → [points, dimensions].
  public func decode(_ codes: Tensor) -> Tensor {
    matmul(codes, components) + mean
  }

  // MARK: - Steps

  private static func mean(of data: Tensor) -> Tensor {
    var sums = [Double](repeating: 0, count: data.columns)
    data.withUnsafeScalars { scalars in
      for row in 0..<data.rows {
        for column in 0..<data.columns {
          sums[column] += Double(scalars[row * data.columns + column])
        }
      }
    }
    return Tensor(rows: 1, columns: data.columns, sums.map { Float($0 / Double(data.rows)) })
  }

  /// Row-major, [dimensions, dimensions].
  private static func covariance(of data: Tensor, mean: Tensor) -> [Double] {
    var sums = [Double](repeating: 0, count: data.columns * data.columns)
    for rows in blocks(data.rows, of: 512) {
      let centred = data.rows(rows) - mean
      matmul(centred, centred, transposeA: true).withUnsafeScalars { products in
        for index in sums.indices { sums[index] += Double(products[index]) }
      }
    }
    return sums.map { $0 / Double(data.rows) }
  }

  private static func sign(of vector: [Double]) -> Double {
    var largest = 0.0
    for entry in vector where abs(entry) > abs(largest) { largest = entry }
    return largest < 0 ? -1 : 1
  }
}
