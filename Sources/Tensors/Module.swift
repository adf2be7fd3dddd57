import Requirements

/// A value made of parameters: a layer, or a model of layers.
public protocol Module: Sendable {
  /// Calls `visit` on each parameter, always in the same order.
  mutating func visitParameters(_ visit: (inout Tensor) -> Void)
}

extension Module {
  /// The parameters in the order of the visit.
  public var parameters: [Tensor] {
    var (copy, parameters) = (self, [Tensor]())
    copy.visitParameters { parameters.append($0) }
    return parameters
  }
}

extension Module {
  /// Calls `visit` on each parameter, on what stands in its place in `other`, and on its number.
  mutating func visitParameters(
    beside other: Self, _ visit: (inout Tensor, Tensor, _ index: Int) -> Void
  ) {
    let others = other.parameters
    var index = 0
    visitParameters { parameter in
      require(
        index < others.count && Shape(parameter) == Shape(others[index]),
        "parameter \(index) is \(Shape(parameter)); beside it: \(others.map(Shape.init))")
      visit(&parameter, others[index], index)
      index += 1
    }
    require(index == others.count, "\(index) parameters beside \(others.count)")
  }
}

/// A loss and its gradient at a model: a model whose parameters are the gradients at its parameters.
public struct LossWithGradient<Model: Module>: Sendable {
  /// The loss, [1, 1].
  public let loss: Tensor
  /// ∂loss/∂parameter in each parameter's place.
  public let gradient: Model
}

// snippet.lossWithGradient
/// The loss that `loss` computes of a watched copy of `model`, and its gradient there.
public func lossWithGradient<Model: Module>(
  at model: Model, of loss: (Model) -> Tensor
) -> LossWithGradient<Model> {
  let tape = Tape()
  let watched = tape.watch(model)
  let loss = loss(watched)
  return LossWithGradient(loss: loss.detached, gradient: tape.gradients(of: loss)[watched])
}
// snippet.end

/// A fully connected layer: x · W + b, [batch, inputs] → [batch, outputs].
public struct Dense: Module {
  /// W, [inputs, outputs].
  public var weights: Tensor
  /// b, [1, outputs].
  public var bias: Tensor

  /// W and b uniform in ±1/√inputs, as PyTorch's `Linear` starts.
  public init(_ inputs: Int, _ outputs: Int, using random: inout Random) {
    let bound = 1 / Float(inputs).squareRoot()
    weights = .uniform(inputs, outputs, in: -bound..<bound, using: &random)
    bias = .uniform(1, outputs, in: -bound..<bound, using: &random)
  }

  /// x · W + b, [batch, inputs] → [batch, outputs].
  public func callAsFunction(_ x: Tensor) -> Tensor { matmul(x, weights, adding: bias) }

  /// W, then b.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weights)
    visit(&bias)
  }
}
