import Foundation
import Requirements

// snippet.format
/// The content of a safetensors file: named arrays of Float, and texts about them.
///
/// The file is the length of its header in eight bytes, least significant first; the header, JSON that
/// tells of each tensor its type, its shape and where its scalars begin and end; then all scalars,
/// little-endian and row-major, without a gap. https://github.com/huggingface/safetensors
public struct SafeTensors: Hashable, Sendable {
  /// By name.
  public var tensors: [String: StoredTensor]
  /// What the file says of itself.
  public var metadata: [String: String]

  /// What a file will hold.
  public init(tensors: [String: StoredTensor], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }
}

/// An array of any number of axes, as a file holds it.
public struct StoredTensor: Hashable, Sendable {
  /// The length of each axis, outermost first.
  public let shape: [Int]
  /// As many as the shape asks for, row-major.
  public let scalars: [Float]

  /// `scalars` in row-major order.
  public init(shape: [Int], _ scalars: [Float]) {
    // Beside an axis of length 0 the others may be as long as they like.
    require(
      (shape.contains(0) ? 0 : shape.reduce(1, *)) == scalars.count,
      "\(shape) takes other than \(scalars.count) scalars")
    self.shape = shape
    self.scalars = scalars
  }
}
// snippet.end

extension SafeTensors {
  /// The format's limit: a longer header is no header.
  static let mostHeaderBytes = 100_000_000

  /// Reads a file's bytes, which are just as the format asks or refused. Weights may be NaN.
  public init(_ file: Data) throws(ModelError.Problem) {
    let (lengthBytes, file) = (8, Data(file))
    guard file.count >= lengthBytes else {
      throw .truncated(expectedBytes: UInt64(lengthBytes), foundBytes: file.count)
    }
    let length = file.prefix(lengthBytes).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.mostHeaderBytes) else {
      throw .foreign(
        "expected a header of at most \(Self.mostHeaderBytes) bytes, found one of \(length)")
    }
    let start = lengthBytes + Int(length)
    guard start <= file.count else {
      throw .truncated(expectedBytes: UInt64(start), foundBytes: file.count)
    }
    let header = try Header(file[lengthBytes..<start])
    try header.checkCover(file.count - start, bytesAfter: start)
    metadata = header.metadata ?? [:]
    tensors = header.entries.mapValues { entry in
      let bytes = file[start + entry.offsets.lowerBound..<start + entry.offsets.upperBound]
      return StoredTensor(shape: entry.shape, bytes.littleEndianFloats)
    }
  }

  /// The file's bytes, the same for the same content: tensors stand in the order of their names.
  public var file: Data {
    let ordered = tensors.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var (entries, data) = ([String: Header.Entry](), Data())
    for (name, tensor) in ordered {
      let begin = data.count
      for scalar in tensor.scalars {
        withUnsafeBytes(of: scalar.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
      entries[name] = Header.Entry(shape: tensor.shape, offsets: begin..<data.count)
    }
    let header = Header(metadata: metadata.isEmpty ? nil : metadata, entries: entries).json
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Data($0) }
    return length + header + data
  }
}

extension Data {
  fileprivate var littleEndianFloats: [Float] {
    withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map { offset in
        let pattern = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: pattern))
      }
    }
  }
}
