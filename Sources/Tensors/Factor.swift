/// The rows of a left factor or the columns of a right one: `lines` of `depth` scalars each.
struct Factor: @unchecked Sendable {
  let lines: Int
  let depth: Int
  let lineStride: Int
  let depthStride: Int
  private let base: UnsafePointer<Float>

  /// The rows of `tensor`, or its columns when it is transposed.
  init(_ tensor: Tensor, transposed: Bool) {
    (lines, depth) = transposed ? (tensor.columns, tensor.rows) : (tensor.rows, tensor.columns)
    (lineStride, depthStride) = transposed ? (1, tensor.columns) : (tensor.columns, 1)
    base = UnsafePointer(tensor.storage.base)
  }

  @inline(__always)
  func pointer(line: Int, depth: Int) -> UnsafePointer<Float> {
    base + line * lineStride + depth * depthStride
  }

  /// The scalars that `pack` may write for a part of `depth` k: it stores whole squares of 8 × 8.
  static func panelCount(depth: Int) -> Int { (depth + 7) / 8 * 8 * Tile.columns }

  // snippet.pack
  /// Writes a panel: for each k of a part, the scalars of up to 16 lines side by side. Nobody looks
  /// at what it holds for missing lines.
  func pack(_ lines: Range<Int>, _ k: Range<Int>, into panel: UnsafeMutablePointer<Float>) {
    let source = pointer(line: lines.lowerBound, depth: k.lowerBound)
    if lineStride == 1 {
      for step in 0..<k.count {
        store(load(source + step * depthStride) as SIMD16<Float>, panel + step * Tile.columns)
      }
    } else {
      for line in stride(from: 0, to: lines.count, by: 8) {
        for step in stride(from: 0, to: k.count, by: 8) {
          transpose(
            from: source + line * lineStride + step, stride: lineStride, lines: lines.count - line,
            to: panel + step * Tile.columns + line)
        }
      }
    }
  }
  // snippet.end
}

/// Writes eight lines of eight scalars (if there are fewer lines, the last one again) as columns.
///
/// To deal a vector's pairs into evens and odds moves one bit of an element's address from its
/// bottom to its top; three deals move all three bits of the column above the three of the row.
@inline(__always)
private func transpose(
  from source: UnsafePointer<Float>, stride: Int, lines: Int,
  to panel: UnsafeMutablePointer<Float>
) {
  @inline(__always) func line(_ index: Int) -> SIMD8<Float> {
    load(source + min(index, lines - 1) * stride)
  }
  @inline(__always) func even(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    SIMD16(lowHalf: a, highHalf: b).evenHalf
  }
  @inline(__always) func odd(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
    SIMD16(lowHalf: a, highHalf: b).oddHalf
  }
  var (r0, r1, r2, r3) = (line(0), line(1), line(2), line(3))
  var (r4, r5, r6, r7) = (line(4), line(5), line(6), line(7))
  for _ in 0..<3 {
    (r0, r1, r2, r3, r4, r5, r6, r7) = (
      even(r0, r1), even(r2, r3), even(r4, r5), even(r6, r7),
      odd(r0, r1), odd(r2, r3), odd(r4, r5), odd(r6, r7)
    )
  }
  store(r0, panel)
  store(r1, panel + Tile.columns)
  store(r2, panel + 2 * Tile.columns)
  store(r3, panel + 3 * Tile.columns)
  store(r4, panel + 4 * Tile.columns)
  store(r5, panel + 5 * Tile.columns)
  store(r6, panel + 6 * Tile.columns)
  store(r7, panel + 7 * Tile.columns)
}
