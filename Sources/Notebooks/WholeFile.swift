import Foundation
import Plotting

/// A file that could not be written.
public struct WriteError: Error, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What the system says.
  public let reason: String

  /// What was wrong, and where.
  public var description: String { "cannot write \(path): \(reason)" }
}

/// Writes a file whole or not at all: beside the target first, then renamed.
///
/// What is not a plain file, such as `/dev/stdout` or a pipe, is written to as it is.
public func writeWhole(_ data: Data, to file: URL) throws(WriteError) {
  do {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    let type = attributes?[.type] as? FileAttributeType
    if let type, type != .typeRegular, type != .typeDirectory {
      let handle = try FileHandle(forWritingTo: file)
      try handle.write(contentsOf: data)
      try handle.close()
    } else {
      try data.write(to: file, options: .atomic)
    }
  } catch {
    throw WriteError(path: file.relativePath, reason: Plotting.reason(of: error))
  }
}
