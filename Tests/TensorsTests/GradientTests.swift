import Testing

@testable import Tensors

/// An operation of one tensor, and where to try its gradient.
struct Operation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let apply: @Sendable (Tensor) -> Tensor
  var range: Range<Float> = -2..<2

  init(
    _ name: String, in range: Range<Float> = -2..<2, _ apply: @escaping @Sendable (Tensor) -> Tensor
  ) {
    testDescription = name
    self.range = range
    self.apply = apply
  }
}

private func constant(_ rows: Int, _ columns: Int) -> Tensor {
  var random = Random(seed: 99)
  return .uniform(rows, columns, in: 0.5..<1.5, using: &random)
}

/// Every operation, at each of its inputs, of x [3, 5].
private let operations: [Operation] = [
  Operation("x + c") { $0 + constant(3, 5) },
  Operation("c + row of x") { constant(4, 15) + Tensor.flattened($0) },
  Operation("c + column of x") { constant(3, 4) + rowSums($0) },
  Operation("x − c") { $0 - constant(3, 5) },
  Operation("c − row of x") { constant(4, 15) - Tensor.flattened($0) },
  Operation("x ⊙ c") { $0 * constant(3, 5) },
  Operation("x ⊙ row") { $0 * constant(1, 5) },
  Operation("row of x ⊙ c") { columnSums($0) * constant(4, 5) },
  Operation("column of x ⊙ row of x") { rowSums($0) * columnSums($0) },
  Operation("x ⊘ c") { $0 / constant(3, 5) },
  Operation("c ⊘ x", in: 0.5..<2) { constant(3, 5) / $0 },
  Operation("c ⊘ row of x", in: 0.5..<2) { constant(4, 5) / columnSums($0) },
  Operation("−x") { -$0 },
  Operation("scalar · x") { 1.7 * $0 },
  Operation("x + scalar") { $0 + 0.3 },
  Operation("x − scalar") { $0 - 0.3 },
  Operation("scalar − x") { 0.3 - $0 },
  Operation("fan-out: x ⊙ x + x") { $0 * $0 + $0 },
  Operation("fan-out: exp(x) ⊙ tanh(exp(x))") { x in
    let trunk = exp(x)
    return trunk * tanh(trunk)
  },
  Operation("matmul, left") { matmul($0, constant(5, 4)) },
  Operation("matmul, left transposed") { matmul($0, constant(3, 4), transposeA: true) },
  Operation("matmul, left, right transposed") { matmul($0, constant(4, 5), transposeB: true) },
  Operation("matmul, left, both transposed") {
    matmul($0, constant(4, 3), transposeA: true, transposeB: true)
  },
  Operation("matmul, left, with bias") { matmul($0, constant(5, 4), adding: constant(1, 4)) },
  Operation("matmul, right, with bias") { matmul(constant(4, 3), $0, adding: constant(1, 5)) },
  Operation("matmul, bias") { matmul(constant(4, 3), constant(3, 5), adding: columnSums($0)) },
  Operation("matmul, right") { matmul(constant(4, 3), $0) },
  Operation("matmul, right transposed") { matmul(constant(4, 5), $0, transposeB: true) },
  Operation("matmul, right, left transposed") { matmul(constant(3, 4), $0, transposeA: true) },
  Operation("matmul, right, both transposed") {
    matmul(constant(5, 4), $0, transposeA: true, transposeB: true)
  },
  Operation("matmul, both") { matmul($0, $0, transposeB: true) },
  Operation("exp") { exp($0) },
  Operation("log", in: 0.3..<3) { log($0) },
  Operation("relu") { relu($0) },
  Operation("sigmoid") { sigmoid($0) },
  Operation("softplus") { softplus($0) },
  Operation("tanh") { tanh($0) },
  Operation("sinTurn") { sinTurn($0) },
  Operation("cosTurn") { cosTurn($0) },
  Operation("square") { square($0) },
  Operation("squareRoot", in: 0.3..<3) { squareRoot($0) },
  Operation("sum") { sum($0) },
  Operation("mean") { mean($0) },
  Operation("rowSums") { rowSums($0) },
  Operation("columnSums") { columnSums($0) },
  Operation("transposed") { $0.transposed },
  Operation("columns") { $0.columns(1..<4) },
  Operation("rows") { $0.rows(1..<3) },
  Operation("rows, one of them twice") { $0.rows([2, 0, 2]) },
  Operation("stacking") { Tensor(stacking: [$0, constant(1, 5), 2 * $0]) },
  Operation("squaredError, prediction") { squaredError($0, constant(3, 5)) },
  Operation("squaredError, target") { squaredError(constant(3, 5), $0) },
  Operation("bernoulliLoss, logits") { bernoulliLoss(logits: $0, constant(3, 5)) },
  Operation("bernoulliLoss, target") { bernoulliLoss(logits: constant(3, 5), $0) },
  Operation("bernoulliLoss, target of all rows") {
    bernoulliLoss(logits: constant(3, 5), columnSums($0))
  },
  Operation("bernoulliLoss, logits of all rows") {
    bernoulliLoss(logits: columnSums($0), constant(3, 5))
  },
  Operation("gaussianLoss, mean") {
    gaussianLoss(mean: $0, logVariance: constant(1, 5), constant(3, 5))
  },
  Operation("gaussianLoss, logVariance") {
    gaussianLoss(mean: constant(3, 5), logVariance: $0, 2 * constant(3, 5))
  },
  Operation("gaussianLoss, one logVariance") {
    gaussianLoss(mean: constant(3, 5), logVariance: mean($0), 2 * constant(3, 5))
  },
  Operation("softmaxLoss") { softmaxLoss(logits: $0, labels: [4, 0, 2]) },
]

