// A block of each factor, packed as the kernel reads it. Packing a factor walks its lines in steps of k.

/// Up to two panels of a right factor: for each k, the scalars of a tile's columns side by side.
struct Panels {
  private static let size = Tiling.depth * Tiling.columns
  private let storage = Storage(count: 2 * Panels.size * MemoryLayout<PanelScalar>.size / 4)

  // snippet.panels
  /// Packs lines, at most two panels of them. Nobody looks at what stands for missing ones. Returns
  /// whether all it read is finite.
  func pack(_ lines: Range<Int>, _ k: Range<Int>, of factor: Factor) -> Bool {
    var largest = SIMD4<Int32>(repeating: 0)
    for line in stride(from: 0, to: lines.count, by: 16) {
      // Sixteen lines may be of two panels, eight of one.
      let (low, high) = (place(of: line), place(of: line + 8) - 8)
      factor.forEachStep(from: lines.lowerBound + line, k) { step, lane, scalars in
        store(
          SIMD4<PanelScalar>(scalars),
          base + (lane < 8 ? low : high) + lane + step * Tiling.columns)
        // As bits, magnitudes are in their order, with infinity and then NaN at the top.
        let magnitudes = unsafeBitCast(scalars, to: SIMD4<Int32>.self) & .max
        largest.replace(with: magnitudes, where: magnitudes .> largest)
      }
    }
    return largest.max() < Int32(bitPattern: Float.infinity.bitPattern)
  }
  // snippet.end

  /// Where the first k of a line is.
  private func place(of line: Int) -> Int {
    line / Tiling.columns * Panels.size + line % Tiling.columns
  }

  /// Lends the panel that begins with a line.
  @inline(__always)
  func withPanel(of line: Int, _ body: (UnsafePointer<PanelScalar>) -> Void) {
    withExtendedLifetime(storage) { body(base + place(of: line)) }
  }

  /// Within `storage`, and as long-lived.
  private var base: UnsafeMutablePointer<PanelScalar> {
    UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: PanelScalar.self)
  }
}

/// Rows of a left factor in strips of a tile's rows: of each strip, the steps at which one of its rows is
/// not zero.
struct Strips {
  let storage = Storage(count: Step.size / 4 * Tiling.steps)
  /// How many steps each strip has.
  var counts: [Int] = []
  /// From one strip to the next, in bytes.
  var stride = 0

  /// How many rows of `depth` there is room for, in whole packs of 16.
  static func mostRows(depth: Int) -> Int { Tiling.steps / (depth + 1) * Tiling.rows / 16 * 16 }

  /// Lends the steps of a strip.
  @inline(__always)
  func withSteps(of strip: Int, _ body: (UnsafeRawPointer) -> Void) {
    withExtendedLifetime(storage) { body(UnsafeRawPointer(storage.base) + strip * stride) }
  }
}
