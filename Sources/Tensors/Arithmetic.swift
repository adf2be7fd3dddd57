// Arithmetic on tensors, scalar by scalar. An axis of length 1 is repeated to the other's length, so
// that a bias [1, n] adds to a batch [m, n]; its gradient is summed over what was repeated. Lengths that
// differ otherwise end the program.

import Requirements

extension Tensor {
  /// a + b.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { x, y, z in z.fill { x[$0] + y[$0] } }
      .derived(as: "+", from: Input(a) { $0 }, Input(b) { $0 })
  }

  /// a − b.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { x, y, z in z.fill { x[$0] - y[$0] } }
      .derived(as: "-", from: Input(a) { $0 }, Input(b) { -$0 })
  }

  /// a ⊙ b.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    combine(a, b) { x, y, z in z.fill { x[$0] * y[$0] } }
      .derived(as: "*", from: Input(a, keeping: b) { $0 * $1 }, Input(b, keeping: a) { $0 * $1 })
  }

  /// a ⊘ b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    let quotient = combine(a, b) { x, y, z in z.fill { x[$0] / y[$0] } }
    return quotient.derived(
      as: "/", from: Input(a, keeping: b) { $0 / $1 },
      Input(b, keeping: quotient, b) { -$0 * $1 / $2 })
  }

  /// −a.
  public static prefix func - (a: Tensor) -> Tensor {
    a.map { x, y in y.fill { -x[$0] } }.derived(as: "negate", from: Input(a) { -$0 })
  }

  /// scalar · a.
  public static func * (scalar: Float, a: Tensor) -> Tensor {
    a.map { x, y in y.fill { scalar * x[$0] } }
      .derived(as: "\(scalar) *", from: Input(a) { scalar * $0 })
  }

  /// a + scalar.
  public static func + (a: Tensor, scalar: Float) -> Tensor {
    a.map { x, y in y.fill { x[$0] + scalar } }
      .derived(as: "\(scalar) +", from: Input(a) { $0 })
  }

  /// a − scalar.
  public static func - (a: Tensor, scalar: Float) -> Tensor { a + -scalar }

  /// scalar − a.
  public static func - (scalar: Float, a: Tensor) -> Tensor { -a + scalar }
}

/// The lengths of a tensor's axes.
struct Shape: Equatable, Sendable, CustomStringConvertible {
  let rows: Int
  let columns: Int

  init(_ tensor: Tensor) { (rows, columns) = (tensor.rows, tensor.columns) }

  /// `[128, 784]`.
  var description: String { "[\(rows), \(columns)]" }
}

extension Tensor {
  /// The gradient at an input of `shape` that was repeated to this one's.
  func summed(to shape: Shape) -> Tensor {
    var sum = self
    if shape.rows < rows { sum = columnSums(sum) }
    if shape.columns < columns { sum = rowSums(sum) }
    return sum
  }

  private static func combine(_ a: Tensor, _ b: Tensor, _ loop: Loop) -> Tensor {
    let (rows, columns) = (a.rows == 1 ? b.rows : a.rows, a.columns == 1 ? b.columns : a.columns)
    return zip(a.repeated(rows, columns), b.repeated(rows, columns), loop)
  }

  /// The same scalars, an axis of length 1 repeated to a new length: [rows, columns].
  func repeated(_ rows: Int, _ columns: Int) -> Tensor {
    if self.rows == rows && self.columns == columns { return self }
    require(
      (self.rows == rows || self.rows == 1) && (self.columns == columns || self.columns == 1),
      "[\(self.rows), \(self.columns)] cannot be repeated to [\(rows), \(columns)]")
    let result = Tensor(uninitialized: rows, columns)
    for row in 0..<rows {
      let source = storage.base + (self.rows == 1 ? 0 : row * self.columns)
      let target = result.storage.base + row * columns
      if self.columns == 1 {
        target.update(repeating: source.pointee, count: columns)
      } else {
        target.update(from: source, count: columns)
      }
    }
    return result
  }
}
