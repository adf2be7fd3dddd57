import Foundation

/// Something that must hold of whatever bytes come from outside. The tests check it of a corpus, and
/// the package in `Fuzzing` looks for bytes of which it does not hold.
public protocol Property: Sendable {
  /// - Parameter folder: where files may be written, one after the other under the same names.
  init(in folder: URL)

  /// - Returns: how many bytes the input has where it is unpacked; what memory it may take is
  ///   measured by that.
  func check(_ input: [UInt8]) throws(Violation) -> Int
}

/// What an input made false.
public struct Violation: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
