import Foundation
import Tensors
import Testing

@testable import Measures

@Suite struct SymmetricEigenTests {
  @Test("[[2, 1], [1, 2]] has eigenvalues 3 and 1")
  func twoByTwo() {
    let eigen = SymmetricEigen(of: [2, 1, 1, 2], size: 2, vectors: 2)
    #expect(zip(eigen.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(eigen.vectors[0][0] - eigen.vectors[0][1]) < 1e-15)
    #expect(abs(eigen.vectors[1][0] + eigen.vectors[1][1]) < 1e-15)
  }

  @Test("second differences: eigenvalues 2 − 2 cos(πj/(n + 1))", arguments: [1, 2, 9, 100])
  func secondDifferences(size: Int) {
    let matrix = SymmetricMatrix.secondDifferences(size)
    check(matrix, has: secondDifferenceValues(size))
  }

  @Test("full matrices: A·v = λ·v, and the vectors are orthonormal", arguments: [3, 8, 17, 127])
  func fullMatrix(size: Int) {
    var random = Random(seed: 5)
    let entries = (0..<size * size).map { _ in Double(random.uniform(-1, 1)) }
    check(SymmetricMatrix(size) { entries[max($0, $1) * size + min($0, $1)] })
  }

  @Test("rank 0 and all values equal: 0 and c · I", arguments: [0, 1, -3, 1e-30])
  func multipleOfIdentity(c: Double) {
    let eigen = SymmetricEigen(
      of: SymmetricMatrix(20) { $0 == $1 ? c : 0 }.entries, size: 20, vectors: 20)
    #expect(eigen.values == Array(repeating: c, count: 20))
    for (index, v) in eigen.vectors.enumerated() {
      #expect(v.indices.allSatisfy { abs(v[$0]) == ($0 == index ? 1 : 0) })
    }
  }

  @Test("rank 1: all ones have the eigenvalue n, and 0", arguments: [2, 7, 50, 784])
  func ones(size: Int) {
    check(
      SymmetricMatrix(size) { _, _ in 1 }, has: [Double(size)] + zeros(size - 1),
      vectors: min(size, 60))
  }

  @Test("rank 1 beside the identity: c · I + u·uᵀ has c + ‖u‖², and c", arguments: [9, 300])
  func identityAndRankOne(size: Int) {
    let u = (0..<size).map { Double($0 % 5) - 1 }
    let square = u.reduce(0) { $0 + $1 * $1 }
    check(
      SymmetricMatrix(size) { u[$0] * u[$1] + ($0 == $1 ? 3 : 0) },
      has: [3 + square] + Array(repeating: 3, count: size - 1), vectors: min(size, 60))
  }

  @Test(
    "rank 2: rows of 784 that combine two binary patterns", arguments: [(2, 3), (28, 4), (7, 13)])
  func twoPatterns(periods: (Int, Int)) {
    // α·p·pᵀ + β·q·qᵀ has the values of [[α p·p, √αβ p·q], [√αβ p·q, β q·q]].
    let (p, q) = (stripes(periods.0), stripes(periods.1))
    let (alpha, beta) = (0.25, 0.0625)
    let (a, b) = (alpha * dot(p, p), beta * dot(q, q))
    let root = ((a - b) * (a - b) / 4 + alpha * beta * dot(p, q) * dot(p, q)).squareRoot()
    check(
      SymmetricMatrix(784) { alpha * p[$0] * p[$1] + beta * q[$0] * q[$1] },
      has: [(a + b) / 2 + root, (a + b) / 2 - root] + zeros(782), vectors: 12)
  }

  @Test(
    "periodic rows: a circulant of three waves has each wave's strength twice",
    arguments: [64, 96, 784])
  func circulant(size: Int) {
    let strengths = [4.0, 1, 0.5]
    let matrix = SymmetricMatrix(size) { row, column in
      strengths.enumerated().reduce(0) { sum, wave in
        let turns = 4 * (wave.offset + 1) * abs(row - column) % size
        return sum + 2 / Double(size) * wave.element
          * cos(2 * .pi * Double(turns) / Double(size))
      }
    }
    check(matrix, has: strengths.flatMap { [$0, $0] } + zeros(size - 6), vectors: min(size, 96))
  }

  @Test("repeated: a grid's second differences A ⊗ I + I ⊗ A have the sums of A's eigenvalues")
  func kroneckerSum() {
    let (side, a) = (12, SymmetricMatrix.secondDifferences(12))
    let values = secondDifferenceValues(side)
    check(
      SymmetricMatrix(side * side) { row, column in
        let (i, j, k, l) = (row / side, row % side, column / side, column % side)
        return (j == l ? a[i, k] : 0) + (i == k ? a[j, l] : 0)
      },
      has: values.flatMap { x in values.map { x + $0 } })
  }

  @Test("repeated and zero: A ⊗ ones has A's eigenvalues times n, and 0")
  func kroneckerProduct() {
    let (side, a) = (9, SymmetricMatrix.secondDifferences(9))
    check(
      SymmetricMatrix(side * 10) { a[$0 / 10, $1 / 10] },
      has: secondDifferenceValues(side).map { 10 * $0 } + zeros(side * 9))
  }

  @Test("graded: 10⁻ᵏ by steps of k, turned by a reflection", arguments: [0.5, 1, 8, 40])
  func graded(step: Double) {
    // H·D·H with H = I − 2 v·vᵀ.
    let size = 30
    let values = (0..<size).map { pow(10, -step * Double($0)) }
    let v = (0..<size).map { _ in (1 / Double(size)).squareRoot() }
    let turned = zip(values, v).map { $0 * $1 }
    let form = zip(turned, v).reduce(0) { $0 + $1.0 * $1.1 }
    check(
      SymmetricMatrix(size) {
        ($0 == $1 ? values[$0] : 0) - 2 * v[$0] * turned[$1] - 2 * turned[$0] * v[$1]
          + 4 * form * v[$0] * v[$1]
      },
      has: values)
  }

