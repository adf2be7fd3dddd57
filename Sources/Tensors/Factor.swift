/// The rows of a left factor or the columns of a right one: `lines` of `depth` scalars each.
struct Factor: Sendable {
  let lines: Int
  let depth: Int
  private let lineStride: Int
  private let depthStride: Int
  let storage: Storage

  /// The rows of `tensor`, or its columns when it is transposed.
  init(_ tensor: Tensor, transposed: Bool) {
    (lines, depth) = transposed ? (tensor.columns, tensor.rows) : (tensor.rows, tensor.columns)
    (lineStride, depthStride) = transposed ? (1, tensor.columns) : (tensor.columns, 1)
    storage = tensor.storage
  }

  // snippet.forEachStep
  /// Calls `body` with each k of a part and the scalars of 16 lines there, by fours. If they lie side by
  /// side, they are in one cache line or in two neighbours. If not, squares of 4 × 4 are transposed. Of
  /// missing lines come scalars that mean nothing: those of some other line, or of none.
  @inline(__always)
  func forEachStep(
    from line: Int, _ k: Range<Int>, _ body: (_ step: Int, _ lane: Int, SIMD4<Float>) -> Void
  ) {
    withExtendedLifetime(storage) {
      let source = UnsafePointer(storage.base) + k.lowerBound * depthStride
      if lineStride == 1 {
        for step in 0..<k.count {
          let row = source + line + step * depthStride
          body(step, 0, load(row))
          body(step, 4, load(row + 4))
          body(step, 8, load(row + 8))
          body(step, 12, load(row + 12))
        }
      } else {
        transpose(line, source, k.count) { body($0, 0, $1) }
        transpose(line + 4, source, k.count) { body($0, 4, $1) }
        transpose(line + 8, source, k.count) { body($0, 8, $1) }
        transpose(line + 12, source, k.count) { body($0, 12, $1) }
      }
    }
  }

  /// Four lines that are contiguous; if there are fewer, the last one again.
  ///
  /// To deal a vector's pairs into evens and odds moves one bit of an element's address from its
  /// bottom to its top; two deals move both bits of the column above the two of the row.
  @inline(__always)
  private func transpose(
    _ line: Int, _ source: UnsafePointer<Float>, _ count: Int, _ body: (Int, SIMD4<Float>) -> Void
  ) {
    @inline(__always) func row(_ index: Int) -> UnsafePointer<Float> {
      source + min(line + index, lines - 1) * lineStride
    }
    let (r0, r1, r2, r3) = (row(0), row(1), row(2), row(3))
    for step in stride(from: 0, to: count, by: 4) {
      var (a, b): (SIMD4<Float>, SIMD4<Float>) = (load(r0 + step), load(r1 + step))
      var (c, d): (SIMD4<Float>, SIMD4<Float>) = (load(r2 + step), load(r3 + step))
      for _ in 0..<2 {
        let (low, high) = (SIMD8(lowHalf: a, highHalf: b), SIMD8(lowHalf: c, highHalf: d))
        (a, b, c, d) = (low.evenHalf, high.evenHalf, low.oddHalf, high.oddHalf)
      }
      body(step, a)
      if step &+ 1 < count { body(step &+ 1, b) }
      if step &+ 2 < count { body(step &+ 2, c) }
      if step &+ 3 < count { body(step &+ 3, d) }
    }
  }
  // snippet.end
}
