import Requirements
import Threading

// snippet.matmul
/// a · b, or with either factor transposed: [m, k] × [k, n] → [m, n]. O(m·k·n).
///
/// Each element is one chain of fused multiply-adds in the order of k, from zero: the same bits
/// whatever the blocking, the width of the vectors or the number of threads. A sum of 0 is +0. Zeros
/// that four rows of the left factor share cost no time.
/// After Goto & van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.
/// - Parameters:
///   - a: [m, k], or [k, m] if it is transposed.
///   - b: [k, n], or [n, k] if it is transposed.
///   - transposeA: whether a's transpose is the left factor.
///   - transposeB: whether b's transpose is the right factor.
///   - bias: [1, n], added to each row as its chains are completed; nothing if it is nil.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false,
  adding bias: Tensor? = nil
) -> Tensor {
  let left = Factor(a, transposed: transposeA)
  let right = Factor(b, transposed: !transposeB)
  let row = bias?.detached ?? .zeros(1, right.lines)
  require(
    left.depth == right.depth && row.rows == 1 && row.columns == right.lines,
    "matmul: [\(left.lines), \(left.depth)] × [\(right.depth), \(right.lines)]"
      + " + [\(row.rows), \(row.columns)]")
  let product = Product(left: left, right: right, bias: row)
  let inputs = [
    Input(a, keeping: b) { dy, b in
      transposeA
        ? matmul(b, dy, transposeA: transposeB, transposeB: true)
        : matmul(dy, b, transposeB: !transposeB)
    },
    Input(b, keeping: a) { dy, a in
      transposeB
        ? matmul(dy, a, transposeA: true, transposeB: transposeA)
        : matmul(a, dy, transposeA: !transposeA)
    },
  ]
  return product.computed().derived(
    as: "matmul", from: inputs + (bias.map { [Input($0) { columnSums($0) }] } ?? []))
}
// snippet.end

// snippet.chains
/// What `matmul(a, b, adding: bias)` is, to the bit, as slow as it reads.
func productByDefinition(_ a: Tensor, _ b: Tensor, adding bias: Tensor) -> Tensor {
  var result = Tensor.zeros(a.rows, b.columns)
  for row in 0..<a.rows {
    for column in 0..<b.columns {
      var sum: Float = 0
      for k in 0..<a.columns { sum = fma(a[row, k], b[k, column], sum) }
      result[row, column] = (sum + 0) + bias[0, column]
    }
  }
  return result
}
// snippet.end

/// One matrix product, in tiles of 4 × 24, and in blocks that stay in the caches: of the left factor,
/// each block is packed as strips of four rows, and of the right one two panels of 24 columns just
/// before their use. (Without hardware for `fma`, tiles are of 1 × 16.)
struct Product: Sendable {
  let left: Factor
  let right: Factor
  /// What to add to each row, [1, right.lines].
  let bias: Tensor

  /// [left.lines, right.lines].
  func computed() -> Tensor {
    // No block of k would write a sum of nothing.
    guard left.depth > 0 else { return .zeros(left.lines, right.lines) + bias }
    let result = Tensor(uninitialized: left.lines, right.lines)
    let tiles = Tiles(of: self, in: result.storage)
    let work = left.lines * right.lines * left.depth / 16
    // Along the axis of more tiles, the parts are the more even.
    if left.lines / Tiling.rows > right.lines / Tiling.columns {
      Threads.split(left.lines, grain: Tiling.rows, work: work) { rows in
        compute(tiles, rows: rows, columns: 0..<right.lines)
      }
    } else {
      Threads.split(right.lines, grain: Tiling.columns, work: work) { columns in
        compute(tiles, rows: 0..<left.lines, columns: columns)
      }
    }
    return result
  }

  // snippet.blocks
  private func compute(_ tiles: Tiles, rows: Range<Int>, columns: Range<Int>) {
    let panels = Panels()
    var strips = Strips()
    for k in (0..<left.depth).blocks(atMost: Tiling.depth) {
      for rows in rows.blocks(atMost: Strips.mostRows(depth: k.count), grain: 16) {
        strips.pack(rows, k, of: left, keepingZeros: false)
        for pair in columns.blocks(of: 2 * Tiling.columns) {
          if !panels.pack(pair, k, of: right) {
            // Zero times what is not finite is NaN, and may not be left out.
            strips.pack(rows, k, of: left, keepingZeros: true)
          }
          for columns in pair.blocks(of: Tiling.columns) {
            panels.withPanel(of: columns.lowerBound - pair.lowerBound) { panel in
              for (strip, rows) in rows.blocks(of: Tiling.rows).enumerated() {
                strips.withSteps(of: strip) { steps in
                  tiles.multiply(steps, strips.counts[strip], panel, rows, columns, k)
                }
              }
            }
          }
        }
      }
    }
  }
  // snippet.end
}

/// The tiles of a product, each up to `Tiling.rows` × `Tiling.columns`. What a kernel does to one is in
/// Tile.swift, and for processors without a fused multiply-add in SoftwareTile.swift.
struct Tiles: Sendable {
  /// The product, row-major, `width` columns; its chains have `depth` links.
  let result: Storage
  /// What is added to each row.
  let bias: Storage
  let width: Int
  let depth: Int
  #if SOFTWARE_FMA
    let sumsAreNormal: Bool
  #endif

  init(of product: Product, in result: Storage) {
    (self.result, bias) = (result, product.bias.storage)
    (width, depth) = (product.right.lines, product.left.depth)
    #if SOFTWARE_FMA
      sumsAreNormal = product.sumsAreNormal
    #endif
  }
}
