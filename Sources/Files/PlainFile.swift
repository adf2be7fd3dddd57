import Foundation

/// The size in bytes of the plain file at a path, or of what a link there leads to; nothing if that is a folder, a
/// device or the like.
package func plainFileSize(at path: String) throws(SystemError) -> Int? {
  var status = stat()
  guard stat(path, &status) == 0 else { throw SystemError() }
  return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
}
