import CZlib
import Foundation
import Tensors

@testable import Digits

/// A folder of its own for one test, gone with it.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "digits-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file; returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path).appending(path: name))
    return "\(path)/\(name)"
  }
}

/// Small valid files of a data set, to be damaged.
struct Sample {
  static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  var digits: DigitSet

  init(count: Int) {
    var random = Random(seed: 11)
    digits = PenDigits.draw(count, using: &random)
  }

  var images: [UInt8] { idx([digits.count, 28, 28], digits.pixels) }
  var labels: [UInt8] { idx([digits.count], digits.labels) }

  /// The contents of the four files, in the order of their names.
  var files: [[UInt8]] { [images, labels, images, labels] }
}

/// An IDX file of unsigned bytes.
func idx(_ dimensions: [Int], _ scalars: [UInt8]) -> [UInt8] {
  let lengths = dimensions.flatMap { length in
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
  }
  return [0, 0, 8, UInt8(dimensions.count)] + lengths + scalars
}

/// One gzip member that inflates to `bytes`.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1024)
  return input.withUnsafeMutableBufferPointer { input in
    let count = output.withUnsafeMutableBufferPointer { output in
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      let status = deflate(&stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "deflate returned \(status)")
      deflateEnd(&stream)
      return output.count - Int(stream.avail_out)
    }
    return Array(output[..<count])
  }
}
