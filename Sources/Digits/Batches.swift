import Requirements
import Tensors

/// Minibatches: slices of one random order of a set's indices, so that each picture comes once.
public struct Batches: Sequence, IteratorProtocol, Sendable {
  let size: Int
  var rest: ArraySlice<Int>

  /// The next `size` indices, fewer in the last batch, nil after it.
  public mutating func next() -> ArraySlice<Int>? {
    guard !rest.isEmpty else { return nil }
    defer { rest = rest.dropFirst(size) }
    return rest.prefix(size)
  }
}

extension DigitSet {
  /// One epoch: all indices in a fresh random order, `size` at a time, the last batch perhaps shorter.
  public func batches(of size: Int, using random: inout Random) -> Batches {
    require(size > 0, "a batch of \(size) pictures")
    return Batches(size: size, rest: random.permutation(of: count)[...])
  }
}
