// A block of each factor, packed as the kernel reads it. Packing a factor walks its lines in steps of k.

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

/// Up to two panels of a right factor: for each k, the scalars of 24 columns side by side.
struct Panels {
  private static let size = Tiling.depth * Tiling.columns
  private let storage = Storage(count: 2 * Panels.size)

  // snippet.panels
  /// Packs lines, at most two panels of them. Nobody looks at what stands for missing ones. Returns
  /// whether all it read is finite.
  func pack(_ lines: Range<Int>, _ k: Range<Int>, of factor: Factor) -> Bool {
    var largest = SIMD4<Int32>(repeating: 0)
    for line in stride(from: 0, to: lines.count, by: 16) {
      // Sixteen lines may be of two panels, eight of one.
      let (low, high) = (place(of: line), place(of: line + 8) - 8)
      factor.forEachStep(from: lines.lowerBound + line, k) { step, lane, scalars in
        store(scalars, storage.base + (lane < 8 ? low : high) + lane + step * Tiling.columns)
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
  func withPanel(of line: Int, _ body: (UnsafePointer<Float>) -> Void) {
    withExtendedLifetime(storage) { body(storage.base + place(of: line)) }
  }
}

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

/// Rows of a left factor in strips of four: of each strip, the steps at which one of its rows is not zero.
struct Strips {
  private let storage = Storage(count: Step.size / 4 * Tiling.steps)
  /// How many steps each strip has.
  private(set) var counts: [Int] = []
  /// From one strip to the next, in bytes.
  private var stride = 0

  /// How many rows of `depth` there is room for, in whole packs of 16.
  static func mostRows(depth: Int) -> Int { Tiling.steps / (depth + 1) / 4 * 16 }

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
    _ scalars: SIMD4<Float>, _ step: Int, at end: inout UnsafeMutableRawPointer, _ keepsZeros: Bool
  ) {
    Step.store(scalars, panelRow: step &* Tiling.columns, to: end)
    let halves = unsafeBitCast(scalars, to: SIMD2<UInt64>.self)
    let magnitudes = (halves[0] | halves[1]) & 0x7FFF_FFFF_7FFF_FFFF
    end += magnitudes | (keepsZeros ? 1 : 0) != 0 ? Step.size : 0
  }
  // snippet.end

  /// Lends the steps of a strip.
  @inline(__always)
  func withSteps(of strip: Int, _ body: (UnsafeRawPointer) -> Void) {
    withExtendedLifetime(storage) { body(UnsafeRawPointer(storage.base) + strip * stride) }
  }
}
