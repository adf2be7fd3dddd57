import Tensors
import Testing

@testable import Measures

@Suite struct SubspaceTests {
  @Test("the same subspace in another basis overlaps wholly")
  func sameSubspace() {
    let a = Tensor(rows: 2, columns: 3, [1, 0, 0, 0, 1, 0])
    let b = Tensor(rows: 2, columns: 3, [3, 1, 0, -2, 5, 0])
    #expect(abs(subspaceOverlap(a, b) - 1) < 1e-12)
  }

  @Test("planes that share one line and are otherwise at 60° overlap by (1 + ¼) / 2")
  func knownAngle() {
    let a = Tensor(rows: 2, columns: 3, [1, 0, 0, 0, 1, 0])
    let b = Tensor(rows: 2, columns: 3, [1, 0, 0, 0, 0.5, Float(0.75).squareRoot()])
    #expect(abs(subspaceOverlap(a, b) - 0.625) < 1e-6)
  }

  @Test("at right angles: 0; a plane and one that shares a line with it, however long the rows: ½")
  func rightAngles() {
    let a = Tensor(rows: 2, columns: 4, [1e-12, 0, 0, 0, 1, 1e12, 0, 0])
    let b = Tensor(rows: 2, columns: 4, [0, 0, 1, 1, 0, 0, 1, -1])
    let c = Tensor(rows: 2, columns: 4, [0, 0, 2, 0, 0, 5, 1, 0])
    #expect(subspaceOverlap(a, b) == 0)
    #expect(abs(subspaceOverlap(a, c) - 0.5) < 1e-12 && abs(subspaceOverlap(c, a) - 0.5) < 1e-12)
  }

  @Test(
    "rows that are linearly dependent, up to roundings, or not finite span no subspace: NaN",
    arguments: [
      [0, 0, 0, 1, 2, 3], [0.1, 0.2, 0.3, 0.1, 0.2, 0.3], [0.1, 0.2, 0.3, -0.7, -1.4, -2.1],
      [1, 2, .infinity, 1, 2, 3], [1, 2, 3, 1, .nan, 3],
    ] as [[Float]])
  func dependent(rows: [Float]) {
    let rows = Tensor(rows: 2, columns: 3, rows)
    let plane = Tensor(rows: 2, columns: 3, [1, 0, 0, 0, 1, 0])
    #expect(subspaceOverlap(rows, plane).isNaN && subspaceOverlap(plane, rows).isNaN)
  }

  @Test("random subspaces overlap by k/n")
  func random() {
    var random = Random(seed: 3)
    let overlaps = (0..<40).map { _ in
      subspaceOverlap(
        .normal(5, 50, using: &random), .normal(5, 50, using: &random))
    }
    #expect(abs(overlaps.reduce(0, +) / 40 - 0.1) < 0.02)
  }
}
