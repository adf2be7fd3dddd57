import Chapter2ProbabilisticEncoder
import Digits
import Tensors

/// An element-wise pass of the training step, at its size there.
struct Pass {
  let name: String
  /// How often a step does it.
  let callsPerStep: Int
  /// What it must read and write, each tensor once.
  let bytes: Int
  let body: () -> Void

  /// - Parameter floats: how many scalars it must read and write, each once.
  init(_ name: String, perStep: Int, floats: Int, bytes: Int = 0, _ body: @escaping () -> Void) {
    self.name = name
    callsPerStep = perStep
    self.bytes = 4 * floats + bytes
    self.body = body
  }

  static func all(on digits: DigitSet) -> [Pass] {
    var random = Random(seed: 1)
    return ofLayers(using: &random) + ofLoss(using: &random)
      + [gathering(digits), adam(using: &random)] + normals
  }

  /// With its gradient, a pass also writes that, and reads what it needs for it.
  private static func ofLayers(using random: inout Random) -> [Pass] {
    [(784, 1, 0), (400, 2, 2)].flatMap { columns, biases, bends in
      let x = Tensor.normal(128, columns, using: &random)
      let bias = Tensor.normal(1, columns, using: &random)
      let size = "128×\(columns)"
      let bend = Pass("ReLU and gradient of its sum, \(size)", perStep: bends, floats: 7 * x.count)
      {
        _ = gradient(at: x) { sum(relu($0)) }
      }
      return [
        Pass("bias, \(size)", perStep: biases, floats: 2 * x.count) { _ = x + bias },
        Pass("ReLU, \(size)", perStep: 0, floats: 2 * x.count) { _ = relu(x) },
        Pass("sums of columns, \(size)", perStep: biases, floats: x.count) { _ = columnSums(x) },
        Pass("sums of rows, \(size)", perStep: 0, floats: x.count) { _ = rowSums(x) },
      ] + (bends > 0 ? [bend] : [])
    }
  }

  private static func ofLoss(using random: inout Random) -> [Pass] {
    let logits = Tensor.normal(128, 784, using: &random)
    let target = Tensor.uniform(128, 784, in: 0..<1, using: &random)
    let count = logits.count
    return [
      Pass("softplus, 128×784", perStep: 0, floats: 2 * count) { _ = softplus(logits) },
      Pass("sigmoid, 128×784", perStep: 0, floats: 2 * count) { _ = sigmoid(logits) },
      Pass("Bernoulli loss, 128×784", perStep: 0, floats: 2 * count) {
        _ = bernoulliLoss(logits: logits, target)
      },
      Pass("Bernoulli loss and gradient, 128×784", perStep: 1, floats: 3 * count) {
        _ = gradient(at: logits) { mean(bernoulliLoss(logits: $0, target)) }
      },
    ]
  }

  /// Another batch at each call, as a step has it: bytes come from memory, not from a cache.
  private static func gathering(_ digits: DigitSet) -> Pass {
    var random = Random(seed: 2)
    var batches = digits.batches(of: 128, using: &random)
    let count = 128 * DigitSet.pixelCount
    return Pass("batch from bytes, 128×784", perStep: 1, floats: count, bytes: count) {
      if let batch = batches.next(), batch.count == 128 { return _ = digits.images(batch) }
      batches = digits.batches(of: 128, using: &random)
    }
  }

  /// Reads θ, g, m and v, and writes θ, m and v.
  private static func adam(using random: inout Random) -> Pass {
    var model = ProbabilisticAutoencoder(latents: 20, hidden: 400, using: &random)
    let gradient = ProbabilisticAutoencoder(latents: 20, hidden: 400, using: &random)
    var adam = Adam(learningRate: 1e-3)
    let count = model.parameters.reduce(0) { $0 + $1.count }
    return Pass("Adam, \(count) parameters", perStep: 1, floats: 7 * count) {
      adam.update(&model, along: gradient)
    }
  }

  private static var normals: [Pass] {
    [(128, 20, 1), (1000, 1000, 0)].map { rows, columns, perStep in
      var random = Random(seed: 3)
      return Pass("normals, \(rows)×\(columns)", perStep: perStep, floats: rows * columns) {
        _ = Tensor.normal(rows, columns, using: &random)
      }
    }
  }

  private static func gradient(at x: Tensor, of loss: (Tensor) -> Tensor) -> Tensor {
    let tape = Tape()
    let x = tape.watch(x)
    return tape.gradients(of: loss(x))[x]
  }
}
