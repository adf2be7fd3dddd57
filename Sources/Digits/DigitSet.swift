import Requirements
import Tensors
import Threading

/// Pictures of digits with their classes, kept as the bytes they came in.
public struct DigitSet: Sendable {
  /// The height and the width of a picture in pixels.
  public static let side = 28
  /// The pixels of a picture, 28 × 28.
  public static let pixelCount = side * side

  /// The greys 0…255, [count, 784] in row-major order.
  public let pixels: [UInt8]
  /// The class of each picture, 0…9.
  public let labels: [UInt8]
  /// What each picture was drawn with; nil where nobody knows, as for MNIST.
  public let factors: [Factors]?

  /// The number of pictures.
  public var count: Int { labels.count }

  /// A set of pictures: `pixels` [count, 784], `labels` [count], and `factors` [count] if known.
  public init(pixels: [UInt8], labels: [UInt8], factors: [Factors]? = nil) {
    require(
      pixels.count == labels.count * DigitSet.pixelCount,
      "\(labels.count) labels take \(labels.count * DigitSet.pixelCount) pixels, found \(pixels.count)"
    )
    require(
      factors.map { $0.count == labels.count } ?? true,
      "\(labels.count) labels, but factors of \(factors?.count ?? 0) pictures")
    self.pixels = pixels
    self.labels = labels
    self.factors = factors
  }

  /// All pictures as greys in 0…1, [count, 784].
  public func images() -> Tensor { images(0..<count) }

  /// The pictures at `indices` as greys in 0…1, [indices.count, 784].
  public func images(_ indices: some Collection<Int>) -> Tensor {
    let (indices, width) = (Array(indices), DigitSet.pixelCount)
    indices.forEach(checkIndex)
    return Tensor(rows: indices.count, columns: width) { greys in
      pixels.withUnsafeBufferPointer { bytes in
        // Threads write to different rows.
        nonisolated(unsafe) let (bytes, greys) = (bytes, greys)
        Threads.split(indices.count, work: indices.count * width / 2) { part in
          for row in part {
            let source = UnsafeBufferPointer(
              rebasing: bytes[indices[row] * width..<(indices[row] + 1) * width])
            let target = UnsafeMutableBufferPointer(
              rebasing: greys[row * width..<(row + 1) * width])
            for pixel in 0..<width { target[pixel] = Float(source[pixel]) / 255 }
          }
        }
      }
    }
  }

  /// Where the digits of class `label` are, in ascending order.
  public func indices(of label: Int) -> [Int] {
    labels.indices.filter { labels[$0] == label }
  }

  /// The pictures at `indices`, in that order.
  public func subset(_ indices: some Collection<Int>) -> DigitSet {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(indices.count * DigitSet.pixelCount)
    for index in indices {
      checkIndex(index)
      bytes += pixels[index * DigitSet.pixelCount..<(index + 1) * DigitSet.pixelCount]
    }
    return DigitSet(
      pixels: bytes, labels: indices.map { labels[$0] },
      factors: factors.map { factors in indices.map { factors[$0] } })
  }

  /// The first `length` pictures, or all of them if they are fewer.
  public func prefix(_ length: Int) -> DigitSet {
    length < count ? subset(0..<length) : self
  }

  private func checkIndex(_ index: Int) {
    require(0 <= index && index < count, "picture \(index) is outside of a set of \(count)")
  }
}
