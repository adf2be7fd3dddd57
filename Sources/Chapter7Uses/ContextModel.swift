// snippet.context
import Digits
import Measures

/// A pixel's probability by the ten pixels above and left of it that are coded before it, as in JBIG: how often
/// it was black so far where these ten were as they are. ITU-T T.82, 1993.
struct ContextModel {
  /// The ten, as rows up and columns to the right.
  static let template = [
    (2, -1), (2, 0), (2, 1), (1, -2), (1, -1), (1, 0), (1, 1), (1, 2), (0, -2), (0, -1),
  ]
  /// How often white and black were seen in each context, from ½ each: Krichevsky & Trofimov 1981.
  private var counts = [SIMD2<Double>](repeating: [0.5, 0.5], count: 1 << template.count)

  /// Shows the model every pixel of the digits in turn: its context, and whether it is black.
  private static func scan(_ digits: DigitSet, _ visit: (_ context: Int, _ pixel: Int) -> Void) {
    let side = DigitSet.side
    let width = side + 4
    let offsets = template.map { up, right in right - up * width }
    var padded = [UInt8](repeating: 0, count: (side + 2) * width)
    for start in stride(from: 0, to: digits.pixels.count, by: DigitSet.pixelCount) {
      for pixel in 0..<DigitSet.pixelCount {
        let place = (pixel / side + 2) * width + pixel % side + 2
        let black: UInt8 = digits.pixels[start + pixel] > 127 ? 1 : 0
        visit(offsets.reduce(0) { 2 * $0 + Int(padded[place + $1]) }, Int(black))
        padded[place] = black
      }
    }
  }

  /// Counts the digits' pixels.
  mutating func learn(_ digits: DigitSet) {
    Self.scan(digits) { context, pixel in counts[context][pixel] += 1 }
  }

  /// The digits' bits per pixel by the counts as they are.
  func bitsPerPixel(of digits: DigitSet) -> Double {
    let bits = counts.map { count in
      [0, 1].map { -log2(count[$0] / count.sum()) }
    }
    var total = 0.0
    Self.scan(digits) { context, pixel in total += bits[context][pixel] }
    return total / Double(digits.pixels.count)
  }

  /// Codes the digits one after the other, and learns of each pixel as it goes.
  mutating func adaptiveBits(of digits: DigitSet) -> Double {
    var total = 0.0
    Self.scan(digits) { context, pixel in
      total -= log2(counts[context][pixel] / counts[context].sum())
      counts[context][pixel] += 1
    }
    return total / Double(digits.pixels.count)
  }
}

/// log₂ x without libm.
func log2(_ x: Double) -> Double { naturalLogarithm(x) / naturalLogarithm(2) }
// snippet.end
