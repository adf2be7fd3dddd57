/// The rows of a left factor or the columns of a right one: `lines` of `depth` scalars each.
struct Factor: @unchecked Sendable {
  let lines: Int
  let depth: Int
  private let lineStride: Int
  private let depthStride: Int
  private let base: UnsafePointer<Float>

  /// The rows of `tensor`, or its columns when it is transposed.
  init(_ tensor: Tensor, transposed: Bool) {
    (lines, depth) = transposed ? (tensor.columns, tensor.rows) : (tensor.rows, tensor.columns)
    (lineStride, depthStride) = transposed ? (1, tensor.columns) : (tensor.columns, 1)
    base = UnsafePointer(tensor.storage.base)
  }

  // snippet.panels
  /// Packs lines as panels, `Product.panelSize` apart: for each k, the scalars of 24 lines side by
  /// side. Nobody looks at what stands for missing lines. Returns whether all it read is finite.
  func pack(
    _ lines: Range<Int>, _ k: Range<Int>, asPanels panels: UnsafeMutablePointer<Float>
  ) -> Bool {
    var largest = SIMD4<Int32>(repeating: 0)
    for line in stride(from: 0, to: lines.count, by: 16) {
      // Sixteen lines may be of two panels, eight of one.
      let (low, high) = (Product.panelOffset(line), Product.panelOffset(line + 8) - 8)
      forEachStep(lines.lowerBound + line, k) { step, lane, scalars in
        store(scalars, panels + (lane < 8 ? low : high) + lane + step * Product.tileColumns)
        // As bits, magnitudes are in their order, with infinity and then NaN at the top.
        let magnitudes = unsafeBitCast(scalars, to: SIMD4<Int32>.self) & .max
        largest.replace(with: magnitudes, where: magnitudes .> largest)
      }
    }
    return largest.max() < Int32(Float.infinity.bitPattern)
  }
  // snippet.end

  // snippet.strips
  /// Packs lines as strips; after them come strips of missing lines, up to a multiple of four.
  func pack(
    _ lines: Range<Int>, _ k: Range<Int>, keepingZeros: Bool,
    asStrips memory: UnsafeMutablePointer<Float>
  ) -> [Strip] {
    stride(from: 0, to: lines.count, by: 16).flatMap { line in
      func strip(_ line: Int) -> Strip {
        Strip(at: memory + line / Product.tileRows * Strip.stride * (k.count + 1))
      }
      var (s0, s1, s2, s3) = (strip(line), strip(line + 4), strip(line + 8), strip(line + 12))
      forEachStep(lines.lowerBound + line, k) { step, lane, scalars in
        switch lane {
        case 0: s0.append(scalars, step, keepingZeros)
        case 4: s1.append(scalars, step, keepingZeros)
        case 8: s2.append(scalars, step, keepingZeros)
        default: s3.append(scalars, step, keepingZeros)
        }
      }
      return [s0, s1, s2, s3]
    }
  }
  // snippet.end

  // snippet.forEachStep
  /// Calls `body` with each k of a part and the scalars of 16 lines there, by fours. If they lie side by
  /// side, they are in one cache line, and on one page. If not, squares of 4 × 4 are transposed.
  @inline(__always)
  private func forEachStep(
    _ line: Int, _ k: Range<Int>, _ body: (_ step: Int, _ lane: Int, SIMD4<Float>) -> Void
  ) {
    let source = base + k.lowerBound * depthStride
    if lineStride == 1 {
      for step in 0..<k.count {
        let row = source + line + step * depthStride
        body(step, 0, load(row))
        body(step, 4, load(row + 4))
        body(step, 8, load(row + 8))
        body(step, 12, load(row + 12))
      }
    } else {
      forEachStep(of: line, source, k.count) { body($0, 0, $1) }
      forEachStep(of: line + 4, source, k.count) { body($0, 4, $1) }
      forEachStep(of: line + 8, source, k.count) { body($0, 8, $1) }
      forEachStep(of: line + 12, source, k.count) { body($0, 12, $1) }
    }
  }

  /// Of four lines that are contiguous; if there are fewer, of the last one again.
  ///
  /// To deal a vector's pairs into evens and odds moves one bit of an element's address from its
  /// bottom to its top; two deals move both bits of the column above the two of the row.
  @inline(__always)
  private func forEachStep(
    of line: Int, _ source: UnsafePointer<Float>, _ count: Int, _ body: (Int, SIMD4<Float>) -> Void
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

/// Up to four rows of a left factor, packed: each k at which one of them is not zero is five words, the
/// four scalars and (an integer's bits) where in a panel its row begins.
struct Strip {
  static let stride = Product.tileRows + 1

  let start: UnsafeMutablePointer<Float>
  private var end: UnsafeMutablePointer<Float>

  init(at start: UnsafeMutablePointer<Float>) { (self.start, end) = (start, start) }

  var count: Int { (end - start) / Strip.stride }

  @inline(__always)
  mutating func append(_ scalars: SIMD4<Float>, _ step: Int, _ keepsZeros: Bool) {
    store(scalars, end)
    end[4] = Float(bitPattern: UInt32(truncatingIfNeeded: step &* Product.tileColumns))
    let halves = unsafeBitCast(scalars, to: SIMD2<UInt64>.self)
    let magnitudes = (halves[0] | halves[1]) & 0x7FFF_FFFF_7FFF_FFFF
    end += magnitudes | (keepsZeros ? 1 : 0) != 0 ? Strip.stride : 0
  }
}
