/// The micro-kernel: 6 rows × 16 columns of a product, in 6 vectors of 16 (12 registers with AVX2).
///
/// Each step of k takes one column of a's panel times one row of b's panel, an outer product: every
/// lane adds its own chain of fused multiply-adds, in order, and no lane is ever summed with another.
struct Tile {
  static let rows = 6
  static let columns = 16

  let depth: Int
  let a: UnsafePointer<Float>
  let b: UnsafePointer<Float>
  /// Whether the chains go on from what the result holds, or start from zero.
  let continues: Bool

  /// Computes a tile; one that overhangs the result's edge goes through a full one beside it.
  func compute(into result: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int) {
    if rows == Tile.rows && columns == Tile.columns {
      return multiply(into: result, stride: stride)
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Tile.rows * Tile.columns) { buffer in
      guard let full = buffer.baseAddress else { return }
      full.initialize(repeating: 0, count: buffer.count)
      if continues {
        for row in 0..<rows {
          (full + row * Tile.columns).update(from: result + row * stride, count: columns)
        }
      }
      multiply(into: full, stride: Tile.columns)
      for row in 0..<rows {
        (result + row * stride).update(from: full + row * Tile.columns, count: columns)
      }
    }
  }

  @inline(__always)
  private func multiply(into result: UnsafeMutablePointer<Float>, stride: Int) {
    let (r0, r1, r2) = (result, result + stride, result + 2 * stride)
    let (r3, r4, r5) = (result + 3 * stride, result + 4 * stride, result + 5 * stride)
    var (c0, c1, c2) = (SIMD16<Float>.zero, SIMD16<Float>.zero, SIMD16<Float>.zero)
    var (c3, c4, c5) = (c0, c1, c2)
    if continues {
      (c0, c1, c2) = (load16(r0), load16(r1), load16(r2))
      (c3, c4, c5) = (load16(r3), load16(r4), load16(r5))
    }
    var (a, b) = (a, b)
    for _ in 0..<depth {
      let row = load16(b)
      c0.addProduct(SIMD16(repeating: a[0]), row)
      c1.addProduct(SIMD16(repeating: a[1]), row)
      c2.addProduct(SIMD16(repeating: a[2]), row)
      c3.addProduct(SIMD16(repeating: a[3]), row)
      c4.addProduct(SIMD16(repeating: a[4]), row)
      c5.addProduct(SIMD16(repeating: a[5]), row)
      a += Tile.rows
      b += Tile.columns
    }
    store16(c0, r0)
    store16(c1, r1)
    store16(c2, r2)
    store16(c3, r3)
    store16(c4, r4)
    store16(c5, r5)
  }
}

@inline(__always)
private func load16(_ pointer: UnsafePointer<Float>) -> SIMD16<Float> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Float>.self)
}

@inline(__always)
private func store16(_ vector: SIMD16<Float>, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD16<Float>.self)
}

@inline(__always)
func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
func store(_ vector: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD8<Float>.self)
}
