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
      var chains = Chains(chains)
      for part in (0..<steps.count).blocks(of: 8) {
        let start = chains
        let steps = UnsafeBufferPointer(rebasing: steps[part])
        var dropped = Dropped()
        for step in steps { chains.add(step.scalar, panel + step.panelRow, &dropped) }
        if _slowPath(dropped.isTie || !sumsAreNormal) {
          chains = advanceWithCare(start, by: steps, panel)
        }
      }
      return chains.floats
    }

    @inline(never)
    private func advanceWithCare(
      _ chains: Chains, by steps: UnsafeBufferPointer<Step>, _ panel: UnsafePointer<Double>
    ) -> Chains {
      var chains = chains
      for step in steps {
        let (start, row) = (chains, panel + step.panelRow)
        var dropped = Dropped()
        chains.add(step.scalar, row, &dropped)
        if dropped.isTie || !sumsAreNormal { chains = start.addingWithCare(step.scalar, row) }
      }
      return chains
    }
  }

  /// Sixteen sums, which are floats, four in a vector of two registers.
  private struct Chains {
    private var a, b, c, d: SIMD4<Double>

    @inline(__always)
    init(_ floats: SIMD16<Float>) {
      let (low, high) = (floats.lowHalf, floats.highHalf)
      (a, b) = (SIMD4<Double>(low.lowHalf), SIMD4<Double>(low.highHalf))
      (c, d) = (SIMD4<Double>(high.lowHalf), SIMD4<Double>(high.highHalf))
    }

    var floats: SIMD16<Float> {
      @inline(__always) get {
        SIMD16(
          lowHalf: SIMD8(lowHalf: SIMD4<Float>(a), highHalf: SIMD4<Float>(b)),
          highHalf: SIMD8(lowHalf: SIMD4<Float>(c), highHalf: SIMD4<Float>(d)))
      }
    }

    /// Rounds in bits, and tells what that dropped.
    @inline(__always)
    mutating func add(_ scalar: Double, _ row: UnsafePointer<Double>, _ dropped: inout Dropped) {
      let scalar = SIMD4(repeating: scalar)
      a = (a + scalar * load(row)).roundedInBits(&dropped.low)
      b = (b + scalar * load(row + 4)).roundedInBits(&dropped.high)
      c = (c + scalar * load(row + 8)).roundedInBits(&dropped.low)
      d = (d + scalar * load(row + 12)).roundedInBits(&dropped.high)
    }

    /// Rounds whatever the sums are.
    @inline(never)
    func addingWithCare(_ scalar: Double, _ row: UnsafePointer<Double>) -> Chains {
      let scalar = SIMD8(repeating: scalar)
      let low = sumToOdd(scalar * load(row), SIMD8(lowHalf: a, highHalf: b))
      let high = sumToOdd(scalar * load(row + 8), SIMD8(lowHalf: c, highHalf: d))
      return Chains(SIMD16(lowHalf: SIMD8(narrowing: low), highHalf: SIMD8(narrowing: high)))
    }
  }

  /// What rounding dropped from sums since this began: the bits nearest to a tie, in two halves, as each
  /// waits for its last comparison.
  private struct Dropped {
    /// No bits dropped, after half a last place was added.
    static let tie = Float(bitPattern: 0xE000_0000)

    var low = SIMD4<Float>(repeating: -.greatestFiniteMagnitude)
    var high = SIMD4<Float>(repeating: -.greatestFiniteMagnitude)

    @inline(__always)
    var isTie: Bool {
      let nearest = low.replacing(with: high, where: high .> low)
      return nearest[0] == Self.tie || nearest[1] == Self.tie || nearest[2] == Self.tie
        || nearest[3] == Self.tie
    }
  }

  extension SIMD4<Double> {
    // snippet.round
    /// The nearest floats, as doubles, of what is no tie and normal as a Float: half of a float's last place
    /// is added, and all bits below that place are dropped.
    ///
    /// Three bits above the dropped ones make negative floats of them, less than a tie. (Some are NaN, and
    /// less than nothing.) As floats, as a comparison of integers is a slow loop.
    @inline(__always)
    fileprivate func roundedInBits(_ dropped: inout SIMD4<Float>) -> SIMD4<Double> {
      let bits = unsafeBitCast(self, to: SIMD4<Int64>.self) &+ 0x1000_0000
      let words = unsafeBitCast(bits, to: SIMD8<UInt32>.self).evenHalf | 0xE000_0000
      let floats = unsafeBitCast(words, to: SIMD4<Float>.self)
      dropped.replace(with: floats, where: floats .> dropped)
      return unsafeBitCast(bits & ~0x1FFF_FFFF, to: SIMD4<Double>.self)
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
