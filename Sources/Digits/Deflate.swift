import CZlib
import Requirements

/// How zlib wraps what it deflates.
public enum DeflateFormat: Int32, Sendable {
  /// 6 bytes around the deflated data, as within PNG.
  case zlib = 15
  /// 18 bytes around them, as `gzip` writes without a file name.
  case gzip = 31
}

/// The bytes, deflated as tightly as zlib can. Another version of zlib may need a few bytes more or fewer.
public func deflated(_ bytes: [UInt8], as format: DeflateFormat) -> [UInt8] {
  var stream = z_stream()
  let began = deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, format.rawValue, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  require(began == Z_OK, "zlib cannot start: \(began)")
  defer { deflateEnd(&stream) }
  let most = Int(deflateBound(&stream, UInt(bytes.count)))
  var bytes = bytes
  return bytes.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: most) { output, count in
      (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
      (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(most))
      let ended = deflate(&stream, Z_FINISH)
      require(ended == Z_STREAM_END, "zlib gives up on \(input.count) bytes: \(ended)")
      count = most - Int(stream.avail_out)
    }
  }
}
