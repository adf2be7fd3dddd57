/// The tiles of a product, each up to 4 rows × 24 columns.
struct Tiles: Sendable {
  /// The product, row-major, `width` columns; its chains have `depth` links.
  let result: Storage
  /// What is added to each row.
  let bias: Storage
  let width: Int
  let depth: Int

  /// The micro-kernel: adds the k of a block to a tile, in 12 vectors of eight (of AVX2's 16 registers,
  /// three more hold a row of the right factor and one a scalar of the left).
  ///
  /// Each step of k takes one column of the left factor times one row of the right, an outer product:
  /// every lane adds its own chain of fused multiply-adds, in order, and no lane is summed with another.
  func multiply(
    _ steps: UnsafeRawPointer, _ count: Int, _ panel: UnsafePointer<Float>, _ rows: Range<Int>,
    _ columns: Range<Int>, _ k: Range<Int>
  ) {
    if columns.count > 16 {
      multiply(steps, count, panel, rows, columns, k, isWide: true)
    } else {
      multiply(steps, count, panel, rows, columns, k, isWide: false)
    }
  }

  /// Inlined, so that a tile that is not wide is computed without its last vectors.
  @inline(__always)
  private func multiply(
    _ steps: UnsafeRawPointer, _ count: Int, _ panel: UnsafePointer<Float>, _ rows: Range<Int>,
    _ columns: Range<Int>, _ k: Range<Int>, isWide: Bool
  ) {
    let first = result.base + rows.lowerBound * width + columns.lowerBound
    let (r0, r1) = (first, first + min(1, rows.count - 1) * width)
    let (r2, r3) = (first + min(2, rows.count - 1) * width, first + (rows.count - 1) * width)
    var (c0, c1, c2, c3) = (TileRow(), TileRow(), TileRow(), TileRow())
    if k.lowerBound > 0 {
      (c0, c1, c2, c3) = (TileRow(at: r0), TileRow(at: r1), TileRow(at: r2), TileRow(at: r3))
    }
    // snippet.kernel
    var step = steps
    for _ in 0..<count {
      let row = TileRow(at: panel + Step.panelRow(at: step))
      c0.addProduct(Step.scalar(0, at: step), row, isWide)
      c1.addProduct(Step.scalar(1, at: step), row, isWide)
      c2.addProduct(Step.scalar(2, at: step), row, isWide)
      c3.addProduct(Step.scalar(3, at: step), row, isWide)
      step += Step.size
    }
    // snippet.end
    if k.upperBound == depth {
      let row = TileRow(at: bias.base + columns.lowerBound)
      (c0, c1) = (c0.completed(with: row), c1.completed(with: row))
      (c2, c3) = (c2.completed(with: row), c3.completed(with: row))
    }
    // Where rows are missing, what stands for them is written first, and then overwritten.
    c3.write(to: r3, count: columns.count)
    c2.write(to: r2, count: columns.count)
    c1.write(to: r1, count: columns.count)
    c0.write(to: r0, count: columns.count)
  }
}

/// A row of a tile: 16 columns, and 8 more.
private struct TileRow {
  var low = SIMD16<Float>.zero
  var high = SIMD8<Float>.zero

  @inline(__always)
  init() {}

  @inline(__always)
  init(at scalars: UnsafePointer<Float>) { (low, high) = (load(scalars), load(scalars + 16)) }

  @inline(__always)
  mutating func addProduct(_ scalar: Float, _ row: TileRow, _ isWide: Bool) {
    low = fma(SIMD16(repeating: scalar), row.low, low)
    if isWide { high = fma(SIMD8(repeating: scalar), row.high, high) }
  }

  /// With a bias added; but first −0 becomes 0, as the sign of a sum that is 0 may depend on zeros that
  /// a strip leaves out.
  @inline(__always)
  func completed(with bias: TileRow) -> TileRow {
    var row = self
    (row.low, row.high) = ((low + 0) + bias.low, (high + 0) + bias.high)
    return row
  }

  @inline(__always)
  func write(to target: UnsafeMutablePointer<Float>, count: Int) {
    store(low, target, count: count)
    if count > 16 { store(high, target + 16, count: count - 16) }
  }
}
