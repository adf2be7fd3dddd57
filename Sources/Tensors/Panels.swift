extension Factor {
  /// Writes the part `k` of 16 columns as one panel; columns that are missing stay what they were.
  func pack(_ columns: Range<Int>, _ k: Range<Int>, to target: UnsafeMutablePointer<Float>) {
    let source = self[columns.lowerBound, k.lowerBound]
    if lineStride == 1 {
      for index in 0..<k.count {
        let row: SIMD16<Float> = load(source.base + index * depthStride)
        store(row, target + index * 16)
      }
    } else {
      for group in stride(from: 0, to: columns.count, by: 8) {
        for index in stride(from: 0, to: k.count, by: 8) {
          transpose8x8(
            from: source.base + group * lineStride + index, stride: lineStride,
            lines: min(8, columns.count - group),
            to: target + index * 16 + group, stride: 16)
        }
      }
    }
  }
}

/// Eight lines of eight scalars (fewer lines: the last again), transposed.
///
/// To deal a vector's pairs into evens and odds moves one bit of an element's address from its
/// bottom to its top; three deals move all three bits of the column above the three of the row.
@inline(__always)
private func transpose8x8(
  from source: UnsafePointer<Float>, stride: Int, lines: Int,
  to target: UnsafeMutablePointer<Float>, stride targetStride: Int
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
  store(r0, target)
  store(r1, target + targetStride)
  store(r2, target + 2 * targetStride)
  store(r3, target + 3 * targetStride)
  store(r4, target + 4 * targetStride)
  store(r5, target + 5 * targetStride)
  store(r6, target + 6 * targetStride)
  store(r7, target + 7 * targetStride)
}
