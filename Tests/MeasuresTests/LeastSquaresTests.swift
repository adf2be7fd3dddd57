import Tensors
import Testing

@testable import Measures

@Suite struct LeastSquaresTests {
  @Test("y = 2 + 3a − b, without noise, is found and fully explained")
  func exact() {
    var random = Random(seed: 4)
    let inputs = Tensor.normal(50, 2, using: &random) + 7
    let targets = (0..<50).map { 2 + 3 * Double(inputs[$0, 0]) - Double(inputs[$0, 1]) }
    let fit = LeastSquares(of: targets, from: inputs)
    #expect(abs(fit.slopes[0] - 3) < 1e-12 && abs(fit.slopes[1] + 1) < 1e-12)
    #expect(abs(fit.intercept - 2) < 1e-11)
    #expect(abs(determination(of: targets, by: fit.predict(inputs)) - 1) < 1e-12)
  }

  @Test("with noise: the residuals are at right angles to every input and sum to 0")
  func normalEquations() {
    var random = Random(seed: 5)
    let inputs = Tensor.normal(200, 9, using: &random)
    let targets = Tensor.normal(200, 1, using: &random).scalars.map { Double($0) }
    let fit = LeastSquares(of: targets, from: inputs)
    let residuals = zip(targets, fit.predict(inputs)).map { $0 - $1 }
    #expect(abs(residuals.reduce(0, +)) < 1e-10)
    for input in 0..<9 {
      let product = (0..<200).reduce(0.0) { $0 + residuals[$1] * Double(inputs[$1, input]) }
      #expect(abs(product) < 1e-10)
    }
  }

  @Test("two inputs that go together: the normal equations by hand")
  func correlatedInputs() {
    // Centred, (a, b) = (−1, −1), (0, −1), (0, 1), (1, 1) and y = (−2, −2, 0, 4): aᵀa = 2, aᵀb = 2, bᵀb = 4,
    // aᵀy = 6, bᵀy = 8, whose solution is (2, 1).
    let inputs = Tensor(rows: 4, columns: 2, [9, 4, 10, 4, 10, 6, 11, 6])
    let fit = LeastSquares(of: [-2, -2, 0, 4], from: inputs)
    #expect(zip(fit.slopes, [2, 1]).allSatisfy { abs($0 - $1) < 1e-13 })
    #expect(abs(fit.intercept + 25) < 1e-12)
    #expect(zip(fit.predict(inputs), [-3, -1, 1, 3]).allSatisfy { abs($0 - $1) < 1e-12 })
    // Residuals 1, −1, −1, 1 of targets whose squares are 24.
    #expect(abs(determination(of: [-2, -2, 0, 4], by: fit.predict(inputs)) - 5.0 / 6) < 1e-13)
  }

  @Test("of held-out points, R² is by their own mean and their own residuals")
  func heldOut() {
    let fit = LeastSquares(of: [-2, 0, 0, 2], from: Tensor(rows: 4, columns: 1, [-1, -1, 1, 1]))
    let heldOut = Tensor(rows: 3, columns: 1, [2, 4, 8])
    #expect(fit.predict(heldOut) == [2, 4, 8])
    // Residuals 1, 1, −1; deviations −2, 0, 2 from 5. About the fitted targets' mean it would be 1 − 3/83.
    #expect(determination(of: [3, 5, 7], by: fit.predict(heldOut)) == 0.625)
  }

  @Test("half of the variance explained is R² ½; on other targets it may be negative")
  func halfExplained() {
    let inputs = Tensor(rows: 4, columns: 1, [-1, -1, 1, 1])
    let fit = LeastSquares(of: [-2, 0, 0, 2], from: inputs)
    #expect(fit.slopes == [1] && fit.intercept == 0)
    #expect(determination(of: [-2, 0, 0, 2], by: fit.predict(inputs)) == 0.5)
    #expect(determination(of: [2, 0, 0, -2], by: fit.predict(inputs)) == -1.5)
  }

  @Test("inputs that depend on each other have no slopes", arguments: [[1, 1, 1], [1, 2, .nan]])
  func dependent(inputs: [Float]) {
    let fit = LeastSquares(of: [1, 2, 3], from: Tensor(rows: 3, columns: 1, inputs))
    #expect(fit.slopes[0].isNaN && fit.intercept.isNaN)
  }

  @Test("R² is by the variance of the targets, about their own mean: predictions may be off it")
  func biasedPredictions() {
    #expect(determination(of: [0, 2], by: [1, 3]) == 0)
    #expect(determination(of: [0, 2], by: [1, 1]) == 0)
    #expect(determination(of: [1, 1, 4], by: [1, 1, 1]) == -0.5)
  }
}
