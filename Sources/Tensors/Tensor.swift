import Requirements

// snippet.tensor
/// A row-major matrix of Float: the one kind of array in this book.
///
/// Two axes are all that a VAE on flattened images needs: a batch is [images, pixels], a bias
/// [1, columns], a scalar [1, 1]. A value type: copies share their storage until one of them changes.
///
/// Either axis may have the length 0. Scalars may be NaN or infinite: functions give what IEEE 754 makes of
/// their formulas, unless they say more. Shapes that do not fit end the program, with a message that tells them.
public struct Tensor: Sendable {
  /// The length of the first axis.
  public let rows: Int
  /// The length of the second axis, along which scalars are contiguous.
  public let columns: Int
  var storage: Storage
  /// Where a tape recorded this tensor, if one did.
  var trace: Trace?

  /// The number of scalars, rows × columns.
  public var count: Int { rows * columns }
  // snippet.end

  init(uninitialized rows: Int, _ columns: Int) {
    require(rows >= 0 && columns >= 0, "a tensor cannot be [\(rows), \(columns)]")
    self.rows = rows
    self.columns = columns
    storage = Storage(count: rows * columns)
  }

  /// A tensor [rows, columns] that `body` fills; it must write every scalar.
  public init(
    rows: Int, columns: Int, unsafeUninitialized body: (UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    self.init(uninitialized: rows, columns)
    body(UnsafeMutableBufferPointer(start: storage.base, count: count))
  }

  /// A tensor [rows, columns] of equal scalars.
  public init(repeating scalar: Float, rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns) { $0.initialize(repeating: scalar) }
  }

  /// Zeros, [rows, columns].
  public static func zeros(_ rows: Int, _ columns: Int) -> Tensor {
    Tensor(repeating: 0, rows: rows, columns: columns)
  }

  /// `scalars` in row-major order, [rows, columns].
  public init(rows: Int, columns: Int, _ scalars: [Float]) {
    require(
      scalars.count == rows * columns,
      "[\(rows), \(columns)] takes \(rows * columns) scalars, found \(scalars.count)")
    self.init(rows: rows, columns: columns) { _ = $0.initialize(from: scalars) }
  }

  /// The scalars in row-major order.
  public var scalars: [Float] { withUnsafeScalars(Array.init) }

  /// The one scalar of a tensor [1, 1].
  public var scalar: Float {
    require(count == 1, "[\(rows), \(columns)] is not a scalar")
    return storage.base[0]
  }

  /// The scalar at a row and a column.
  public subscript(row: Int, column: Int) -> Float {
    get {
      let index = index(row, column)
      return withUnsafeScalars { $0[index] }
    }
    set {
      let index = index(row, column)
      withUnsafeMutableScalars { $0[index] = newValue }
    }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    require(
      0 <= row && row < rows && 0 <= column && column < columns,
      "[\(row), \(column)] is outside of [\(rows), \(columns)]")
    return row * columns + column
  }

  /// Reads the scalars in row-major order.
  public func withUnsafeScalars<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(storage) { () throws(Failure) in
      try body(UnsafeBufferPointer(start: storage.base, count: count))
    }
  }

  /// Reads and writes the scalars in row-major order; copies of this tensor keep theirs.
  public mutating func withUnsafeMutableScalars<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    becomeUnshared()
    return try withExtendedLifetime(storage) { () throws(Failure) in
      try body(UnsafeMutableBufferPointer(start: storage.base, count: count))
    }
  }

  /// Before the scalars change: takes a storage that no copy shares, and ends the trace, because what
  /// a tape recorded of the old scalars does not hold for the new ones.
  mutating func becomeUnshared() {
    trace = nil
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
  }
}

extension Tensor: Equatable {
  /// Same shape and scalars, as IEEE 754 compares them (0 = −0, NaN ≠ NaN).
  public static func == (a: Tensor, b: Tensor) -> Bool {
    a.rows == b.rows && a.columns == b.columns
      && a.withUnsafeScalars { x in b.withUnsafeScalars { y in x.elementsEqual(y) } }
  }
}
