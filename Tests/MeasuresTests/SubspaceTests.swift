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
