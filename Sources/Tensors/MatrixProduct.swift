/// a · b, or with either factor transposed: [m, k] × [k, n] → [m, n]. O(m·k·n).
///
/// Each element is one chain of fused multiply-adds in the order of k, from zero: the same bits
/// whatever the blocking, the width of the vectors or the number of threads.
/// After Goto & van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false
) -> Tensor {
  let left = Factor(a, transposed: transposeA)
  let right = Factor(b, transposed: !transposeB)
  precondition(
    left.depth == right.depth,
    "matmul: [\(left.lines), \(left.depth)] × [\(right.depth), \(right.lines)]")
  guard left.depth > 0 else { return .zeros(left.lines, right.lines) }
  let product = withExtendedLifetime((a, b)) {
    Product(left: left, right: right, bias: nil).compute()
  }
  return product.derived(
    from: Input(a) { [b = b.detached] dy in
      transposeA
        ? matmul(b, dy, transposeA: transposeB, transposeB: true)
        : matmul(dy, b, transposeB: !transposeB)
    },
    Input(b) { [a = a.detached] dy in
      transposeB
        ? matmul(dy, a, transposeA: true, transposeB: transposeA)
        : matmul(a, dy, transposeA: !transposeA)
    })
}

// snippet.affine
/// x · W + b, [batch, inputs] · [inputs, outputs] + [1, outputs]: b joins in the product's last pass.
func affine(_ x: Tensor, _ weights: Tensor, _ bias: Tensor) -> Tensor {
  precondition(
    x.columns == weights.rows && Shape(bias) == Shape(rows: 1, columns: weights.columns),
    """
    [\(x.rows), \(x.columns)] · [\(weights.rows), \(weights.columns)] \
    + [\(bias.rows), \(bias.columns)]
    """)
  guard x.columns > 0 else { return matmul(x, weights) + bias }
  let result = withExtendedLifetime((x, weights, bias)) {
    Product(
      left: Factor(x, transposed: false), right: Factor(weights, transposed: true),
      bias: UnsafePointer(bias.storage.base)
    ).compute()
  }
  return result.derived(
    from: Input(x) { [weights = weights.detached] in matmul($0, weights, transposeB: true) },
    Input(weights) { [x = x.detached] in matmul(x, $0, transposeA: true) },
    Input(bias) { columnSums($0) })
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
