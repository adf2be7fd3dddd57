import Chapter2ProbabilisticEncoder
import Digits
import Tensors

/// An element-wise pass of the training step, at its size there.
struct Pass {
  let name: String
  /// How often a step does it.
  let callsPerStep: Int
  /// What it must read and write.
  let bytesMoved: Int
  /// What the tensors take that it reads and writes.
  let bytesHeld: Int
  let body: () -> Void

  /// - Parameters:
  ///   - floats: how many scalars it must read and write.
  ///   - held: in how many places; as many, unless a scalar is both read and written.
  ///   - bytes: how many bytes it must read beside them.
  init(
    _ name: String, perStep: Int, floats: Int, held: Int? = nil, bytes: Int = 0,
    _ body: @escaping () -> Void
  ) {
    self.name = name
    callsPerStep = perStep
    bytesMoved = 4 * floats + bytes
    bytesHeld = 4 * (held ?? floats) + bytes
    self.body = body
  }

  static func all(on digits: DigitSet) -> [Pass] {
    var random = Random(seed: 1)
    let wide = Tensor.normal(128, 784, using: &random)
    let narrow = Tensor.normal(128, 400, using: &random)
    return ofLayer(wide, biases: 1) + ofLayer(narrow, biases: 2) + [reluWithGradient(narrow)]
      + ofLoss(using: &random) + [gathering(digits), adam(using: &random)] + normals
  }

  /// The sum of columns is the gradient at a bias.
  private static func ofLayer(_ x: Tensor, biases: Int) -> [Pass] {
    let (size, bias) = ("\(x.rows)×\(x.columns)", x.rows(0..<1))
    return [
      // A layer's bias is added within its product.
      Pass("bias apart, \(size)", perStep: 0, floats: 2 * x.count) { _ = x + bias },
      Pass("ReLU, \(size)", perStep: 0, floats: 2 * x.count) { _ = relu(x) },
      Pass("sums of columns, \(size)", perStep: biases, floats: x.count) { _ = columnSums(x) },
      Pass("sums of rows, \(size)", perStep: 0, floats: x.count) { _ = rowSums(x) },
    ]
  }

  /// Reads x and writes y, reads y and writes dy for the sum, reads both and writes dx.
  private static func reluWithGradient(_ x: Tensor) -> Pass {
    let name = "ReLU and gradient of its sum, \(x.rows)×\(x.columns)"
    return Pass(name, perStep: 2, floats: 7 * x.count, held: 4 * x.count) {
      _ = gradient(at: x) { sum(relu($0)) }
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
    return Pass("Adam, \(count) parameters", perStep: 1, floats: 7 * count, held: 4 * count) {
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
