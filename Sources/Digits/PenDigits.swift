import Requirements
import Tensors
import Threading

/// Digits drawn by a procedural pen: as many as one likes, from a seed, each with its true factors.
///
/// The arithmetic is IEEE 754's exact operations in a fixed order, so every machine draws the same
/// bytes.
public enum PenDigits {
  /// `count` digits in random order, the classes equally often (to within one). O(count).
  ///
  /// Each image has its own stream of random numbers, so the number of threads changes nothing.
  public static func draw(_ count: Int, using random: inout Random) -> DigitSet {
    let (labels, streams) = plan(count, using: &random)
    var factors = labels.map {
      Factors(label: $0, slant: 0, thickness: 0, width: 0, rotation: 0)
    }
    var pixels = [UInt8](repeating: 0, count: count * DigitSet.pixelCount)
    pixels.withUnsafeMutableBufferPointer { pixels in
      factors.withUnsafeMutableBufferPointer { factors in
        // Each thread writes to images and factors of its own.
        nonisolated(unsafe) let (pixels, factors) = (pixels, factors)
        Threads.split(count, work: count * 50_000) { indices in
          for index in indices {
            var stream = streams[index]
            factors[index] = Factors(label: labels[index], using: &stream)
            let start = index * DigitSet.pixelCount
            let image = pixels[start..<start + DigitSet.pixelCount]
            draw(factors[index], into: .init(rebasing: image), using: &stream)
          }
        }
      }
    }
    return DigitSet(pixels: pixels, labels: labels, factors: factors)
  }

  /// Leaves `random` as `draw` would. O(count), and far sooner.
  public static func skip(_ count: Int, using random: inout Random) {
    _ = plan(count, using: &random)
  }

  /// What all images together take of `random`: their classes and their streams.
  private static func plan(
    _ count: Int, using random: inout Random
  ) -> (labels: [UInt8], streams: [Random]) {
    require(count >= 0, "cannot draw \(count) digits")
    let labels = random.permutation(of: count).map { UInt8($0 % 10) }
    return (labels, labels.map { _ in random.split() })
  }

  private static func draw(
    _ factors: Factors, into image: UnsafeMutableBufferPointer<UInt8>, using random: inout Random
  ) {
    let glyph = Glyph.choose(factors.label, using: &random)
    var path = PenPath(glyph, factors: factors, using: &random)
    let pen = Pen(thickness: factors.thickness)
    pen.draw(path, into: image)
    // Where MNIST's digits have their centre of mass, half a pixel right of and below the middle.
    path.move(by: [14.5, 14.5] - centreOfMass(image))
    pen.draw(path, into: image)
  }

  /// In pixels from the upper left. Sums of integers, hence exact.
  private static func centreOfMass(_ image: UnsafeMutableBufferPointer<UInt8>) -> SIMD2<Float> {
    var (mass, moment) = (0, SIMD2<Int>.zero)
    for (index, grey) in image.enumerated() {
      let place = SIMD2(index % DigitSet.side, index / DigitSet.side)
      mass += Int(grey)
      moment &+= Int(grey) &* place
    }
    return SIMD2<Float>(moment) / Float(max(mass, 1)) + 0.5
  }
}
