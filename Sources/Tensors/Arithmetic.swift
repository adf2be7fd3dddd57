// Arithmetic on tensors, scalar by scalar. An axis of length 1 is repeated to the other's length, so
// that a bias [1, n] adds to a batch [m, n]; its gradient is summed over what was repeated.

extension Tensor {
  /// a + b.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { $0 + $1 }
      .derived(
        from: Input(a) { [a = Shape(a)] in $0.summed(to: a) },
        Input(b) { [b = Shape(b)] in $0.summed(to: b) })
  }

  /// a − b.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { $0 - $1 }
      .derived(
        from: Input(a) { [a = Shape(a)] in $0.summed(to: a) },
        Input(b) { [b = Shape(b)] in (-$0).summed(to: b) })
  }

  /// a ⊙ b.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { $0 * $1 }
      .derived(
        from: Input(a) { [a = Shape(a), b = b.detached] in ($0 * b).summed(to: a) },
        Input(b) { [a = a.detached, b = Shape(b)] in ($0 * a).summed(to: b) })
  }

  /// a ⊘ b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    let quotient = combine(a, b) { $0 / $1 }
    return quotient.derived(
      from: Input(a) { [a = Shape(a), b = b.detached] in ($0 / b).summed(to: a) },
      Input(b) { [b = b.detached] in (-$0 * quotient / b).summed(to: Shape(b)) })
  }

  /// −a.
  public static prefix func - (a: Tensor) -> Tensor {
    a.map { -$0 }.derived(from: Input(a) { -$0 })
  }

  /// scalar · a.
  public static func * (scalar: Float, a: Tensor) -> Tensor {
    a.map { scalar * $0 }.derived(from: Input(a) { scalar * $0 })
  }

  /// a + scalar.
  public static func + (a: Tensor, scalar: Float) -> Tensor {
    a.map { $0 + scalar }.derived(from: Input(a) { $0 })
  }

  /// a − scalar.
  public static func - (a: Tensor, scalar: Float) -> Tensor { a + -scalar }

  /// scalar − a.
  public static func - (scalar: Float, a: Tensor) -> Tensor { -a + scalar }
}

/// The lengths of a tensor's axes.
struct Shape: Equatable, Sendable {
  let rows: Int
  let columns: Int

  init(_ tensor: Tensor) { (rows, columns) = (tensor.rows, tensor.columns) }
}

extension Tensor {
  /// The gradient at an input of `shape` that was repeated to this one's.
  fileprivate func summed(to shape: Shape) -> Tensor {
    var sum = self
    if shape.rows < rows { sum = columnSums(sum) }
    if shape.columns < columns { sum = rowSums(sum) }
    return sum
  }

  @inline(__always)
  private static func combine(
    _ a: Tensor, _ b: Tensor, _ function: @Sendable (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>
  ) -> Tensor {
    if Shape(a) == Shape(b) { return zip(a, b, function) }
    precondition(
      (a.rows == b.rows || a.rows == 1 || b.rows == 1)
        && (a.columns == b.columns || a.columns == 1 || b.columns == 1),
      "[\(a.rows), \(a.columns)] does not go with [\(b.rows), \(b.columns)]")
    let result = Tensor(
      uninitialized: a.rows == 1 ? b.rows : a.rows, a.columns == 1 ? b.columns : a.columns)
    let (left, right, target) = (Lines(a), Lines(b), Lines(result))
    let columns = result.columns
    withExtendedLifetime((a, b)) {
      Threads.split(result.rows, work: result.count / 2) { part in
        for row in part {
          for column in stride(from: 0, to: columns, by: 8) {
            let vector = function(left.vector(row, column), right.vector(row, column))
            target.write(vector, row, column, count: columns - column)
          }
        }
      }
    }
    return result
  }
}

/// A tensor by rows, an axis of length 1 repeated.
private struct Lines: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Float>
  private let rowStride: Int
  private let isColumn: Bool

  init(_ tensor: Tensor) {
    base = tensor.storage.base
    rowStride = tensor.rows == 1 ? 0 : tensor.columns
    isColumn = tensor.columns == 1
  }

  @inline(__always)
  func vector(_ row: Int, _ column: Int) -> SIMD8<Float> {
    let line = base + row * rowStride
    return isColumn ? SIMD8(repeating: line[0]) : load(line + column)
  }

  /// Writes eight scalars, or the first `count` of them: beyond a row's end is the next row, which
  /// may be another thread's.
  @inline(__always)
  func write(_ vector: SIMD8<Float>, _ row: Int, _ column: Int, count: Int) {
    store(vector, base + row * rowStride + column, count: count)
  }
}
