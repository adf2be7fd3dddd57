import Requirements
import Tensors
import Threading

/// The nearest of a set of reference points by Euclidean distance, exactly, and fast through
/// ‖a − b‖² = ‖a‖² + ‖b‖² − 2 a·b.
///
/// That formula cancels for close points. So it serves only to leave out every point that is further
/// away than its rounding error could explain; the few that are left are measured by ‖a − b‖ itself.
public struct NearestNeighbours: Sendable {
  /// The points to look among, [points, dimensions].
  public let reference: Tensor
  private let squaredNorms: [Float]

  /// A reference point as a query sees it.
  public struct Neighbour: Equatable, Sendable {
    /// The row of the reference.
    public let index: Int
    /// ‖query − point‖.
    public let distance: Float
  }

  /// Takes `reference`, [points, dimensions], of at least one point.
  public init(_ reference: Tensor) {
    require(reference.rows > 0, "nearest neighbours need at least one point")
    self.reference = reference
    squaredNorms = NearestNeighbours.squaredNorms(reference)
  }

  /// The `k` nearest points of each query [queries, dimensions], the nearest first; of points at equal
  /// distance the one with the lower index. O(queries × points × dimensions), 32 MB beside the result.
  ///
  /// A point that is not finite is near none, and none is near such a query: there are fewer than `k` then.
  public func nearest(_ queries: Tensor, k: Int = 1) -> [[Neighbour]] {
    require(
      queries.columns == reference.columns,
      "queries have \(queries.columns) dimensions, the reference \(reference.columns)")
    require(
      1...reference.rows ~= k, "\(k) neighbours among \(reference.rows) points")
    return blocks(queries.rows, of: 1024).flatMap { rows in
      let block = queries.rows(rows)
      return measure(block, shortlists(of: block, k: k), k: k)
    }
  }

  /// The distance from each query to its nearest point, [queries]; NaN if there is none.
  public func distances(of queries: Tensor) -> [Float] {
    nearest(queries).map { $0.first?.distance ?? .nan }
  }

  /// The mean distance from the queries to their nearest points; NaN if one has none.
  public func meanDistance(of queries: Tensor) -> Double {
    let distances = distances(of: queries)
    return distances.reduce(0) { $0 + Double($1) } / Double(distances.count)
  }

  /// The class most frequent among each query's `k` nearest points, whose classes are `labels`
  /// [points]. Of classes equally frequent, the one that has the nearest point. All must be finite.
  public func classify(_ queries: Tensor, k: Int = 5, labels: [UInt8]) -> [UInt8] {
    require(
      labels.count == reference.rows, "\(labels.count) labels of \(reference.rows) points")
    return nearest(queries, k: k).map { neighbours in
      require(neighbours.count == k, "a query or the reference is not finite")
      var votes = [Int](repeating: 0, count: 256)
      for neighbour in neighbours { votes[Int(labels[neighbour.index])] += 1 }
      var winner = labels[neighbours[0].index]
      for neighbour in neighbours {
        let label = labels[neighbour.index]
        if votes[Int(label)] > votes[Int(winner)] { winner = label }
      }
      return winner
    }
  }

  // MARK: - Steps

  /// Every point that could be among the k nearest, for each query of a block.
  private func shortlists(of queries: Tensor, k: Int) -> [Shortlist] {
    let largest = (squaredNorms.filter(\.isFinite).max() ?? 0).squareRoot()
    // The dot product's error is below dimensions · 2⁻²⁴ · ‖a‖‖b‖, that of ‖b‖² and of the difference
    // below a few roundings.
    let rounding = Float(reference.columns + 4) * 0x1p-24
    var lists = NearestNeighbours.squaredNorms(queries).map { square in
      Shortlist(k: k, error: rounding * largest * (largest + 2 * square.squareRoot()))
    }
    for points in blocks(reference.rows, of: 4096) {
      let products = matmul(queries, reference.rows(points), transposeB: true)  // [queries, points]
      lists.withUnsafeMutableBufferPointer { lists in
        // Each thread fills lists of its own.
        nonisolated(unsafe) let lists = lists
        Threads.split(lists.count, work: products.count) { rows in
          for row in rows { scan(products, row: row, from: points.lowerBound, into: &lists[row]) }
        }
      }
    }
    return lists
  }

