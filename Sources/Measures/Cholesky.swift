import Requirements

/// A = L·Lᵀ of a symmetric, positive definite matrix, in Double and without libm: its determinant, and
/// what its inverse makes of a vector, with the same bits on every machine.
///
/// Where the matrix is not positive definite, as when its scalars are not numbers, all that it answers is
/// NaN. Golub & Van Loan, "Matrix computations", 4.2.
public struct Cholesky: Sendable {
  /// The rows and columns of A.
  public let size: Int
  /// The rows of L.
  private let rows: [Vector]

  /// Takes a row-major matrix, [size, size], and reads what is on and below its diagonal. O(size³).
  public init(of matrix: [Double], size: Int) {
    require(matrix.count == size * size, "\(matrix.count) scalars for [\(size), \(size)]")
    var rows: [Vector] = []
    for i in 0..<size {
      var row = Vector(count: size)
      for j in 0..<i { row[j] = (matrix[i * size + j] - row.dot(rows[j])) / rows[j][j] }
      let square = matrix[i * size + i] - row.dot(row)
      row[i] = square > 0 ? square.squareRoot() : .nan
      rows.append(row)
    }
    self.size = size
    self.rows = rows
  }

  /// log |A|.
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * naturalLogarithm(rows[$1][$1]) }
  }

  /// bᵀ·A⁻¹·b. O(size²).
  public func inverseForm(_ b: [Double]) -> Double {
    let y = whitened(b)
    return y.dot(y)
  }

  /// A⁻¹·b. O(size²).
  public func solve(_ b: [Double]) -> [Double] {
    var y = whitened(b)
    var x = [Double](repeating: 0, count: size)
    for i in (0..<size).reversed() {
      x[i] = y[i] / rows[i][i]
      y.add(rows[i], times: -x[i])
    }
    return x
  }

  /// L⁻¹·b.
  private func whitened(_ b: [Double]) -> Vector {
    require(b.count == size, "\(b.count) numbers for a matrix [\(size), \(size)]")
    var y = Vector(count: size)
    for i in 0..<size { y[i] = (b[i] - rows[i].dot(y)) / rows[i][i] }
    return y
  }
}