  @Test(
    "graded entries, largest first or last, down to the smallest numbers", arguments: [true, false])
  func gradedEntries(isDescending: Bool) {
    let size = 40
    func grade(_ index: Int) -> Double {
      pow(10, -4 * Double(isDescending ? index : size - 1 - index))
    }
    check(SymmetricMatrix(size) { grade($0) * grade($1) * (1 + 1 / Double(1 + $0 + $1)) })
  }

  @Test(
    "a power of two times the matrix: the values times it, and the same vectors, to the bit",
    arguments: [-1_000, -600, -1, 1, 600, 1_000])
  func powersOfTwo(exponent: Int) {
    let matrix = SymmetricMatrix(20) { 1 / Double(1 + $0 + $1) }
    let scaled = matrix.entries.map { Double(sign: .plus, exponent: exponent, significand: $0) }
    let eigen = SymmetricEigen(of: matrix.entries, size: 20, vectors: 20)
    let other = SymmetricEigen(of: scaled, size: 20, vectors: 20)
    #expect(other.vectors == eigen.vectors)
    #expect(
      other.values == eigen.values.map { Double(sign: .plus, exponent: exponent, significand: $0) })
  }

  @Test(
    "the smallest and the largest numbers", arguments: [Double.leastNonzeroMagnitude, 0x1p1022])
  func extremes(entry: Double) {
    // [[0, 1], [1, 0]] has 1 and −1.
    let eigen = SymmetricEigen(of: [0, entry, entry, 0], size: 2, vectors: 2)
    #expect(zip(eigen.values, [entry, -entry]).allSatisfy { abs($0 - $1) <= entry.ulp })
  }

  @Test(
    "of a matrix that is not finite all values and vectors are NaN",
    arguments: [Double.nan, .infinity, -.infinity], [0, 4, 8])
  func notFinite(entry: Double, index: Int) {
    var matrix = SymmetricMatrix.secondDifferences(3).entries
    matrix[index] = entry
    checkUnknown(SymmetricEigen(of: matrix, size: 3, vectors: 2))
  }

  @Test("so they are where the steps run out")
  func outOfSteps() {
    let matrix = SymmetricMatrix.secondDifferences(3).entries
    checkUnknown(SymmetricEigen(of: matrix, size: 3, vectors: 2, stepsPerValue: 1))
  }

  @Test("a matrix of no rows has no values")
  func empty() {
    #expect(SymmetricEigen(of: [], size: 0, vectors: 0).values.isEmpty)
  }

  // MARK: - Steps

  private func checkUnknown(_ eigen: SymmetricEigen) {
    #expect(eigen.values.count == 3 && eigen.values.allSatisfy(\.isNaN))
    #expect(eigen.vectors.map(\.count) == [3, 3])
    #expect(eigen.vectors.allSatisfy { $0.allSatisfy(\.isNaN) })
  }

  /// Each value within roundings of the largest, their order and sum, A·v = λ·v, and right angles.
  private func check(
    _ matrix: SymmetricMatrix, has expected: [Double]? = nil, vectors count: Int? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let size = matrix.size
    let eigen = SymmetricEigen(of: matrix.entries, size: size, vectors: count ?? size)
    #expect(eigen.values.count == size && eigen.vectors.count == count ?? size)
    #expect(eigen.values == eigen.values.sorted(by: >), sourceLocation: sourceLocation)
    let rounding = 1e-15 * (eigen.values.map(abs).max() ?? 0) * Double(size).squareRoot() * 4
    if let expected = expected?.sorted(by: >) {
      let error = zip(eigen.values, expected).map { abs($0 - $1) }.max() ?? .nan
      #expect(error <= rounding, sourceLocation: sourceLocation)
    }
    let trace = (0..<size).reduce(0) { $0 + matrix[$1, $1] }
    #expect(abs(eigen.values.reduce(0, +) - trace) <= rounding * Double(size).squareRoot())
    for (index, v) in eigen.vectors.enumerated() {
      let residual = (0..<size).map { dot(matrix.row($0), v) - eigen.values[index] * v[$0] }
      #expect(
        dot(residual, residual).squareRoot() <= 2 * rounding, "vector \(index)",
        sourceLocation: sourceLocation)
      for (other, w) in eigen.vectors[...index].enumerated() {
        let error = abs(dot(v, w) - (other == index ? 1 : 0))
        #expect(
          error <= 1e-14 * Double(size).squareRoot(), "vectors \(index) and \(other)",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func secondDifferenceValues(_ size: Int) -> [Double] {
    (1...size).map { 2 - 2 * cos(.pi * Double($0) / Double(size + 1)) }
  }

  private func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }

  /// 784 zeros and ones, which alternate after `period` pixels.
  private func stripes(_ period: Int) -> [Double] { (0..<784).map { Double($0 / period % 2) } }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}

/// A matrix of which one triangle is computed and the other is its mirror image.
private struct SymmetricMatrix {
  let size: Int
  private(set) var entries: [Double]

  init(_ size: Int, entry: (_ row: Int, _ column: Int) -> Double) {
    self.size = size
    entries = Array(repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        entries[row * size + column] = entry(row, column)
        entries[column * size + row] = entries[row * size + column]
      }
    }
  }

  /// 2 on the diagonal, −1 beside it.
  static func secondDifferences(_ size: Int) -> Self {
    Self(size) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
  }

  subscript(row: Int, column: Int) -> Double { entries[row * size + column] }

  func row(_ index: Int) -> [Double] { Array(entries[index * size..<(index + 1) * size]) }
}
