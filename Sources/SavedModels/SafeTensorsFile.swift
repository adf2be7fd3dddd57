import Files
import Foundation

extension SafeTensors {
  /// Reads a file.
  public init(contentsOf path: String) throws(ModelError) {
    do throws(ModelError.Problem) {
      try self.init(try plainFile(path))
    } catch {
      throw ModelError(path, error)
    }
  }

  /// Writes a file whole or not at all.
  public func write(to path: String) throws(WriteError) {
    try writeWhole(file, to: URL(filePath: path))
  }
}

/// The bytes of a plain file.
private func plainFile(_ path: String) throws(ModelError.Problem) -> Data {
  do throws(SystemError) {
    if let file = try PlainFile(at: path) { return try file.readAll() }
  } catch {
    throw error.code == ENOENT || error.code == ENOTDIR
      ? .missing : .unreadable(reason: error.reason)
  }
  throw .notAFile
}
