/// What an IDX file says, read in the plainest way; the specification of the reader.
struct Content: Equatable {
  let dimensions: [Int]
  let scalars: [UInt8]
}

extension Content {
  /// Nothing, unless the file is one of unsigned bytes in `rank` dimensions, and whole.
  init?(_ file: [UInt8], rank: Int) {
    let headerBytes = 4 + 4 * rank
    guard file.count >= headerBytes, file.starts(with: [0, 0, 8, UInt8(rank)]) else { return nil }
    dimensions = Content.lengths(in: file, rank: rank)
    scalars = Array(file[headerBytes...])
    // In floating point a product cannot overflow, and to 2⁵³ it is exact.
    guard dimensions.reduce(1, { $0 * Double($1) }) == Double(scalars.count) else { return nil }
  }

  static func lengths(in file: [UInt8], rank: Int) -> [Int] {
    (1...rank + 1).dropLast().map { axis in
      file[4 * axis..<4 * axis + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
