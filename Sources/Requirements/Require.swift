/// Ends the program unless `condition` is true, and says why on stderr, in every build.
///
/// For what only a programmer can get wrong. Swift's own `precondition` keeps its message in debug builds
/// alone: optimised, a reader would see an illegal instruction and no shapes.
///
///     require(a.columns == b.rows, "matmul: [\(a.rows), \(a.columns)] × [\(b.rows), \(b.columns)]")
///
/// - Parameter message: what was wrong, with the facts; it is made only on failure.
@inlinable @inline(__always)
public func require(
  _ condition: Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if _slowPath(!condition) { fail(message(), file, line) }
}

/// Ends the program, and says why on stderr, in every build.
///
/// Not inlined, so that a loop that checks something carries a compare and a jump, and no more.
@inline(never)
public func fail(
  _ message: String, _ file: StaticString = #fileID, _ line: UInt = #line
) -> Never {
  #if hasFeature(Embedded)
    // There, an optimised fatalError is silent.
    print("\(file):\(line): \(message)")
  #endif
  fatalError(message, file: file, line: line)
}
