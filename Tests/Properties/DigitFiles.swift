import Digits
import Foundation

/// The reader of a data set refuses a file or reads what stands in it, gzipped or not.
///
/// An input is a byte for the way in, a byte for the number of dimensions, and a file; or four files,
/// each after its length in two bytes.
public struct DigitFiles: Property {
  private let folder: URL

  public init(in folder: URL) { self.folder = folder }

  public func check(_ input: [UInt8]) throws(Violation) -> Int {
    guard input.count >= 2 else { return input.count }
    let rest = input[2...]
    switch input[0] % 4 {
    case 0: return try checkFile(Array(rest), rank: Int(input[1] % 5))
    case 1: return try checkZipping(Array(rest), rank: Int(input[1] % 5))
    case 2: return try checkSet(cut(rest), zips: input[1])
    default: return try checkSet(cut(rest).map(completed), zips: input[1])
    }
  }

  // MARK: - One file

  private func checkFile(_ file: [UInt8], rank: Int) throws(Violation) -> Int {
    let found = read(file, rank: rank)
    if Gzip.isGzip(file) {
      let content = Gzip.unpacked(file)
      // What may follow the last member is a matter of taste, so this goes one way only.
      if let found {
        try same(found, Content(content, rank: rank))
      }
      return max(content.count, file.count)
    }
    try same(found, Content(file, rank: rank))
    return file.count
  }

  private func checkZipping(_ file: [UInt8], rank: Int) throws(Violation) -> Int {
    let middle = file.count / 2
    let found = read(
      Gzip.packed(file[..<middle]) + Gzip.packed(file[middle...]), rank: rank)
    try same(found, Content(file, rank: rank))
    return file.count
  }

  private func same(_ found: Content?, _ expected: Content?) throws(Violation) {
    guard found == expected else {
      throw Violation("read \(found?.dimensions ?? []) where \(expected?.dimensions ?? []) stands")
    }
  }

  private func read(_ file: [UInt8], rank: Int) -> Content? {
    write(file, to: "file")
    return (try? IDXFile(contentsOf: folder.appending(path: "file").path, rank: rank))
      .map { Content(dimensions: $0.dimensions, scalars: $0.bytes) }
  }

  // MARK: - Four files

  private static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  private func checkSet(_ files: [[UInt8]], zips: UInt8) throws(Violation) -> Int {
    for (index, file) in files.enumerated() {
      write(zips >> index & 1 == 1 ? Gzip.packed(file[...]) : file, to: Self.names[index])
    }
    let contents = files.map { Gzip.isGzip($0) ? Gzip.unpacked($0) : $0 }
    if let split = try? DigitSplit.mnist(in: folder.path) {
      try expect(split.train, from: contents[0], contents[1])
      try expect(split.test, from: contents[2], contents[3])
    }
    return zip(files, contents).reduce(0) { $0 + max($1.0.count, $1.1.count) }
  }

  private func expect(
    _ set: DigitSet, from images: [UInt8], _ labels: [UInt8]
  ) throws(Violation) {
    let (images, labels) = (Content(images, rank: 3), Content(labels, rank: 1))
    let isWhole = set.count > 0 && set.labels.allSatisfy { $0 <= 9 }
    guard isWhole, images?.dimensions == [set.count, DigitSet.side, DigitSet.side],
      images?.scalars == set.pixels, labels?.scalars == set.labels
    else {
      throw Violation("took \(set.count) digits from \(images?.dimensions ?? []) pixels")
    }
  }

  /// Four files, each after its length.
  private func cut(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    var rest = bytes
    return (0..<4).map { _ in
      let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
      defer { rest = rest.dropFirst(2 + length) }
      return Array(rest.dropFirst(2).prefix(length))
    }
  }

  /// A file of pictures whose last byte is repeated until there are as many as the header promises.
  private func completed(_ file: [UInt8]) -> [UInt8] {
    guard file.count > 16, file.starts(with: [0, 0, 8, 3]) else { return file }
    let promise = Content.lengths(in: file, rank: 3).reduce(1) { min($0 * min($1, 256), 1 << 16) }
    return file + [UInt8](repeating: file[file.count - 1], count: max(0, 16 + promise - file.count))
  }

  private func write(_ bytes: [UInt8], to name: String) {
    guard let file = fopen(folder.appending(path: name).path, "w") else { fatalError("no \(name)") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
