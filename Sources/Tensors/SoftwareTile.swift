// The micro-kernel of processors without a fused multiply-add: chains of floats, in Double (`fmaInDouble`).

#if SOFTWARE_FMA

  enum Tiling {
    static let rows = 1
    static let columns = 16
    /// As many bytes as in Tile.swift.
    static let depth = 192
    static let steps = 96 * (depth + 1)
  }

  /// The right factor's scalars as the kernel multiplies them.
  typealias PanelScalar = Double

  /// A k that a strip keeps: the scalar of its row there, and where in a panel the row of k begins.
  struct Step {
    static let size = 16
    let scalar: Double
    let panelRow: Int
  }

  extension Strips {
    /// Packs lines, at most `mostRows(depth:)`; after them come strips of missing lines, up to a multiple
    /// of 16.
    mutating func pack(
      _ lines: Range<Int>, _ k: Range<Int>, of factor: Factor, keepingZeros: Bool
    ) {
      stride = (k.count + 1) * Step.size
      counts.removeAll(keepingCapacity: true)
      withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Step>.self, capacity: 16) { ends in
        for line in Swift.stride(from: 0, to: lines.count, by: 16) {
          for row in 0..<16 { ends.initializeElement(at: row, to: steps(of: line + row)) }
          factor.forEachStep(from: lines.lowerBound + line, k) { step, lane, scalars in
            for row in 0..<4 {
              let scalar = scalars[row]
              let end = ends[lane + row]
              end.initialize(
                to: Step(scalar: Double(scalar), panelRow: step &* Tiling.columns))
              // A strip has room for one step more than it can keep.
              ends[lane + row] = end + (scalar != 0 || keepingZeros ? 1 : 0)
            }
          }
          for row in 0..<16 { counts.append(ends[row] - steps(of: line + row)) }
        }
      }
    }

    private func steps(of strip: Int) -> UnsafeMutablePointer<Step> {
      (UnsafeMutableRawPointer(storage.base) + strip * stride).assumingMemoryBound(to: Step.self)
    }
  }

  extension Tiles {
    /// Adds the k of a block to a tile.
    func multiply(
      _ steps: UnsafeRawPointer, _ count: Int, _ panel: UnsafePointer<Double>, _ rows: Range<Int>,
      _ columns: Range<Int>, _ k: Range<Int>
    ) {
      let steps = UnsafeBufferPointer(
        start: steps.assumingMemoryBound(to: Step.self), count: count)
      let target = result.base + rows.lowerBound * width + columns.lowerBound
      let start = k.lowerBound > 0 ? load(target) : SIMD16<Float>.zero
      var row = advance(start, by: steps, panel)
      if k.upperBound == depth {
        // −0 becomes 0 first: its sign may depend on zeros that a strip leaves out.
        row = (row + 0) + load(bias.base + columns.lowerBound)
      }
      store(row, target, count: columns.count)
    }

    /// Sixteen chains go on by some steps. These are taken in one go, by eights, and once more with care
    /// if a sum on the way was a tie, or may have been what cannot be rounded in bits.
    private func advance(
      _ chains: SIMD16<Float>, by steps: UnsafeBufferPointer<Step>, _ panel: UnsafePointer<Double>
    ) -> SIMD16<Float> {
      var low = SIMD8<Double>(widening: chains.lowHalf)
      var high = SIMD8<Double>(widening: chains.highHalf)
      for part in (0..<steps.count).blocks(of: 8) {
        let (lowStart, highStart) = (low, high)
        let steps = UnsafeBufferPointer(rebasing: steps[part])
        var dropped = Dropped()
        for step in steps {
          let row = panel + step.panelRow
          low = low.adding(step.scalar, load(row)).roundedInBits(&dropped)
          high = high.adding(step.scalar, load(row + 8)).roundedInBits(&dropped)
        }
        if _slowPath(dropped.isTie || !sumsAreNormal) {
          low = advanceWithCare(lowStart, by: steps, panel)
          high = advanceWithCare(highStart, by: steps, panel + 8)
        }
      }
      return SIMD16(lowHalf: SIMD8(narrowing: low), highHalf: SIMD8(narrowing: high))
    }

    @inline(never)
    private func advanceWithCare(
      _ chains: SIMD8<Double>, by steps: UnsafeBufferPointer<Step>, _ panel: UnsafePointer<Double>
    ) -> SIMD8<Double> {
      var chains = chains
      for step in steps {
        var dropped = Dropped()
        let sums = chains.adding(step.scalar, load(panel + step.panelRow)).roundedInBits(&dropped)
        chains =
          _fastPath(!dropped.isTie && sumsAreNormal)
          ? sums : addWithCare(step.scalar, panel + step.panelRow, to: chains)
      }
      return chains
    }

    @inline(never)
    private func addWithCare(
      _ scalar: Double, _ row: UnsafePointer<Double>, to chains: SIMD8<Double>
    ) -> SIMD8<Double> {
      let sums = sumToOdd(SIMD8(repeating: scalar) * load(row), chains)
      return SIMD8(widening: SIMD8<Float>(narrowing: sums))
    }
  }

  /// What rounding dropped from sums since this began: the bits nearest to a tie.
  private struct Dropped {
    /// No bits dropped, after half a last place was added.
    static let tie = Float(bitPattern: 0xE000_0000)

    var nearest = SIMD4<Float>(repeating: -.greatestFiniteMagnitude)

    var isTie: Bool {
      nearest[0] == Self.tie || nearest[1] == Self.tie || nearest[2] == Self.tie
        || nearest[3] == Self.tie
    }

    /// Three bits above the dropped ones make negative floats of them, less than a tie. (Some are NaN, and
    /// less than nothing.) As floats, as a comparison of integers is a slow loop.
    @inline(__always)
    mutating func insert(_ words: SIMD8<UInt32>) {
      let floats = unsafeBitCast(words | Self.tie.bitPattern, to: SIMD8<Float>.self)
      nearest.replace(with: floats.lowHalf, where: floats.lowHalf .> nearest)
      nearest.replace(with: floats.highHalf, where: floats.highHalf .> nearest)
    }
  }

  extension SIMD8<Double> {
    @inline(__always)
    fileprivate func adding(_ scalar: Double, _ row: SIMD8<Double>) -> SIMD8<Double> {
      self + SIMD8(repeating: scalar) * row
    }

    // snippet.round
    /// The nearest floats, as doubles, of what is no tie and normal as a Float: half of a float's last place
    /// is added, and all bits below that place are dropped.
    @inline(__always)
    fileprivate func roundedInBits(_ dropped: inout Dropped) -> SIMD8<Double> {
      let bits = unsafeBitCast(self, to: SIMD8<Int64>.self) &+ 0x1000_0000
      dropped.insert(unsafeBitCast(bits, to: SIMD16<UInt32>.self).evenHalf)
      return unsafeBitCast(bits & ~0x1FFF_FFFF, to: SIMD8<Double>.self)
    }
    // snippet.end
  }

  extension Product {
    /// Whether no sum on the way can be subnormal as a Float, or overflow, or is NaN.
    ///
    /// A float x is a whole number of steps of at least 2⁻²⁴ |x|. So all products are whole numbers of
    /// some step of at least 2⁻⁴⁸ least least, and so are all sums, rounded or not: none but zero is less.
    var sumsAreNormal: Bool {
      let (a, b) = (left.magnitudes, right.magnitudes)
      return a.least * b.least * 0x1p-48 >= Double(Float.leastNormalMagnitude)
        && a.total * b.total <= Double(Float.greatestFiniteMagnitude) / 2
    }
  }

  extension Factor {
    /// The least magnitude that is not zero, and the sum of all, roughly.
    fileprivate var magnitudes: (least: Double, total: Double) {
      withExtendedLifetime(storage) {
        var least = SIMD8<Float>(repeating: .infinity)
        var total = SIMD8<Float>.zero
        func insert(_ scalars: SIMD8<Float>) {
          let words = unsafeBitCast(scalars, to: SIMD8<UInt32>.self) & 0x7FFF_FFFF
          let magnitudes = unsafeBitCast(words, to: SIMD8<Float>.self)
          total += magnitudes
          // Zero is taken for infinity.
          let nonzero = magnitudes.replacing(with: .infinity, where: magnitudes .== 0)
          least.replace(with: nonzero, where: nonzero .< least)
        }
        let whole = storage.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) {
          insert(load(UnsafePointer(storage.base) + start))
        }
        for index in whole..<storage.count {
          insert(SIMD8(storage.base[index], 0, 0, 0, 0, 0, 0, 0))
        }
        return (Double(least.min()), Double(total.sum()))
      }
    }
  }

#endif
