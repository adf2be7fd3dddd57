import Testing

@testable import Tensors

@Suite struct TrainingTests {
  @Test("Adam's first two steps are those of the paper, by hand")
  func adam() {
    struct Point: Module {
      var theta: Tensor
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
    }
    var point = Point(theta: Tensor(rows: 1, columns: 2, [1, -3]))
    var adam = Adam(learningRate: 0.1)
    // Gradients (2, −6): with both corrections the first step is η in each coordinate.
    adam.step(&point) { sum(square($0.theta)) }
    #expect(abs(point.theta[0, 0] - 0.9) < 1e-6)
    #expect(abs(point.theta[0, 1] + 2.9) < 1e-6)
    // g = 1.8: m = 0.9·0.2 + 0.18 = 0.36, m̂ = 0.36/0.19; v = 0.999·0.004 + 0.00324, v̂ = v/0.001999.
    adam.step(&point) { sum(square($0.theta)) }
    let step = 0.1 * (0.36 / 0.19) / (0.007236 / 0.001999).squareRoot()
    #expect(abs(Double(point.theta[0, 0]) - (0.9 - step)) < 1e-6)
  }

  @Test("SGD moves by the learning rate times the gradient")
  func sgd() {
    var random = Random(seed: 1)
    var layer = Dense(3, 2, using: &random)
    let before = layer
    var sgd = SGD(learningRate: 0.5)
    let loss = sgd.step(&layer) { sum($0.weights) }
    #expect(loss == sum(before.weights).scalar)
    #expect(layer.weights == before.weights - 0.5)
    #expect(layer.bias == before.bias)
  }

  /// As many layers as it is told: a model that could change between two steps.
  struct Layers: Module {
    var layers: [Dense]

    init(_ sizes: (Int, Int)...) {
      var random = Random(seed: 2)
      layers = sizes.map { Dense($0.0, $0.1, using: &random) }
    }

    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      for index in layers.indices { layers[index].visitParameters(visit) }
    }
  }

  @Test("an optimizer refuses a gradient of another model")
  func otherModel() async throws {
    let sgd = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (model, sgd) = (Layers((3, 2), (2, 1)), SGD(learningRate: 1))
      sgd.update(&model, along: Layers((3, 2)))
    }
    let adam = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (model, other, adam) = (Layers((3, 2)), Layers((2, 2)), Adam())
      adam.update(&model, along: model)
      adam.update(&other, along: other)
    }
    for (result, words) in [
      (sgd, "beside it: [[3, 2], [1, 2]]"), (adam, "Adam began with another"),
    ] {
      let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
      #expect(errors.contains(words), "\(errors)")
    }
  }

  @Test("least squares by Adam finds the line it was drawn from")
  func regression() {
    var random = Random(seed: 4)
    let x = Tensor.uniform(64, 1, in: -1..<1, using: &random)
    let y = 3 * x - 0.5
    var line = Dense(1, 1, using: &random)
    var adam = Adam(learningRate: 0.05)
    for _ in 0..<500 { adam.step(&line) { mean(squaredError($0(x), y)) } }
    #expect(abs(line.weights.scalar - 3) < 1e-3)
    #expect(abs(line.bias.scalar + 0.5) < 1e-3)
  }

  @Test("a copy of a model keeps its parameters when the original is trained")
  func values() {
    var random = Random(seed: 1)
    var layer = Dense(3, 2, using: &random)
    let copy = layer
    let weights = copy.weights.scalars
    var adam = Adam()
    adam.step(&layer) { sum(square($0.weights)) }
    #expect(copy.weights.scalars == weights)
    #expect(layer.weights.scalars != weights)
  }
}
