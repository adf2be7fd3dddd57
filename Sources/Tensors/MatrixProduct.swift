import Requirements
import Threading

// snippet.matmul
/// a · b, or with either factor transposed: [m, k] × [k, n] → [m, n]. O(m·k·n).
///
/// Each element is one chain of fused multiply-adds in the order of k, from zero: the same bits
/// whatever the blocking, the width of the vectors or the number of threads. A sum of 0 is +0. Zeros
/// that four rows of the left factor share cost no time.
/// After Goto & van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.
/// - Parameter bias: [1, n], added to each row as its chains are completed; nothing if it is nil.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false,
  adding bias: Tensor? = nil
) -> Tensor {
  let left = Factor(a, transposed: transposeA)
  let right = Factor(b, transposed: !transposeB)
  require(
    left.depth == right.depth && (bias?.columns ?? right.lines) == right.lines,
    "matmul: [\(left.lines), \(left.depth)] × [\(right.depth), \(right.lines)]"
      + " + [1, \(bias?.columns ?? right.lines)]")
  let row = bias?.detached ?? .zeros(1, right.lines)
  guard left.depth > 0 else { return row + .zeros(left.lines, right.lines) }
  let result = Tensor(uninitialized: left.lines, right.lines)
  withExtendedLifetime((a, b, row)) {
    Product(left: left, right: right, bias: row.storage.base, result: result.storage.base).compute()
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
  return result.derived(from: inputs + (bias.map { [Input($0) { columnSums($0) }] } ?? []))
}
// snippet.end

/// One matrix product, in tiles of 4 × 24, and in blocks that stay in the caches: of the left factor,
/// each block is packed as strips of four rows, and of the right one two panels of 24 columns just
/// before their use.
struct Product: @unchecked Sendable {
  let left: Factor
  let right: Factor
  /// What to add to each row.
  let bias: UnsafePointer<Float>
  let result: UnsafeMutablePointer<Float>

  static let tileRows = 4
  static let tileColumns = 24
  static let panelSize = depthBlock * tileColumns

  // snippet.sizes
  /// A panel of so many k (at most 24 KB) stays in the first-level cache, and the strips of a block of so
  /// many rows and k (at most 250 KB) in the second.
  static let depthBlock = 256
  static let stripSteps = 48 * (depthBlock + 1)
  // snippet.end

  /// Where the first k of a column is, from the first panel's.
  static func panelOffset(_ column: Int) -> Int {
    column / tileColumns * panelSize + column % tileColumns
  }

  func compute() {
    let work = left.lines * right.lines * left.depth / 16
    // Along the axis of more tiles, the parts are the more even.
    if left.lines / Product.tileRows > right.lines / Product.tileColumns {
      Threads.split(left.lines, grain: Product.tileRows, work: work) { rows in
        compute(rows: rows, columns: 0..<right.lines)
      }
    } else {
      Threads.split(right.lines, grain: Product.tileColumns, work: work) { columns in
        compute(rows: 0..<left.lines, columns: columns)
      }
    }
  }

  // snippet.blocks
  private func compute(rows: Range<Int>, columns: Range<Int>) {
    let stripMemory = Storage(count: Strip.stride * Product.stripSteps)
    let panels = Storage(count: 2 * Product.panelSize)
    for k in (0..<left.depth).blocks(atMost: Product.depthBlock) {
      // Strips are packed by fours, and each has room for one k more.
      let rowBlock = Product.stripSteps / (k.count + 1) / 4 * 16
      for rows in rows.blocks(atMost: rowBlock, grain: 16) {
        var strips = left.pack(rows, k, keepingZeros: false, asStrips: stripMemory.base)
        for pair in columns.blocks(of: 2 * Product.tileColumns) {
          if !right.pack(pair, k, asPanels: panels.base) {
            // Zero times what is not finite is NaN, and may not be left out.
            strips = left.pack(rows, k, keepingZeros: true, asStrips: stripMemory.base)
          }
          for columns in pair.blocks(of: Product.tileColumns) {
            let panel = panels.base + Product.panelOffset(columns.lowerBound - pair.lowerBound)
            for (strip, rows) in zip(strips, rows.blocks(of: Product.tileRows)) {
              multiply(strip, panel, rows, columns, k)
            }
          }
        }
      }
    }
  }
  // snippet.end
}
