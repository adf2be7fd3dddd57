import CZlib

/// The bytes that a gzip file of one or more members holds, inflated piece by piece.
final class Gunzip {
  private let file: File
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  /// On the heap, since zlib checks that its state stays at one address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var isBetweenMembers = true

  init(_ file: File) throws(DigitError) {
    self.file = file
    stream.initialize(to: z_stream())
    let gzipOnly = 16 + MAX_WBITS
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, gzipOnly, ZLIB_VERSION, size) == Z_OK else {
      throw DigitError(file.path, .unreadable(reason: "zlib cannot start"))
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Fills `buffer`, or less of it at the end of the last member; returns how many bytes that were.
  /// Nothing is inflated beyond the buffer, so a small file cannot swell without bounds.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DigitError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // zlib counts in 32 bits; IDXFile asks for less.
    stream.pointee.avail_out = UInt32(buffer.count)
    while stream.pointee.avail_out > 0, try refill() {
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK: isBetweenMembers = false
      case Z_STREAM_END:
        isBetweenMembers = true
        inflateReset(stream)
      default: throw damage(stream.pointee.msg.map { String(cString: $0) } ?? "zlib gives up")
      }
    }
    return buffer.count - Int(stream.pointee.avail_out)
  }

  /// Whether there is compressed data to go on with; the end of the file may come only between members.
  /// Zeros there are padding, as on a tape.
  private func refill() throws(DigitError) -> Bool {
    while true {
      while isBetweenMembers, stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
        stream.pointee.next_in += 1
        stream.pointee.avail_in -= 1
      }
      if stream.pointee.avail_in > 0 { return true }
      let count = try file.read(into: input)
      stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_in = UInt32(count)
      guard count > 0 || isBetweenMembers else { throw damage("it ends in the middle") }
      if count == 0 { return false }
    }
  }

  private func damage(_ reason: String) -> DigitError {
    DigitError(file.path, .corruptGzip(reason: reason))
  }
}
