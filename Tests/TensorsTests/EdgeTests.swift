import Testing

@testable import Tensors

/// What the docstrings say of NaN, ±∞ and axes of length 0.
@Suite struct EdgeTests {
  private let edges = row(.nan, .infinity, -.infinity, 0, -0.0)

  private static func row(_ scalars: Float...) -> Tensor {
    Tensor(rows: 1, columns: scalars.count, scalars)
  }

  private func expect(_ found: Tensor, _ expected: Float...) {
    for (x, y) in zip(found.scalars, expected) {
      #expect((x == y && x.sign == y.sign) || (x.isNaN && y.isNaN), "\(found.scalars)")
    }
  }

  @Test func functions() {
    expect(exp(edges), .nan, .infinity, 0, 1, 1)
    expect(log(edges), .nan, .infinity, .nan, -.infinity, -.infinity)
    expect(relu(edges), .nan, .infinity, 0, 0, 0)
    expect(sigmoid(edges), .nan, 1, 0, 0.5, 0.5)
    expect(softplus(edges), .nan, .infinity, 0, 0.6931472, 0.6931472)
    expect(tanh(edges), .nan, 1, -1, 0, -0.0)
    expect(sinTurn(edges), .nan, .nan, .nan, 0, 0)
    expect(cosTurn(edges), .nan, .nan, .nan, 1, 1)
    expect(square(edges), .nan, .infinity, .infinity, 0, 0)
    expect(squareRoot(edges), .nan, .infinity, .nan, 0, -0.0)
  }

  @Test func theRootsSlopeAtZeroIsInfinite() {
    let tape = Tape()
    let x = tape.watch(Tensor.zeros(1, 1))
    #expect(tape.gradients(of: squareRoot(x))[x].scalar == .infinity)
  }

  @Test func losses() {
    let infinite = Self.row(.infinity)
    expect(bernoulliLoss(logits: infinite, Self.row(0.5)), .nan)
    expect(bernoulliLoss(logits: infinite, Self.row(0)), .nan)
    expect(bernoulliLoss(logits: -infinite, Self.row(0.5)), .infinity)
    expect(gaussianLoss(mean: .zeros(1, 1), logVariance: -infinite, .zeros(1, 1)), .nan)
    expect(gaussianLoss(mean: .zeros(1, 1), logVariance: -infinite, Self.row(1)), .nan)
    expect(gaussianLoss(mean: .zeros(1, 1), logVariance: infinite, .zeros(1, 1)), .infinity)
    for scalar: Float in [.nan, .infinity] {
      expect(logSoftmax(Self.row(0, scalar)), .nan, .nan)
    }
  }

  @Test func nothing() {
    #expect(sum(.zeros(0, 3)).scalar == 0)
    #expect(rowSums(.zeros(2, 0)).scalars == [0, 0])
    #expect(columnSums(.zeros(0, 2)).scalars == [0, 0])
    #expect(squaredError(.zeros(2, 0), .zeros(2, 0)).scalars == [0, 0])
    #expect(bernoulliLoss(logits: .zeros(2, 0), .zeros(2, 0)).scalars == [0, 0])
    #expect(Tensor(stacking: []).count == 0)
    #expect(Tensor.zeros(2, 3).rows([]).columns == 3)
    #expect((Tensor.zeros(0, 3) + Tensor.zeros(1, 3)).rows == 0)
    #expect(exp(Tensor.zeros(0, 3)).columns == 3)
  }

  @Test func whatDoesNotFitIsToldWithItsShape() async throws {
    func message(_ result: ExitTest.Result?) throws -> String {
      String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    }
    let sum = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros(2, 3) + Tensor.zeros(2, 4)
    }
    #expect(try message(sum).contains("[2, 3]"))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros(2, 3).rows(1..<4)
    }
    #expect(try message(rows).contains("rows [1, 2, 3] of [2, 3]"))
    let columns = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.zeros(2, 3).columns(1..<4)
    }
    #expect(try message(columns).contains("columns 1..<4 of [2, 3]"))
    let mean = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensors.mean(.zeros(0, 3))
    }
    #expect(try message(mean).contains("the mean of no scalars"))
  }
}
