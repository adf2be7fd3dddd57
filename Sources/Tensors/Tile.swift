/// The micro-kernel: 6 rows × 16 columns of a product, in 12 vector registers.
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
    typealias Vector = SIMD8<Float>
    var c00 = Vector.zero, c10 = Vector.zero, c20 = Vector.zero
    var c30 = Vector.zero, c40 = Vector.zero, c50 = Vector.zero
    var c01 = Vector.zero, c11 = Vector.zero, c21 = Vector.zero
    var c31 = Vector.zero, c41 = Vector.zero, c51 = Vector.zero
    let r0 = result, r1 = r0 + stride, r2 = r1 + stride
    let r3 = r2 + stride, r4 = r3 + stride, r5 = r4 + stride
    if continues {
      (c00, c01) = (load(r0), load(r0 + 8))
      (c10, c11) = (load(r1), load(r1 + 8))
      (c20, c21) = (load(r2), load(r2 + 8))
      (c30, c31) = (load(r3), load(r3 + 8))
      (c40, c41) = (load(r4), load(r4 + 8))
      (c50, c51) = (load(r5), load(r5 + 8))
    }
    var a = a, b = b
    for _ in 0..<depth {
      let (b0, b1) = (load(b), load(b + 8))
      var scalar = Vector(repeating: a[0])
      c00.addProduct(scalar, b0)
      c01.addProduct(scalar, b1)
      scalar = Vector(repeating: a[1])
      c10.addProduct(scalar, b0)
      c11.addProduct(scalar, b1)
      scalar = Vector(repeating: a[2])
      c20.addProduct(scalar, b0)
      c21.addProduct(scalar, b1)
      scalar = Vector(repeating: a[3])
      c30.addProduct(scalar, b0)
      c31.addProduct(scalar, b1)
      scalar = Vector(repeating: a[4])
      c40.addProduct(scalar, b0)
      c41.addProduct(scalar, b1)
      scalar = Vector(repeating: a[5])
      c50.addProduct(scalar, b0)
      c51.addProduct(scalar, b1)
      a += Tile.rows
      b += Tile.columns
    }
    store(c00, c01, r0)
    store(c10, c11, r1)
    store(c20, c21, r2)
    store(c30, c31, r3)
    store(c40, c41, r4)
    store(c50, c51, r5)
  }
}

@inline(__always)
func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
func store(_ vector: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: SIMD8<Float>.self)
}

@inline(__always)
private func store(
  _ low: SIMD8<Float>, _ high: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>
) {
  store(low, pointer)
  store(high, pointer + 8)
}
