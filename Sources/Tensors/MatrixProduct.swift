// snippet.matmul
/// a · b, or with either factor transposed: [m, k] × [k, n] → [m, n]. O(m·k·n).
///
/// Each element is one chain of fused multiply-adds in the order of k, from zero: the same bits
/// whatever the blocking, the width of the vectors or the number of threads.
/// After Goto & van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.
/// - Parameter bias: [1, n], added to each row as its chains are completed; nothing if it is nil.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false,
  adding bias: Tensor? = nil
) -> Tensor {
  let left = Factor(a, transposed: transposeA)
  let right = Factor(b, transposed: !transposeB)
  precondition(
    left.depth == right.depth && (bias?.columns ?? right.lines) == right.lines,
    "matmul: [\(left.lines), \(left.depth)] × [\(right.depth), \(right.lines)]"
      + " + [1, \(bias?.columns ?? right.lines)]")
  guard left.depth > 0 else {
    return (bias ?? .zeros(1, right.lines)) + .zeros(left.lines, right.lines)
  }
  let product = withExtendedLifetime((a, b, bias)) {
    Product(left: left, right: right, bias: bias.map { UnsafePointer($0.storage.base) }).compute()
  }
  let inputs = [
    Input(a) { [b = b.detached] dy in
      transposeA
        ? matmul(b, dy, transposeA: transposeB, transposeB: true)
        : matmul(dy, b, transposeB: !transposeB)
    },
    Input(b) { [a = a.detached] dy in
      transposeB
        ? matmul(dy, a, transposeA: true, transposeB: transposeA)
        : matmul(a, dy, transposeA: !transposeA)
    },
  ]
  return product.derived(from: inputs + (bias.map { [Input($0) { columnSums($0) }] } ?? []))
}
// snippet.end

/// One matrix product, in blocks that stay in the caches. Of the right factor, each block's columns
/// are packed by panels just before their use; the left factor is read where it lies.
private struct Product: @unchecked Sendable {
  let left: Factor
  let right: Factor
  /// What to add to each row, if anything.
  let bias: UnsafePointer<Float>?

  // snippet.sizes
  /// A panel of so many k (16 KB) stays in the first-level cache, and so many rows of so many k of the
  /// left factor (240 KB) in the second.
  static let depthBlock = 256
  static let rowBlock = 40 * Tile.rows
  // snippet.end

  func compute() -> Tensor {
    let result = Tensor(uninitialized: left.lines, right.lines)
    let target = result.vectors
    let work = left.lines * right.lines * left.depth / 16
    // Along the axis of more tiles, the parts are the more even.
    if left.lines / Tile.rows > right.lines / Tile.columns {
      Threads.split(left.lines, grain: Tile.rows, work: work) { rows in
        compute(rows: rows, columns: 0..<right.lines, of: target.base)
      }
    } else {
      Threads.split(right.lines, grain: Tile.columns, work: work) { columns in
        compute(rows: 0..<left.lines, columns: columns, of: target.base)
      }
    }
    return result
  }

  // snippet.blocks
  private func compute(
    rows: Range<Int>, columns: Range<Int>, of result: UnsafeMutablePointer<Float>
  ) {
    let panel = Storage(count: Factor.panelCount(depth: Product.depthBlock))
    for rows in rows.blocks(of: Product.rowBlock) {
      for k in (0..<left.depth).blocks(of: Product.depthBlock) {
        for columns in columns.blocks(of: Tile.columns) {
          right.pack(columns, k, into: panel.base)
          for rows in rows.blocks(of: Tile.rows) {
            let tile = Tile(
              left: left.pointer(line: rows.lowerBound, depth: k.lowerBound),
              rowStride: left.lineStride, depthStride: left.depthStride,
              panel: panel.base, depth: k.count, continues: k.lowerBound > 0,
              bias: k.upperBound == left.depth ? bias.map { $0 + columns.lowerBound } : nil)
            tile.compute(
              into: result + rows.lowerBound * right.lines + columns.lowerBound,
              stride: right.lines, rows: rows.count, columns: columns.count)
          }
        }
      }
    }
  }
  // snippet.end
}

extension Range<Int> {
  /// The range in parts of `length`, the last of which may be shorter.
  @inline(__always)
  fileprivate func blocks(of length: Int) -> some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: length).lazy
      .map { $0..<Swift.min($0 + length, upperBound) }
  }
}
