import Foundation
import Tensors
import Testing

@testable import Measures

@Suite struct CholeskyTests {
  @Test("[[4, 2], [2, 5]] = L·Lᵀ with L = [[2, 0], [1, 2]]")
  func twoByTwo() {
    let cholesky = Cholesky(of: [4, 2, 2, 5], size: 2)
    #expect(abs(cholesky.logDeterminant - log(16)) < 1e-15)
    #expect(cholesky.solve([6, 7]) == [1, 1])
    #expect(cholesky.inverseForm([6, 7]) == 13)
  }

  @Test(
    "a matrix that is not positive definite has no answers",
    arguments: [
      [1, 1, 1, 1], [0, 0, 0, 0], [1, 0, 0, -1], [.nan, 0, 0, 1], [1, 0, 0, .infinity],
    ])
  func notPositiveDefinite(matrix: [Double]) {
    let cholesky = Cholesky(of: matrix, size: 2)
    #expect(!cholesky.logDeterminant.isFinite && !cholesky.inverseForm([1, 1]).isFinite)
    #expect(cholesky.solve([1, 1]).contains { !$0.isFinite })
  }

  @Test(
    "A·A⁻¹b = b, and log |A| is the sum of the eigenvalues' logarithms", arguments: [1, 7, 8, 60])
  func randomMatrices(size: Int) {
    var random = Random(seed: 8)
    let factor = (0..<size * size).map { _ in Double(random.uniform(-1, 1)) }
    var matrix = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0..<size {
        let product = (0..<size).reduce(0.0) { $0 + factor[i * size + $1] * factor[j * size + $1] }
        matrix[i * size + j] = product + (i == j ? 1 : 0)
      }
    }
    let b = (0..<size).map { _ in Double(random.uniform(-1, 1)) }
    let cholesky = Cholesky(of: matrix, size: size)
    let x = cholesky.solve(b)
    for i in 0..<size {
      let image = (0..<size).reduce(0.0) { $0 + matrix[i * size + $1] * x[$1] }
      #expect(abs(image - b[i]) < 1e-12)
    }
    #expect(abs(cholesky.inverseForm(b) - zip(b, x).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-12)
    let eigen = SymmetricEigen(of: matrix, size: size, vectors: 0)
    let logs = eigen.values.reduce(0.0) { $0 + log($1) }
    #expect(abs(cholesky.logDeterminant - logs) < 1e-12 * Double(size))
  }
}
