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
  let size: Int?
  do throws(SystemError) {
    size = try plainFileSize(at: path)
  } catch {
    throw error.code == ENOENT || error.code == ENOTDIR
      ? .missing : .unreadable(reason: error.reason)
  }
  guard size != nil else { throw .notAFile }
  do {
    return try Data(contentsOf: URL(filePath: path))
  } catch {
    throw .unreadable(reason: WriteError(path: path, cause: error).reason)
  }
}
