/// The micro-kernel: up to 6 rows × 16 columns of a product, in 6 vectors (12 registers with AVX2).
///
/// Each step of k takes one column of the left factor times one row of a panel, an outer product:
/// every lane adds its own chain of fused multiply-adds, in order, and no lane is summed with another.
struct Tile {
  static let rows = 6
  static let columns = 16

  /// The left factor's scalars of the first row and k, and the steps to the next of each.
  let left: UnsafePointer<Float>
  let rowStride: Int
  let depthStride: Int
  /// For each k, the right factor's scalars of 16 columns side by side.
  let panel: UnsafePointer<Float>
  let depth: Int
  /// Whether the chains go on from what the result holds, or start from zero.
  let continues: Bool
  /// What is added to each row when its chains are complete, if anything.
  let bias: UnsafePointer<Float>?

  /// Writes `rows` × `columns` scalars at `result`, whose rows are `stride` apart.
  func compute(into result: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int) {
    if columns > 8 {
      multiply(SIMD16<Float>.self, into: result, stride, rows, columns)
    } else {
      multiply(SIMD8<Float>.self, into: result, stride, rows, columns)
    }
  }

  @inline(__always)
  private func multiply<Columns: SIMD<Float>>(
    _: Columns.Type, into result: UnsafeMutablePointer<Float>, _ stride: Int,
    _ rows: Int, _ columns: Int
  ) {
    // Where rows are missing, the kernel repeats the last one; where columns are, it computes what
    // nobody looks at.
    let last = rows - 1
    let (i1, i2, i3) = (min(1, last), min(2, last), min(3, last))
    let (i4, i5) = (min(4, last), min(5, last))
    let (r0, r1, r2) = (result, result + i1 * stride, result + i2 * stride)
    let (r3, r4, r5) = (result + i3 * stride, result + i4 * stride, result + i5 * stride)
    var (c0, c1, c2) = (Columns.zero, Columns.zero, Columns.zero)
    var (c3, c4, c5) = (c0, c1, c2)
    if continues {
      (c0, c1, c2) = (load(r0), load(r1), load(r2))
      (c3, c4, c5) = (load(r3), load(r4), load(r5))
    }
    let (a1, a2, a3) = (i1 * rowStride, i2 * rowStride, i3 * rowStride)
    let (a4, a5) = (i4 * rowStride, i5 * rowStride)
    var (a, b) = (left, panel)
    // snippet.kernel
    for _ in 0..<depth {
      let row: Columns = load(b)
      c0.addProduct(Columns(repeating: a[0]), row)
      c1.addProduct(Columns(repeating: a[a1]), row)
      c2.addProduct(Columns(repeating: a[a2]), row)
      c3.addProduct(Columns(repeating: a[a3]), row)
      c4.addProduct(Columns(repeating: a[a4]), row)
      c5.addProduct(Columns(repeating: a[a5]), row)
      a += depthStride
      b += Tile.columns
    }
    // snippet.end
    if let bias {
      let row: Columns = load(bias)
      (c0, c1, c2, c3, c4, c5) = (c0 + row, c1 + row, c2 + row, c3 + row, c4 + row, c5 + row)
    }
    store(c0, r0, count: columns)
    store(c1, r1, count: columns)
    store(c2, r2, count: columns)
    store(c3, r3, count: columns)
    store(c4, r4, count: columns)
    store(c5, r5, count: columns)
  }
}
