// snippet.packing
import Digits

extension DigitSet {
  /// The same digits in black and white: black from grey 128 on.
  var binarised: DigitSet {
    DigitSet(pixels: pixels.map { $0 < 128 ? 0 : 255 }, labels: labels, factors: factors)
  }

  /// Whether a pixel of them all is black.
  func isBlack(_ pixel: Int) -> Bool { pixels[pixel] > 127 }

  /// Some pixels, eight a byte, the first one in the highest bit.
  func packed(_ range: Range<Int>) -> [UInt8] {
    stride(from: range.lowerBound, to: range.upperBound, by: 8).map { start in
      (start..<min(start + 8, range.upperBound)).reduce(0) { byte, pixel in
        isBlack(pixel) ? byte | 128 >> UInt8(pixel - start) : byte
      }
    }
  }

  /// The bytes of gzip's file of these digits, at one bit a pixel.
  func gzipSize(_ digits: Range<Int>) -> Int {
    deflated(packed(digits.pixels(DigitSet.pixelCount)), as: .gzip).count
  }

  /// The bytes of a PNG of one bit a pixel that shows these digits one below the other: 8 of signature, the
  /// header's 25, the end's 12, the data's 12, and a zlib stream of the rows, each after its filter, 0 for none.
  func pngSize(_ digits: Range<Int>) -> Int {
    let rows = digits.lowerBound * DigitSet.side..<digits.upperBound * DigitSet.side
    let data: [UInt8] = rows.flatMap { row in [0] + packed((row..<row + 1).pixels(DigitSet.side)) }
    return 8 + 25 + 12 + 12 + deflated(data, as: .zlib).count
  }
}

extension Range<Int> {
  /// Where the pixels of these digits, or rows, are if each has so many.
  fileprivate func pixels(_ count: Int) -> Range { lowerBound * count..<upperBound * count }
}
// snippet.end
