/// A factor of a matrix product, repacked: panels of `width` lines, in each panel the `width`
/// scalars of one k side by side, so that the micro-kernel reads straight ahead.
///
/// The last panel is filled up with zeros. O(lines × depth), beside the product's O(m·k·n).
struct Panels: Sendable {
  private let storage: Storage
  private let width: Int
  private let stride: Int

  init(_ factor: Factor, width: Int) {
    self.width = width
    // Transposition stores whole vectors: a panel of 6 needs room for the last one's overhang.
    let (stride, overhang) = (width * factor.depth, (8 - width % 8) % 8)
    self.stride = stride + overhang
    let panels = (factor.lines + width - 1) / width
    storage = Storage(count: panels * self.stride)
    let (base, panelStride) = (SendablePointer(storage.base), self.stride)
    Threads.split(panels, work: factor.lines * factor.depth / 4) { part in
      for panel in part {
        let lines = min(width, factor.lines - panel * width)
        factor.pack(
          from: panel * width, lines: lines, width: width, to: base.pointer + panel * panelStride)
      }
    }
  }

  /// Where the panel that starts with `line` holds its scalars of `depth`.
  @inline(__always)
  func pointer(line: Int, depth: Int) -> UnsafePointer<Float> {
    UnsafePointer(storage.base + line / width * stride + depth * width)
  }
}

extension Factor {
  /// Writes `lines` lines as one panel, zeros beyond them.
  fileprivate func pack(
    from line: Int, lines: Int, width: Int, to target: UnsafeMutablePointer<Float>
  ) {
    let source = base + line * lineStride
    if lines < width {
      target.initialize(repeating: 0, count: width * depth)
      packScalars(source, lines: lines, from: 0, width: width, to: target)
    } else if lineStride == 1 {
      for k in 0..<depth {
        (target + k * width).update(from: source + k * depthStride, count: width)
      }
    } else {
      let whole = depth / 8 * 8
      for group in stride(from: 0, to: width, by: 8) {
        let lines = min(8, width - group)
        for k in stride(from: 0, to: whole, by: 8) {
          transpose8x8(
            from: source + group * lineStride + k, stride: lineStride, lines: lines,
            to: target + k * width + group, stride: width)
        }
      }
      packScalars(source, lines: lines, from: whole, width: width, to: target)
    }
  }

  private func packScalars(
    _ source: UnsafePointer<Float>, lines: Int, from start: Int, width: Int,
    to target: UnsafeMutablePointer<Float>
  ) {
    for k in start..<depth {
      for line in 0..<lines {
        target[k * width + line] = source[line * lineStride + k * depthStride]
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