extension Tensor {
  /// [3, 5] → [1, 15] by operations that have gradients of their own.
  fileprivate static func flattened(_ x: Tensor) -> Tensor {
    var row = Tensor.zeros(1, 15)
    for part in 0..<3 {
      var place = Tensor.zeros(5, 15)
      for column in 0..<5 { place[column, 5 * part + column] = 1 }
      row = row + matmul(x.rows(part..<part + 1), place)
    }
    return row
  }
}

@Suite struct GradientTests {
  /// Against (f(x + h) − f(x − h)) / 2h at each scalar of x: with h = 2⁻⁷ the truncation error is near
  /// h² = 6·10⁻⁵ and the rounding error near 2⁻²³/h = 2·10⁻⁵, times the size of the function.
  @Test("a gradient is what finite differences measure", arguments: operations)
  func finiteDifferences(operation: Operation) {
    var random = Random(seed: 5)
    let x = awayFromZero(.uniform(3, 5, in: operation.range, using: &random))
    let tape = Tape()
    let watched = tape.watch(x)
    let output = operation.apply(watched)
    let direction = Tensor.uniform(output.rows, output.columns, in: 0.5..<1.5, using: &random)
    let gradient = tape.gradients(of: sum(output * direction))[watched]
    #expect(gradient.rows == x.rows && gradient.columns == x.columns)

    func loss(_ x: Tensor) -> Double {
      let (f, d) = (operation.apply(x).scalars, direction.scalars)
      return (0..<f.count).reduce(0) { $0 + Double(f[$1]) * Double(d[$1]) }
    }
    let h: Float = 0x1p-7
    for row in 0..<x.rows {
      for column in 0..<x.columns {
        var (above, below) = (x, x)
        above[row, column] += h
        below[row, column] -= h
        let difference = (loss(above) - loss(below)) / Double(2 * h)
        let error = abs(difference - Double(gradient[row, column]))
        #expect(error <= 1e-3 * max(1, abs(difference), abs(loss(x))), "[\(row), \(column)]")
      }
    }
  }

  @Test("an operation does not keep its tape alive", arguments: operations)
  func noLeak(operation: Operation) {
    weak var tape: Tape?
    do {
      let strong = Tape()
      tape = strong
      _ = operation.apply(strong.watch(constant(3, 5)))
    }
    #expect(tape == nil)
  }

  @Test("an operation records nothing when no tape watches", arguments: operations)
  func inference(operation: Operation) {
    #expect(operation.apply(constant(3, 5)).trace == nil)
  }

  @Test("a detached tensor passes no gradient")
  func detached() {
    let tape = Tape()
    let x = tape.watch(constant(3, 5))
    #expect(tape.gradients(of: sum(square(x.detached)))[x] == .zeros(3, 5))
    #expect(tape.gradients(of: sum(x * x.detached))[x] == x)
  }

  @Test("a gradient can be taken twice from one tape")
  func twice() {
    let tape = Tape()
    let x = tape.watch(constant(3, 5))
    let loss = sum(square(x))
    #expect(tape.gradients(of: loss)[x] == 2 * x.detached)
    #expect(tape.gradients(of: loss)[x] == 2 * x.detached)
    #expect(tape.gradients(of: loss + loss)[x] == 4 * x.detached)
  }

  @Test("writing to a watched tensor ends its trace")
  func writing() {
    let tape = Tape()
    var x = tape.watch(constant(3, 5))
    x[0, 0] = 3
    #expect(x.trace == nil)
  }

  /// ReLU has no derivative at 0, where a difference would straddle the kink.
  private func awayFromZero(_ x: Tensor) -> Tensor {
    x.map { x, y in
      y.fill { x[$0].replacing(with: 0.1, where: (x[$0] .< 0.02) .& (x[$0] .> -0.02)) }
    }
  }
}
