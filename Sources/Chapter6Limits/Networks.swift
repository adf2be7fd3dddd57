// snippet.network
import Tensors

/// Two layers: inputs → hidden → outputs, with a leaky bend between them.
struct Perceptron: Module {
  var first, last: Dense

  init(_ inputs: Int, _ hidden: Int, _ outputs: Int, using random: inout Random) {
    first = Dense(inputs, hidden, using: &random)
    last = Dense(hidden, outputs, using: &random)
  }

  /// [batch, inputs] → [batch, outputs].
  func callAsFunction(_ x: Tensor) -> Tensor { last(leakyRelu(first(x))) }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    last.visitParameters(visit)
  }
}

/// x above 0, and x/5 below, so that a gradient passes either way. Maas, Hannun & Ng 2013.
func leakyRelu(_ x: Tensor) -> Tensor { relu(x) - 0.2 * relu(-x) }
// snippet.end

// snippet.denoiser
/// A denoiser that learns: x_t and t → hidden → hidden → what it guesses.
struct LearnedDenoiser: Module, Denoiser {
  private var input, time, hidden, output: Dense
  private let guess: Guess

  /// What the network's last layer gives; each follows from the other.
  enum Guess { case velocity, data }

  /// Random weights for points of `width` numbers.
  init(_ width: Int, hidden count: Int, guess: Guess, using random: inout Random) {
    input = Dense(width, count, using: &random)
    time = Dense(16, count, using: &random)
    hidden = Dense(count, count, using: &random)
    output = Dense(count, width, using: &random)
    self.guess = guess
  }

  /// The network, [batch, width] at times [batch, 1] or [1, 1] → [batch, width].
  func callAsFunction(_ x: Tensor, at t: Tensor) -> Tensor {
    output(relu(hidden(relu(input(x) + time(waves(t))))))
  }

  /// E[v|x_t]; of a guess x̂₀ it is (α x_t − x̂₀) / σ, which time 0 does not have.
  func velocity(_ x: Tensor, at t: Tensor) -> Tensor {
    let y = self(x, at: t)
    let level = NoiseLevel(at: t)
    return guess == .velocity ? y : (level.signal * x - y) / level.noise
  }

  /// ‖guess − truth‖² of points x₀ [batch, width] with noise at times t, [batch, 1].
  func loss(of x0: Tensor, noise: Tensor, at t: Tensor) -> Tensor {
    let level = NoiseLevel(at: t)
    let truth = guess == .velocity ? level.velocity(x0, noise) : x0
    return squaredError(self(level.mix(x0, noise), at: t), truth)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    input.visitParameters(visit)
    time.visitParameters(visit)
    hidden.visitParameters(visit)
    output.visitParameters(visit)
  }
}

/// Eight sines and eight cosines of t, of ¼, ½, 1 … 32 waves between 0 and 1, [batch, 1] → [batch, 16].
private func waves(_ t: Tensor) -> Tensor {
  let frequencies = (0..<16).map { Float(1 << ($0 / 2)) / 4 }
  let phases = (0..<16).map { Float($0 % 2) / 4 }
  return sinTurn(
    t * Tensor(rows: 1, columns: 16, frequencies) + Tensor(rows: 1, columns: 16, phases))
}
// snippet.end

// snippet.train
extension LearnedDenoiser {
  /// One pass over `points` [count, width] in batches of 128, with a time and noise of its own for each.
  mutating func trainEpoch(with adam: inout Adam, on points: Tensor, using random: inout Random) {
    let order = random.permutation(of: points.rows)
    for start in stride(from: 0, to: order.count, by: 128) {
      let x0 = points.rows(Array(order[start..<min(start + 128, order.count)]))
      let t = Tensor.uniform(x0.rows, 1, in: 0..<1, using: &random)
      let noise = Tensor.normal(x0.rows, x0.columns, using: &random)
      adam.step(&self) { net in mean(net.loss(of: x0, noise: noise, at: t)) }
    }
  }
}
// snippet.end
