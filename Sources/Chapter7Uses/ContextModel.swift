// snippet.context
import Digits
import Measures

/// A pixel's probability by ten pixels above it and left of it, as in JBIG: how often it was black where these
/// ten were as they are. ITU-T T.82, 1993.
struct ContextModel {
  /// The ten, as rows up and columns to the right.
  private static let template = [
    (2, -1), (2, 0), (2, 1), (1, -2), (1, -1), (1, 0), (1, 1), (1, 2), (0, -2), (0, -1),
  ]
  /// How often white and black came in each context, and ½ each before the first. Krichevsky & Trofimov 1981.
  private var counts = [SIMD2<Double>](repeating: [0.5, 0.5], count: 1 << template.count)

  /// Shows every pixel of the digits in turn: its context, and whether it is black, 1, or not, 0.
  private static func scan(_ digits: DigitSet, _ visit: (_ context: Int, _ pixel: Int) -> Void) {
    let (side, width) = (DigitSet.side, DigitSet.side + 4)
    let offsets = template.map { up, right in right - up * width }
    // White beyond the edges: two columns at either side, two rows above.
    var page = [Int](repeating: 0, count: (side + 2) * width)
    for start in stride(from: 0, to: digits.pixels.count, by: DigitSet.pixelCount) {
      for pixel in 0..<DigitSet.pixelCount {
        let place = (pixel / side + 2) * width + pixel % side + 2
        page[place] = digits.isBlack(start + pixel) ? 1 : 0
        visit(offsets.reduce(0) { 2 * $0 + page[place + $1] }, page[place])
      }
    }
  }

  /// Counts the digits' pixels.
  mutating func learn(_ digits: DigitSet) {
    Self.scan(digits) { context, pixel in counts[context][pixel] += 1 }
  }

  /// The bits of the digits by what was learned before.
  func bits(of digits: DigitSet) -> Double {
    let costs = counts.map { count in (0..<2).map { -log2(count[$0] / count.sum()) } }
    var total = 0.0
    Self.scan(digits) { context, pixel in total += costs[context][pixel] }
    return total
  }

  /// The bits of the digits, each pixel by what was learned up to it: the decoder learns the same.
  mutating func bitsWhileLearning(_ digits: DigitSet) -> Double {
    var total = 0.0
    Self.scan(digits) { context, pixel in
      total -= log2(counts[context][pixel] / counts[context].sum())
      counts[context][pixel] += 1
    }
    return total
  }
}

/// log₂ x without libm.
func log2(_ x: Double) -> Double { naturalLogarithm(x) / naturalLogarithm(2) }
// snippet.end
