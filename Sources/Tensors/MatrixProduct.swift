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
  let product = withExtendedLifetime((a, b)) { Product(left: left, right: right).compute() }
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

/// The rows of a left factor or the columns of a right one: `lines` of `depth` scalars each.
struct Factor: @unchecked Sendable {
  let base: UnsafePointer<Float>
  let lines: Int
  let depth: Int
  let lineStride: Int
  let depthStride: Int

  /// The rows of `tensor`, or its columns when it is transposed.
  init(_ tensor: Tensor, transposed: Bool) {
    base = UnsafePointer(tensor.storage.base)
    (lines, depth) = transposed ? (tensor.columns, tensor.rows) : (tensor.rows, tensor.columns)
    (lineStride, depthStride) = transposed ? (1, tensor.columns) : (tensor.columns, 1)
  }

  private init(_ base: UnsafePointer<Float>, _ f: Factor) {
    self.base = base
    (lines, depth, lineStride, depthStride) = (f.lines, f.depth, f.lineStride, f.depthStride)
  }
  subscript(line: Int, k: Int) -> Factor { Factor(base + line * lineStride + k * depthStride, self) }
}

/// One matrix product.
private struct Product: Sendable {
  let left: Factor
  let right: Factor

  /// A block of k whose 16 columns (16 KB) stay in the first-level cache, and whose rows of the left
  /// factor stay in the second.
  static let depthBlock = 256
  static let rowBlock = 40 * Tile.rows

  func compute() -> Tensor {
    let result = Tensor(uninitialized: left.lines, right.lines)
    let base = SendablePointer(result.storage.base)
    let work = left.lines * right.lines * left.depth / 16
    if splitsRows {
      Threads.split(left.lines, grain: Tile.rows, work: work) { rows in
        tiles(rows, 0..<right.lines, base.pointer)
      }
    } else {
      Threads.split(right.lines, grain: Tile.columns, work: work) { columns in
        tiles(0..<left.lines, columns, base.pointer)
      }
    }
    return result
  }

  /// Whether the tiles of the result fall into more even parts by rows than by columns.
  private var splitsRows: Bool {
    func waste(_ lines: Int, _ width: Int) -> Double {
      let tiles = Double((lines + width - 1) / width)
      let parts = Double(Threads.limit)
      return (tiles / parts).rounded(.up) * parts / tiles
    }
    return waste(left.lines, Tile.rows) <= waste(right.lines, Tile.columns)
  }

  private func tiles(
    _ rows: Range<Int>, _ columns: Range<Int>, _ result: UnsafeMutablePointer<Float>
  ) {
    let depth = left.depth
    let blocks = (depth + Product.depthBlock - 1) / Product.depthBlock
    let panel = Storage(count: (Product.depthBlock + 8) * Tile.columns)
    for rowStart in stride(from: rows.lowerBound, to: rows.upperBound, by: Product.rowBlock) {
      let rowEnd = min(rowStart + Product.rowBlock, rows.upperBound)
      for block in 0..<blocks {
        let k = depth * block / blocks..<depth * (block + 1) / blocks
        for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Tile.columns) {
          let width = min(Tile.columns, columns.upperBound - column)
          right.pack(column..<column + width, k, to: panel.base)
          for row in stride(from: rowStart, to: rowEnd, by: Tile.rows) {
            let tile = Tile(
              a: left[row, k.lowerBound], b: panel.base, depth: k.count, continues: block > 0)
            tile.compute(
              into: result + row * right.lines + column, stride: right.lines,
              rows: min(Tile.rows, rowEnd - row), columns: width)
          }
        }
      }
    }
  }
}

/// A pointer whose uses on several threads touch different scalars.
struct SendablePointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  init(_ pointer: UnsafeMutablePointer<Float>) { self.pointer = pointer }
}
