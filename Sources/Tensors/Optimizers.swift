import Requirements
import Threading

/// A rule that moves a model's parameters down a loss.
public protocol Optimizer {
  /// Moves each parameter by its gradient in `gradient`.
  mutating func update<Model: Module>(_ model: inout Model, along gradient: Model)
}

extension Optimizer {
  /// One step down `loss`: computes it at a watched copy of `model`, updates `model`, and returns the
  /// loss before the step.
  @discardableResult
  public mutating func step<Model: Module>(
    _ model: inout Model, _ loss: (Model) -> Tensor
  ) -> Float {
    let result = lossWithGradient(at: model, of: loss)
    update(&model, along: result.gradient)
    return result.loss.scalar
  }
}

/// Stochastic gradient descent: θ ← θ − η·g.
public struct SGD: Optimizer {
  /// η, the size of a step.
  public var learningRate: Float

  /// A rule with the learning rate η.
  public init(learningRate: Float) { self.learningRate = learningRate }

  /// θ ← θ − η·g for each parameter.
  public mutating func update<Model: Module>(_ model: inout Model, along gradient: Model) {
    model.visitParameters(beside: gradient) { parameter, gradient, _ in
      parameter = parameter - learningRate * gradient
    }
  }
}

/// Adam: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η·m̂ / (√v̂ + ε), with m̂ = m/(1−β₁ᵗ) and
/// v̂ = v/(1−β₂ᵗ) to undo the moments' start at zero. Kingma & Ba 2015, algorithm 1.
public struct Adam: Optimizer, Sendable {
  /// η, the size of a step.
  public var learningRate: Float
  private let beta1: Float
  private let beta2: Float = 0.999
  private let epsilon: Float = 1e-8
  private var power1: Float = 1
  private var power2: Float = 1
  private var moments: [Moments] = []

  private struct Moments: Sendable {
    var first, second: Tensor
  }

  /// A rule with the learning rate η and, unless told, the paper's β₁ = 0.9; β₂ = 0.999, ε = 10⁻⁸.
  public init(learningRate: Float = 1e-3, beta1: Float = 0.9) {
    self.learningRate = learningRate
    self.beta1 = beta1
  }

  /// One step of the algorithm for each parameter; the moments belong to the model of the first call.
  public mutating func update<Model: Module>(_ model: inout Model, along gradient: Model) {
    if moments.isEmpty {
      moments = model.parameters.map {
        Moments(first: .zeros($0.rows, $0.columns), second: .zeros($0.rows, $0.columns))
      }
    }
    // Shapes alone: who kept the parameters would make each of them copied when it is written.
    let (began, shapes) = (moments.map { Shape($0.first) }, model.parameters.map(Shape.init))
    require(began == shapes, "Adam began with another model: \(began), not \(shapes)")
    power1 *= beta1
    power2 *= beta2
    // Taken out of self, which `move` reads, the moments change in place.
    var moments = moments
    self.moments = []
    model.visitParameters(beside: gradient) { parameter, gradient, index in
      move(&parameter, along: gradient, &moments[index])
    }
    self.moments = moments
  }

  private func move(_ parameter: inout Tensor, along gradient: Tensor, _ moments: inout Moments) {
    let (beta1, beta2, epsilon, learningRate) = (beta1, beta2, epsilon, learningRate)
    let (scale1, scale2) = (1 / (1 - power1), 1 / (1 - power2))
    let (theta, g) = (parameter.writableVectors, gradient.vectors)
    let (m, v) = (moments.first.writableVectors, moments.second.writableVectors)
    Threads.split(g.count, work: 8 * g.count) { part in
      // snippet.adam
      for block in part.blocks(of: 256) {
        // The moments are this core's alone, but all cores have read θ. Where they share no cache, to
        // write such a line takes long, and more of them are under way in a loop without other stores.
        for i in block {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i]
          v[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i])
        }
        for i in block {
          theta[i] -= learningRate * (scale1 * m[i]) / ((scale2 * v[i]).squareRoot() + epsilon)
        }
      }
      // snippet.end
    }
  }
}
