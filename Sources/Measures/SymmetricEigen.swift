import Requirements
import Tensors
import Threading

/// Eigenvalues and leading eigenvectors of a symmetric matrix, in Double and without libm, so that
/// every machine finds the same bits.
///
/// Householder's reflections make the matrix tridiagonal, implicit QL steps make that diagonal
/// (Golub & Van Loan, "Matrix computations", 8.3). The errors are some roundings of the largest
/// eigenvalue. About 3 · size³ operations.
struct SymmetricEigen {
  /// All of them, in descending order. If the matrix is not finite, or if the QL steps run out, each is
  /// NaN, so that what is claimed of them fails and the program goes on.
  let values: [Double]
  /// The unit eigenvectors of the first values; NaN where those are.
  let vectors: [[Double]]

  /// Takes a row-major symmetric matrix, [size, size]; returns `count` eigenvectors.
  /// - Parameter stepsPerValue: size times as many QL steps are allowed. Most values take two, and
  ///   LAPACK's limit is 30 too.
  init(of matrix: [Double], size: Int, vectors count: Int, stepsPerValue: Int = 30) {
    require(matrix.count == size * size, "\(matrix.count) scalars for [\(size), \(size)]")
    require(0...size ~= count, "\(count) eigenvectors of [\(size), \(size)]")
    guard let tridiagonal = Tridiagonal(matrix, size: size),
      let diagonal = Diagonal(tridiagonal, steps: stepsPerValue * size)
    else {
      values = Array(repeating: .nan, count: size)
      vectors = Array(repeating: values, count: count)
      return
    }
    let order = (0..<size).sorted {
      (diagonal.values[$1], $0) < (diagonal.values[$0], $1)
    }
    values = order.map { diagonal.values[$0].timesTwo(toThe: tridiagonal.exponent) }
    vectors = diagonal.vectors(Array(order.prefix(count))).map { tridiagonal.reflect($0) }
  }
}

extension Double {
  /// self · 2ᵉ, exactly unless it underflows.
  fileprivate func timesTwo(toThe exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }
}

/// 2ᵉ · Q · T · Qᵀ with a product Q of reflections and a tridiagonal T.
private struct Tridiagonal {
  /// With 2⁻ᵉ, the largest entry of the matrix is in 1..<2: no square overflows, and only what underflows is
  /// rounded.
  let exponent: Int
  /// T's diagonal.
  private(set) var diagonal: [Double]
  /// T's entries beside it: entry i couples i and i + 1.
  private(set) var offDiagonal: [Double]
  private let size: Int
  /// Each maps x to x − scale · v (v · x).
  private var reflections: [(v: Vector, scale: Double)] = []

  /// Nil if the matrix is not finite.
  init?(_ matrix: [Double], size: Int) {
    guard matrix.allSatisfy(\.isFinite) else { return nil }
    self.size = size
    let largest = matrix.reduce(0) { max($0, abs($1)) }
    exponent = largest == 0 ? 0 : largest.exponent
    diagonal = []
    offDiagonal = []
    let scaled = matrix.map { [exponent] in $0.timesTwo(toThe: -exponent) }
    var rows = (0..<size).map { Vector(scaled[$0 * size..<($0 + 1) * size]) }
    for step in 0..<size {
      diagonal.append(rows[step][step])
      guard step + 1 < size else { break }
      // Reflect what is right of the diagonal onto the first entry.
      var v = rows[step]
      for index in 0...step { v[index] = 0 }
      let first = v[step + 1]
      let length = v.dot(v).squareRoot()
      let target = first > 0 ? -length : length
      offDiagonal.append(target)
      // Beside an entry of 1, what is shorter is 0, and its square could underflow.
      guard length > 0x1p-400 else { continue }
      v[step + 1] = first - target
      let scale = 2 / v.dot(v)
      reflections.append((v, scale))
      Tridiagonal.reflect(&rows, from: step + 1, v: v, scale: scale)
    }
  }

  /// rows − v wᵀ − w vᵀ, which is H · rows · H for the reflection H.
  private static func reflect(_ rows: inout [Vector], from first: Int, v: Vector, scale: Double) {
    let count = rows.count - first
    rows.withUnsafeMutableBufferPointer { rows in
      var w = Vector(count: rows.count)
      w.withUnsafeMutableScalars { w in
        // Each thread writes entries and rows of its own, here and below.
        nonisolated(unsafe) let (w, rows) = (w, rows)
        Threads.split(count, work: count * count / 4) { part in
          for row in part { w[first + row] = scale * rows[first + row].dot(v, from: first) }
        }
      }
      w.add(v, times: -scale / 2 * w.dot(v))
      let finished = w
      nonisolated(unsafe) let rows = rows
      Threads.split(count, work: count * count / 4) { part in
        for row in part.lazy.map({ $0 + first }) {
          rows[row].add(v, times: -finished[row], finished, times: -v[row], from: first)
        }
      }
    }
  }

