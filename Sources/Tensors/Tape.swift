import Requirements
import Threading

/// The record of a computation, read backwards to differentiate it.
///
/// Each operation on a watched tensor adds one node: which earlier nodes it came from, and for each
/// of them a *pullback*, which takes the loss's gradient at the output to its gradient at that input.
/// Gradients live apart from values, and add up where a value was used more than once. An operation
/// on tensors that no tape watches records nothing: inference is the same code without a tape.
/// Reverse-mode differentiation: Linnainmaa 1970; Baydin et al. 2018 is a survey.
public final class Tape: Sendable {
  // snippet.node
  private struct Node: Sendable {
    var inputs: [(node: Int, pullback: @Sendable (Tensor) -> Tensor)]
  }
  // snippet.end

  private let nodes = Mutex<[Node]>([])

  /// An empty tape.
  public init() {}

  /// The same tensor, with a gradient of its own on this tape.
  public func watch(_ tensor: Tensor) -> Tensor {
    append(Node(inputs: []), to: tensor)
  }

  /// The same model, each of its parameters watched.
  public func watch<Model: Module>(_ model: Model) -> Model {
    var model = model
    model.visitParameters { $0 = watch($0) }
    return model
  }

  fileprivate func record(_ value: Tensor, _ inputs: [Input]) -> Tensor {
    let traced = inputs.compactMap { input in
      input.tensor.trace.map { (node: $0.node, pullback: input.pullback) }
    }
    return append(Node(inputs: traced), to: value)
  }

  private func append(_ node: Node, to tensor: Tensor) -> Tensor {
    var tensor = tensor
    let index = nodes.withLock { nodes in
      nodes.append(node)
      return nodes.count - 1
    }
    tensor.trace = Trace(tape: self, node: index)
    return tensor
  }

  // snippet.gradients
  /// The gradients of `loss` [1, 1] at all that it was computed from.
  public func gradients(of loss: Tensor) -> Gradients {
    require(loss.count == 1, "the gradient of [\(loss.rows), \(loss.columns)]: sum it first")
    guard let trace = loss.trace else { return Gradients(tape: self, byNode: []) }
    require(trace.tape === self, "the loss was recorded on another tape")
    let nodes = nodes.withLock { $0 }
    var gradients = [Tensor?](repeating: nil, count: nodes.count)
    gradients[trace.node] = Tensor(repeating: 1, rows: 1, columns: 1)
    for index in stride(from: trace.node, through: 0, by: -1) where !nodes[index].inputs.isEmpty {
      guard let gradient = gradients[index] else { continue }
      gradients[index] = nil
      for (node, pullback) in nodes[index].inputs {
        let share = pullback(gradient)
        gradients[node] = gradients[node].map { $0 + share } ?? share
      }
    }
    return Gradients(tape: self, byNode: gradients)
  }
  // snippet.end
}

/// Where a tape recorded a tensor.
struct Trace: Sendable {
  let tape: Tape
  let node: Int
}

/// The gradients of one loss at the tensors that a tape watched.
public struct Gradients: Sendable {
  let tape: Tape
  let byNode: [Tensor?]

  /// The gradient at `watched`, of its shape; zeros where the loss does not depend on it.
  public subscript(_ watched: Tensor) -> Tensor {
    guard let trace = watched.trace, trace.tape === tape else {
      fatalError("no gradient at a tensor that this tape does not watch")
    }
    let gradient = trace.node < byNode.count ? byNode[trace.node] : nil
    return gradient ?? .zeros(watched.rows, watched.columns)
  }

  /// The gradient at a watched model: a model whose parameters are the gradients at its parameters.
  public subscript<Model: Module>(_ watched: Model) -> Model {
    var gradient = watched
    gradient.visitParameters { $0 = self[$0] }
    return gradient
  }
}

/// An operation's input, and the pullback from its output to this input.
struct Input: Sendable {
  let tensor: Tensor
  let pullback: @Sendable (Tensor) -> Tensor

  init(_ tensor: Tensor, pullback: @escaping @Sendable (Tensor) -> Tensor) {
    self.tensor = tensor
    self.pullback = pullback
  }
}

extension Tensor {
  /// This value, recorded as computed from `inputs` if a tape watches any of them. Pullbacks hold on
  /// to detached tensors alone: a traced one would keep its tape, and so itself, alive for ever.
  func derived(from inputs: Input...) -> Tensor { derived(from: inputs) }

  func derived(from inputs: [Input]) -> Tensor {
    let tapes = inputs.compactMap { $0.tensor.trace?.tape }
    guard let tape = tapes.first else { return self }
    require(tapes.allSatisfy { $0 === tape }, "one operation on tensors of two tapes")
    return tape.record(self, inputs)
  }

  /// The same scalars as a constant: no gradient flows back through it.
  public var detached: Tensor {
    var tensor = self
    tensor.trace = nil
    return tensor
  }
}
