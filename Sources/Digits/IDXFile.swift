import CZlib

/// A file of unsigned bytes in LeCun's IDX format, plain or gzipped: two zeros, the element type,
/// the number of dimensions, each dimension as a big-endian 32-bit number, then the scalars.
public struct IDXFile: Sendable {
  /// The length of each axis, outermost first.
  public let dimensions: [Int]
  /// The scalars in row-major order.
  public let bytes: [UInt8]
  /// The CRC-32 of the whole file, gunzipped: by it MNIST is known.
  let checksum: UInt32

  /// A header that promises more is not believed: 1 GB, 1.4 million pictures of 28×28.
  static let mostBytes = 1 << 30

  /// Reads a file of `rank` dimensions, gunzipping it if it begins as gzip files do, whatever its
  /// name. Nothing is allocated for the scalars before the file is known to be able to hold them.
  public init(contentsOf path: String, rank: Int) throws(DigitError) {
    let source = try Source(path)
    let (header, dimensions) = try IDXFile.readHeader(source, rank: rank)
    guard let count = IDXFile.product(dimensions), count <= source.mostBytes else {
      throw DigitError(path, .absurdDimensions(dimensions, mostBytes: source.mostBytes))
    }
    bytes = try source.read(count, after: header.count)
    guard try source.isAtEnd() else {
      throw DigitError(path, .trailingBytes(expectedBytes: header.count + count))
    }
    self.dimensions = dimensions
    checksum = UInt32(crc32_z(crc32_z(0, header, header.count), bytes, bytes.count))
  }

  private static func readHeader(
    _ source: Source, rank: Int
  ) throws(DigitError) -> (bytes: [UInt8], dimensions: [Int]) {
    let path = source.file.path
    let magic = try source.read(4, after: 0)
    guard magic[0] == 0, magic[1] == 0, magic[3] == UInt8(rank) else {
      throw DigitError(path, .wrongMagic(expected: [0, 0, 8, UInt8(rank)], found: magic))
    }
    guard magic[2] == 8 else { throw DigitError(path, .wrongElementType(found: magic[2])) }
    let lengths = try source.read(4 * rank, after: 4)
    let dimensions = (0..<rank).map { axis in
      lengths[4 * axis..<4 * axis + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (magic + lengths, dimensions)
  }

  /// The product, nil when it overflows. The least factors come first: 0 times anything is 0.
  private static func product(_ factors: [Int]) -> Int? {
    var product = 1
    for factor in factors.sorted() {
      let (next, overflows) = product.multipliedReportingOverflow(by: factor)
      if overflows { return nil }
      product = next
    }
    return product
  }
}

/// The bytes of a plain or a gzipped file.
private struct Source {
  let file: File
  let gunzip: Gunzip?

  init(_ path: String) throws(DigitError) {
    file = try File(path)
    gunzip = file.begins(with: [0x1F, 0x8B]) ? try Gunzip(file) : nil
  }

  /// The most scalars that are believed; deflate makes nothing more than 1032 times smaller.
  var mostBytes: Int {
    let most = IDXFile.mostBytes
    return gunzip == nil ? most : min(most, min(most, file.size) * 1032)
  }

  /// The next `count` bytes. What is gzipped may not hold them, so memory for them grows as they come.
  func read(_ count: Int, after position: Int) throws(DigitError) -> [UInt8] {
    let end = position + count
    guard gunzip != nil || end <= file.size else {
      throw DigitError(file.path, .truncated(expectedBytes: end, foundBytes: file.size))
    }
    var bytes: [UInt8] = []
    while bytes.count < count {
      let most = gunzip == nil ? count : max(1 << 16, bytes.count)
      let piece = try readUpTo(min(count - bytes.count, most))
      if piece.isEmpty { break }
      bytes = bytes.isEmpty ? piece : bytes + piece
    }
    guard bytes.count == count else {
      throw DigitError(
        file.path, .truncated(expectedBytes: end, foundBytes: position + bytes.count))
    }
    return bytes
  }

  /// Whether no byte is left. It also makes zlib compare its checksum.
  func isAtEnd() throws(DigitError) -> Bool { try readUpTo(1).isEmpty }

  private func readUpTo(_ count: Int) throws(DigitError) -> [UInt8] {
    var failure: DigitError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let target = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count)
      do throws(DigitError) {
        filled =
          if let gunzip { try gunzip.read(into: target) } else { try file.read(into: target) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