  /// Q · x: an eigenvector of T becomes one of the matrix.
  func reflect(_ x: [Double]) -> [Double] {
    var result = Vector(x[...])
    for (v, scale) in reflections.reversed() { result.add(v, times: -scale * v.dot(result)) }
    return (0..<size).map { result[$0] }
  }
}

/// Z · Λ · Zᵀ of a tridiagonal matrix, with the product Z of rotations kept as their list.
private struct Diagonal {
  /// Λ's diagonal, in no order.
  private(set) var values: [Double]
  private var rotations: [Rotation] = []

  /// Turns columns `index` and `index + 1` of Z.
  private struct Rotation {
    let index: Int
    let cosine: Double
    let sine: Double
  }

  /// Nil if more than `steps` QL steps are needed.
  init?(_ matrix: Tridiagonal, steps: Int) {
    var stepsLeft = steps
    values = matrix.diagonal
    var beside = matrix.offDiagonal + [0]
    let norm = zip(values, beside).reduce(0) { max($0, abs($1.0) + abs($1.1)) }
    let negligible = norm * 0x1p-53
    for first in values.indices {
      while let last = (first..<values.count).first(where: { abs(beside[$0]) <= negligible }),
        last > first
      {
        guard stepsLeft > 0 else { return nil }
        stepsLeft -= 1
        step(first, last, &beside)
      }
    }
  }

  /// One QL step with Wilkinson's shift on the block first…last: it shrinks the entry beside `first`.
  private mutating func step(_ first: Int, _ last: Int, _ beside: inout [Double]) {
    let ratio = (values[first + 1] - values[first]) / (2 * beside[first])
    let root = (ratio * ratio + 1).squareRoot()
    var g = values[last] - values[first] + beside[first] / (ratio + (ratio < 0 ? -root : root))
    var (cosine, sine, shift) = (1.0, 1.0, 0.0)
    for index in (first..<last).reversed() {
      let f = sine * beside[index]
      let b = cosine * beside[index]
      let length = (f * f + g * g).squareRoot()
      beside[index + 1] = length
      (sine, cosine) = (f / length, g / length)
      g = values[index + 1] - shift
      let r = (values[index] - g) * sine + 2 * cosine * b
      shift = sine * r
      values[index + 1] = g + shift
      g = cosine * r - b
      rotations.append(Rotation(index: index, cosine: cosine, sine: sine))
    }
    values[first] -= shift
    beside[first] = g
    beside[last] = 0
  }

  /// The columns of Z at `indices`. Eight rows of Z at a time are turned by all rotations.
  func vectors(_ indices: [Int]) -> [[Double]] {
    let size = values.count
    var results = [[Double]](repeating: [Double](repeating: 0, count: size), count: indices.count)
    let groups = blocks(size, of: 8)
    var turned = [[SIMD8<Double>]](repeating: [], count: groups.count)
    turned.withUnsafeMutableBufferPointer { turned in
      // Each thread writes groups of its own.
      nonisolated(unsafe) let turned = turned
      Threads.split(groups.count, work: groups.count * rotations.count * 4) { part in
        for group in part { turned[group] = rowsOfZ(groups[group]) }
      }
    }
    for (result, index) in indices.enumerated() {
      for row in 0..<size { results[result][row] = turned[row / 8][index][row % 8] }
    }
    return results
  }

  /// For each column of Z its entries in the rows of `group`.
  private func rowsOfZ(_ group: Range<Int>) -> [SIMD8<Double>] {
    var columns = [SIMD8<Double>](repeating: .zero, count: values.count)
    for row in group { columns[row][row - group.lowerBound] = 1 }
    columns.withUnsafeMutableBufferPointer { columns in
      for rotation in rotations {
        let (left, right) = (columns[rotation.index], columns[rotation.index + 1])
        columns[rotation.index] = rotation.cosine * left - rotation.sine * right
        columns[rotation.index + 1] = rotation.sine * left + rotation.cosine * right
      }
    }
    return columns
  }
}
