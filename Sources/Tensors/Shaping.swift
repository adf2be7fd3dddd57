// Parts of tensors, and tensors of parts.

import Requirements

extension Tensor {
  /// The transpose, [n, m].
  public var transposed: Tensor {
    Tensor(rows: columns, columns: rows) { target in
      withUnsafeScalars { source in
        for row in 0..<rows {
          for column in 0..<columns { target[column * rows + row] = source[row * columns + column] }
        }
      }
    }
    .derived(as: "transposed", from: Input(self) { $0.transposed })
  }

  /// Consecutive columns, [m, n] → [m, range's length].
  public func columns(_ range: Range<Int>) -> Tensor {
    require(
      0 <= range.lowerBound && range.upperBound <= columns,
      "columns \(range) of [\(rows), \(columns)]")
    let part = Tensor(uninitialized: rows, range.count)
    part.paste(self, from: range.lowerBound, to: 0, width: range.count)
    return part.derived(
      as: "columns",
      from: Input(self) { [rows, columns] dy in
        let whole = Tensor.zeros(rows, columns)
        whole.paste(dy, from: 0, to: range.lowerBound, width: range.count)
        return whole
      })
  }

  /// Consecutive rows, [m, n] → [range's length, n].
  public func rows(_ range: Range<Int>) -> Tensor { rows(Array(range)) }

  /// The rows at `indices`, in their order, [m, n] → [indices' count, n].
  public func rows(_ indices: [Int]) -> Tensor {
    require(
      indices.allSatisfy { 0 <= $0 && $0 < rows }, "rows \(indices) of [\(rows), \(columns)]")
    let part = Tensor(uninitialized: indices.count, columns)
    for (target, source) in indices.enumerated() {
      (part.storage.base + target * columns)
        .update(from: storage.base + source * columns, count: columns)
    }
    return part.derived(
      as: "rows",
      from: Input(self) { [rows, columns] dy in
        var whole = Tensor.zeros(rows, columns)
        whole.withUnsafeMutableScalars { whole in
          dy.withUnsafeScalars { dy in
            for (source, target) in indices.enumerated() {
              for column in 0..<columns {
                whole[target * columns + column] += dy[source * columns + column]
              }
            }
          }
        }
        return whole
      })
  }

  /// The rows of all `parts`, one part below the other.
  public init(stacking parts: [Tensor]) {
    let columns = parts.first?.columns ?? 0
    require(
      parts.allSatisfy { $0.columns == columns },
      "stacking rows of \(parts.map { $0.columns }) columns")
    self.init(uninitialized: parts.reduce(0) { $0 + $1.rows }, columns)
    var row = 0
    var inputs: [Input] = []
    for part in parts {
      (storage.base + row * columns).update(from: part.storage.base, count: part.count)
      inputs.append(Input(part) { [range = row..<row + part.rows] in $0.rows(range) })
      row += part.rows
    }
    self = derived(as: "stack", from: inputs)
  }

  /// Copies `width` columns of `source`, which has as many rows, into these scalars. For a tensor
  /// that has no copies yet.
  private func paste(_ source: Tensor, from start: Int, to column: Int, width: Int) {
    for row in 0..<rows {
      (storage.base + row * columns + column)
        .update(from: source.storage.base + row * source.columns + start, count: width)
    }
  }
}
