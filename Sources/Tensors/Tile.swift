/// The micro-kernel: 6 rows of a product by one vector of 16 or 8 columns (with AVX2, 12 registers hold
/// a tile of 6 × 16).
///
/// Each step of k takes one column of a times one row of b, an outer product: every lane adds its
/// own chain of fused multiply-adds, in order, and no lane is ever summed with another.
struct Tile {
  static let rows = 6
  static let columns = 16

  /// The rows of a, with the first k of the chains' next part.
  let a: Factor
  /// A panel: for each k of the part, the scalars of 16 columns side by side.
  let b: UnsafePointer<Float>
  let depth: Int
  /// Whether the chains go on from what the result holds, or start from zero.
  let continues: Bool

  /// Writes `rows` × `columns` of the product; rows that are missing repeat the last one.
  func compute(into result: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int) {
    if columns > 8 {
      multiply(SIMD16<Float>.self, into: result, stride: stride, rows: rows, columns: columns)
    } else {
      multiply(SIMD8<Float>.self, into: result, stride: stride, rows: rows, columns: columns)
    }
  }

  @inline(__always)
  private func multiply<Columns: SIMD<Float>>(
    _: Columns.Type, into result: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int
  ) {
    let last = rows - 1
    let (i1, i2, i3, i4, i5) = (min(1, last), min(2, last), min(3, last), min(4, last), min(5, last))
    let (r0, r1, r2) = (result, result + i1 * stride, result + i2 * stride)
    let (r3, r4, r5) = (result + i3 * stride, result + i4 * stride, result + i5 * stride)
    var (c0, c1, c2) = (Columns.zero, Columns.zero, Columns.zero)
    var (c3, c4, c5) = (c0, c1, c2)
    if continues {
      (c0, c1, c2) = (load(r0), load(r1), load(r2))
      (c3, c4, c5) = (load(r3), load(r4), load(r5))
    }
    var (a0, a1, a2) = (a.base, a.base + i1 * a.lineStride, a.base + i2 * a.lineStride)
    var (a3, a4, a5) = (
      a.base + i3 * a.lineStride, a.base + i4 * a.lineStride, a.base + i5 * a.lineStride
    )
    var b = b
    let step = a.depthStride
    for _ in 0..<depth {
      let row: Columns = load(b)
      c0.addProduct(Columns(repeating: a0[0]), row)
      c1.addProduct(Columns(repeating: a1[0]), row)
      c2.addProduct(Columns(repeating: a2[0]), row)
      c3.addProduct(Columns(repeating: a3[0]), row)
      c4.addProduct(Columns(repeating: a4[0]), row)
      c5.addProduct(Columns(repeating: a5[0]), row)
      a0 += step
      a1 += step
      a2 += step
      a3 += step
      a4 += step
      a5 += step
      b += Tile.columns
    }
    if columns == Columns.scalarCount {
      store(c0, r0)
      store(c1, r1)
      store(c2, r2)
      store(c3, r3)
      store(c4, r4)
      store(c5, r5)
    } else {
      for column in 0..<columns {
        r0[column] = c0[column]
        r1[column] = c1[column]
        r2[column] = c2[column]
        r3[column] = c3[column]
        r4[column] = c4[column]
        r5[column] = c5[column]
      }
    }
  }
}

@inline(__always)
func load<Vector: SIMD<Float>>(_ pointer: UnsafePointer<Float>) -> Vector {
  UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
}

@inline(__always)
func store<Vector: SIMD<Float>>(_ vector: Vector, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
}
