import CZlib

/// zlib's own packing and unpacking, in memory.
enum Gzip {
  static func isGzip(_ file: [UInt8]) -> Bool { file.starts(with: [0x1F, 0x8B]) }

  /// One member that holds the bytes.
  static func packed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 1, Z_DEFLATED, 16 + MAX_WBITS, 1, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    let most = Int(deflateBound(&stream, UInt(bytes.count)))
    return run(&stream, over: Array(bytes), most: most) { deflate($0, Z_FINISH) }
  }

  /// What the members hold, as far as they are sound. Zeros between them are padding.
  static func unpacked(_ file: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    inflateInit2_(
      &stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    return run(&stream, over: file, most: 1 << 16) { stream in
      let status = inflate(stream, Z_NO_FLUSH)
      guard status == Z_STREAM_END else { return status }
      while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
        stream.pointee.next_in += 1
        stream.pointee.avail_in -= 1
      }
      return stream.pointee.avail_in > 0 ? inflateReset(stream) : status
    }
  }

  /// All output, `most` bytes at a time.
  private static func run(
    _ stream: inout z_stream, over input: [UInt8], most: Int,
    _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> [UInt8] {
    var input = input
    var output: [UInt8] = []
    var status = Z_OK
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      repeat {
        output += [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(most)
          status = step(&stream)
          filled = most - Int(stream.avail_out)
        }
      } while status == Z_OK
    }
    return output
  }
}
