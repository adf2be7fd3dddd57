// The micro-kernel of processors with a fused multiply-add, and what it reads.

#if !SOFTWARE_FMA

  /// The sizes of the kernel's tiles, and of blocks that stay in the caches.
  enum Tiling {
    static let rows = 4
    static let columns = 24

    // snippet.sizes
    /// Panels of so many k (at most 24 KB each) stay in the first-level cache, and strips of so many
    /// steps (at most 250 KB) in the second.
    static let depth = 256
    static let steps = 48 * (depth + 1)
    // snippet.end
  }

  /// The right factor's scalars as the kernel multiplies them.
  typealias PanelScalar = Float

  /// A k that a strip keeps, in memory: the scalars of its four rows there, and where in a panel the row of
  /// k begins. One stream of both, which the kernel reads front to back.
  enum Step {
    static let size = 20

    @inline(__always)
    static func store(_ scalars: SIMD4<Float>, panelRow: Int, to memory: UnsafeMutableRawPointer) {
      memory.storeBytes(of: scalars, as: SIMD4<Float>.self)
      memory.storeBytes(of: Int32(truncatingIfNeeded: panelRow), toByteOffset: 16, as: Int32.self)
    }

    @inline(__always)
    static func scalar(_ row: Int, at memory: UnsafeRawPointer) -> Float {
      memory.load(fromByteOffset: 4 * row, as: Float.self)
    }

    @inline(__always)
    static func panelRow(at memory: UnsafeRawPointer) -> Int {
      Int(memory.load(fromByteOffset: 16, as: Int32.self))
    }
  }

  extension Strips {
    // snippet.strips
    /// Packs lines, at most `mostRows(depth:)`; after them come strips of missing lines, up to a multiple of
    /// four strips.
    mutating func pack(
      _ lines: Range<Int>, _ k: Range<Int>, of factor: Factor, keepingZeros: Bool
    ) {
      stride = (k.count + 1) * Step.size
      counts.removeAll(keepingCapacity: true)
      for line in Swift.stride(from: 0, to: lines.count, by: 16) {
        let first = UnsafeMutableRawPointer(storage.base) + line / Tiling.rows * stride
        var ends = (first, first + stride, first + 2 * stride, first + 3 * stride)
        factor.forEachStep(from: lines.lowerBound + line, k) { step, lane, scalars in
          switch lane {
          case 0: append(scalars, step, at: &ends.0, keepingZeros)
          case 4: append(scalars, step, at: &ends.1, keepingZeros)
          case 8: append(scalars, step, at: &ends.2, keepingZeros)
          default: append(scalars, step, at: &ends.3, keepingZeros)
          }
        }
        for (strip, end) in [ends.0, ends.1, ends.2, ends.3].enumerated() {
          counts.append((end - first - strip * stride) / Step.size)
        }
      }
    }

    /// Writes a step, and goes on behind it unless the next one may overwrite it: each strip has room for
    /// one step more than it can keep.
    @inline(__always)
    private func append(
      _ scalars: SIMD4<Float>, _ step: Int, at end: inout UnsafeMutableRawPointer,
      _ keepsZeros: Bool
    ) {
      Step.store(scalars, panelRow: step &* Tiling.columns, to: end)
      let halves = unsafeBitCast(scalars, to: SIMD2<UInt64>.self)
      let magnitudes = (halves[0] | halves[1]) & 0x7FFF_FFFF_7FFF_FFFF
      end += magnitudes | (keepsZeros ? 1 : 0) != 0 ? Step.size : 0
    }
    // snippet.end
  }

  extension Tiles {
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

#endif
