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
    let operation: String
    let shape: Shape
    let inputs: [(node: Int, pullback: @Sendable (Tensor) -> Tensor)]
  }
  // snippet.end

  private let nodes = Mutex<[Node]>([])

  /// An empty tape.
  public init() {}

  /// The same tensor, with a gradient of its own on this tape.
  public func watch(_ tensor: Tensor) -> Tensor {
    append(Node(operation: "watched", shape: Shape(tensor), inputs: []), to: tensor)
  }

  /// The same model, each of its parameters watched.
  public func watch<Model: Module>(_ model: Model) -> Model {
    var model = model
    model.visitParameters { $0 = watch($0) }
    return model
  }

  fileprivate func record(_ value: Tensor, _ operation: String, _ inputs: [Input]) -> Tensor {
    let traced = inputs.compactMap { input in
      input.node.map { (node: $0, pullback: input.pullback) }
    }
    return append(Node(operation: operation, shape: Shape(value), inputs: traced), to: value)
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
  /// The gradients of `loss` [1, 1] at what was watched. Those at what was computed on the way are not kept, and
  /// read as zeros.
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
        require(
          Shape(share) == nodes[node].shape,
          "\(nodes[index].operation): a gradient \(Shape(share)) at \(nodes[node].shape)")
        gradients[node] = gradients[node].map { $0 + share } ?? share
      }
    }
    return Gradients(tape: self, byNode: gradients)
  }
  // snippet.end
}

extension Tape: CustomStringConvertible {
  /// A line for each node: its number, its operation and shape, and which nodes it came from.
  public var description: String {
    nodes.withLock { $0 }.enumerated().map { index, node in
      let inputs = node.inputs.map { "\($0.node)" }.joined(separator: ", ")
      return "\(index)  \(node.operation) \(node.shape)" + (inputs.isEmpty ? "" : " of \(inputs)")
    }.joined(separator: "\n")
  }
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
      fail("no gradient at a tensor that this tape does not watch")
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
  fileprivate let tape: Tape?
  fileprivate let node: Int?
  fileprivate let pullback: @Sendable (Tensor) -> Tensor

  /// - Parameter pullback: of the gradient at the output, which is summed over what was repeated of the
  ///   input. It captures no tensor.
  init(_ tensor: Tensor, _ pullback: @escaping @Sendable (Tensor) -> Tensor) {
    (tape, node) = (tensor.trace?.tape, tensor.trace?.node)
    self.pullback = { [shape = Shape(tensor)] dy in pullback(dy).summed(to: shape) }
  }

  /// - Parameter kept: what the pullback needs besides, as a constant: a traced tensor would keep its
  ///   tape, and so itself, alive for ever.
  init(
    _ tensor: Tensor, keeping kept: Tensor,
    _ pullback: @escaping @Sendable (_ dy: Tensor, _ kept: Tensor) -> Tensor
  ) {
    self.init(tensor) { [kept = kept.detached] dy in pullback(dy, kept) }
  }

  /// The same with two tensors to keep.
  init(
    _ tensor: Tensor, keeping a: Tensor, _ b: Tensor,
    _ pullback: @escaping @Sendable (_ dy: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor
  ) {
    self.init(tensor) { [a = a.detached, b = b.detached] dy in pullback(dy, a, b) }
  }
}

extension Tensor {
  /// This value, recorded as the operation's output if a tape watches any of its inputs. Without one, the
  /// operation's name is not made.
  func derived(as operation: @autoclosure () -> String, from inputs: Input...) -> Tensor {
    derived(as: operation(), from: inputs)
  }

  func derived(as operation: @autoclosure () -> String, from inputs: [Input]) -> Tensor {
    let tapes = inputs.compactMap { $0.tape }
    guard let tape = tapes.first else { return self }
    require(tapes.allSatisfy { $0 === tape }, "\(operation()) of tensors of two tapes")
    return tape.record(self, operation(), inputs)
  }

  /// The same scalars as a constant: no gradient flows back through it.
  public var detached: Tensor {
    var tensor = self
    tensor.trace = nil
    return tensor
  }
}