  private func scan(_ products: Tensor, row: Int, from first: Int, into list: inout Shortlist) {
    let width = products.columns
    products.withUnsafeScalars { products in
      squaredNorms.withUnsafeBufferPointer { norms in
        for column in 0..<width {
          let score = norms[first + column] - 2 * products[row * width + column]
          if score <= list.limit { list.add(first + column, score: score) }
        }
      }
    }
  }

  /// The k nearest of each list's candidates, by the distance itself.
  private func measure(_ queries: Tensor, _ lists: [Shortlist], k: Int) -> [[Neighbour]] {
    var results = [[Neighbour]](repeating: [], count: lists.count)
    results.withUnsafeMutableBufferPointer { results in
      // Each thread writes results of its own.
      nonisolated(unsafe) let results = results
      Threads.split(lists.count, work: lists.count * k * queries.columns * 8) { rows in
        for row in rows {
          let measured = lists[row].candidates.map { index in
            (index, square: squaredDistance(queries, row, reference, index))
          }
          let nearest = measured.filter(\.square.isFinite)
            .sorted { ($0.square, $0.0) < ($1.square, $1.0) }.prefix(k)
          results[row] = nearest.map {
            Neighbour(index: $0.0, distance: Float($0.square.squareRoot()))
          }
        }
      }
    }
    return results
  }

  private static func squaredNorms(_ points: Tensor) -> [Float] {
    let origin = Tensor.zeros(1, points.columns)
    return (0..<points.rows).map { Float(squaredDistance(points, $0, origin, 0)) }
  }
}

/// The points whose approximate score ‖b‖² − 2 a·b may belong to the k lowest true ones.
private struct Shortlist {
  /// No score above this belongs to the k lowest any more.
  private(set) var limit = Float.infinity
  private let k: Int
  private let error: Float
  private var lowest: [Float] = []
  private var seen: [(index: Int, score: Float)] = []

  /// `error` bounds how far a score is from the truth.
  init(k: Int, error: Float) {
    self.k = k
    self.error = error
  }

  var candidates: [Int] { seen.filter { $0.score <= limit }.map(\.index) }

  mutating func add(_ index: Int, score: Float) {
    seen.append((index, score))
    let place = lowest.firstIndex { score < $0 } ?? lowest.count
    lowest.insert(score, at: place)
    if lowest.count > k { lowest.removeLast() }
    // A point of the k nearest may seem too far by one error, and the k-th lowest too near by one.
    if lowest.count == k { limit = lowest[k - 1] + 2 * error }
  }
}

/// ‖a's row − b's row‖² in Double, where the differences are exact. Sixteen sums go on side by side: one
/// alone would wait for each of its additions.
private func squaredDistance(_ a: Tensor, _ row: Int, _ b: Tensor, _ otherRow: Int) -> Double {
  let width = a.columns
  return a.withUnsafeScalars { a in
    b.withUnsafeScalars { b in
      let a = UnsafeBufferPointer(rebasing: a[row * width..<(row + 1) * width])
      let b = UnsafeBufferPointer(rebasing: b[otherRow * width..<(otherRow + 1) * width])
      let (x, y) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
      @inline(__always) func squares(_ column: Int) -> SIMD4<Double> {
        let place = column * MemoryLayout<Float>.stride
        let difference =
          SIMD4<Double>(x.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self))
          - SIMD4<Double>(y.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self))
        return difference * difference
      }
      var sums = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
      let whole = width / 16 * 16
      for column in stride(from: 0, to: whole, by: 16) {
        sums.0 += squares(column)
        sums.1 += squares(column + 4)
        sums.2 += squares(column + 8)
        sums.3 += squares(column + 12)
      }
      var sum = (sums.0 + sums.1 + (sums.2 + sums.3)).sum()
      for column in whole..<width {
        let difference = Double(a[column]) - Double(b[column])
        sum += difference * difference
      }
      return sum
    }
  }
}

/// 0..<count in ranges of `size`, the last perhaps shorter.
func blocks(_ count: Int, of size: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}
