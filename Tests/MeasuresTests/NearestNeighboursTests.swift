import Testing
import Tensors
import Threading

@testable import Measures

@Suite struct NearestNeighboursTests {
  private let square = Tensor(rows: 4, columns: 2, [0, 0, 3, 0, 0, 4, 3, 4])

  @Test("3-4-5: the corners of a rectangle by their distance from one corner")
  func rectangle() {
    let neighbours = NearestNeighbours(square).nearest(Tensor(rows: 1, columns: 2, [0, 0]), k: 4)
    #expect(neighbours.count == 1)
    #expect(neighbours[0].map(\.index) == [0, 1, 2, 3])
    #expect(neighbours[0].map(\.distance) == [0, 3, 4, 5])
  }

  @Test("distances of several queries, each to its own nearest point, in their order")
  func distances() {
    let queries = Tensor(rows: 3, columns: 2, [6, 8, 3, 1, -8, -6])
    #expect(NearestNeighbours(square).distances(of: queries) == [5, 1, 10])
    #expect(NearestNeighbours(square).meanDistance(of: queries) == 16.0 / 3)
  }

  @Test("at equal distance the lower index comes first")
  func ties() {
    let neighbours = NearestNeighbours(square).nearest(Tensor(rows: 1, columns: 2, [1.5, 2]), k: 3)
    #expect(neighbours[0].map(\.index) == [0, 1, 2])
    #expect(neighbours[0].map(\.distance) == [2.5, 2.5, 2.5])
  }

  @Test("the same as comparing every pair in Double, over several blocks")
  func everyPair() {
    var random = Random(seed: 1)
    // A coarse grid makes many ties.
    let reference = grid(5000, 3, using: &random)
    let queries = grid(1100, 3, using: &random)
    let found = NearestNeighbours(reference).nearest(queries, k: 5)
    for query in stride(from: 0, to: queries.rows, by: 50) + [queries.rows - 1] {
      let distances = (0..<reference.rows).map { distance(queries, query, reference, $0) }
      let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      #expect(found[query].map(\.index) == Array(order.prefix(5)), "query \(query)")
      #expect(found[query].map(\.distance) == order.prefix(5).map { Float(distances[$0]) })
    }
  }

  @Test("close points far from the origin, where ‖a‖² + ‖b‖² − 2ab loses every digit")
  func cancellation() {
    let reference = Tensor(
      rows: 3, columns: 2, [10_000, 10_000, 10_000.01, 10_000, 10_000, 9_999.99])
    let query = Tensor(rows: 1, columns: 2, [10_000.008, 10_000])
    let neighbour = NearestNeighbours(reference).nearest(query)[0][0]
    #expect(neighbour.index == 1)
    #expect(neighbour.distance == Float(distance(query, 0, reference, 1)))
    #expect(NearestNeighbours(reference).distances(of: reference) == [0, 0, 0])
  }

  @Test("the majority's class; if classes are equally frequent, the one with the nearest point")
  func classify() {
    let line = NearestNeighbours(Tensor(rows: 5, columns: 1, [1, 2, 3, 4, 5]))
    let query = Tensor(rows: 1, columns: 1, [0])
    #expect(line.classify(query, k: 1, labels: [7, 2, 2, 1, 1]) == [7])
    #expect(line.classify(query, k: 3, labels: [7, 2, 2, 1, 1]) == [2])
    #expect(line.classify(query, k: 5, labels: [7, 1, 2, 2, 1]) == [1])
    #expect(line.classify(query, k: 2, labels: [9, 1, 2, 2, 1]) == [9])
  }

  @Test("the number of threads changes nothing")
  func threads() {
    var random = Random(seed: 2)
    let reference = grid(700, 20, using: &random)
    let neighbours = NearestNeighbours(reference)
    let alone = Threads.$limit.withValue(1) { neighbours.nearest(reference, k: 4) }
    let together = Threads.$limit.withValue(3) { neighbours.nearest(reference, k: 4) }
    #expect(alone == together)
  }

  private func grid(_ rows: Int, _ columns: Int, using random: inout Random) -> Tensor {
    Tensor(
      rows: rows, columns: columns,
      (0..<rows * columns).map { _ in Float(random.integer(below: 20)) / 10 })
  }

  private func distance(_ a: Tensor, _ row: Int, _ b: Tensor, _ otherRow: Int) -> Double {
    (0..<a.columns).reduce(0.0) { sum, column in
      let difference = Double(a[row, column]) - Double(b[otherRow, column])
      return sum + difference * difference
    }.squareRoot()
  }

  @Test("points and queries that are not finite are near nothing")
  func notFinite() {
    let reference = Tensor(rows: 3, columns: 2, [.nan, 0, 1, 1, .infinity, 0])
    let queries = Tensor(rows: 3, columns: 2, [1, 2, .nan, 0, 0, -.infinity])
    let neighbours = NearestNeighbours(reference)
    #expect(neighbours.nearest(queries, k: 2).map { $0.map(\.index) } == [[1], [], []])
    let distances = neighbours.distances(of: queries)
    #expect(distances[0] == 1 && distances[1].isNaN && distances[2].isNaN)
  }
}
