import Foundation

/// A plain file's bytes, read in order.
package final class PlainFile {
  /// Its size in bytes when it was opened.
  package let size: Int
  private let descriptor: CInt

  /// Opens what is at a path, or what a link there leads to; nothing if that is a folder, a device or the like.
  package convenience init?(at path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemError() }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError() }
    self.init(descriptor, size: Int(status.st_size))
  }

  /// What is open at `descriptor`, which is closed with the file.
  package init(_ descriptor: CInt, size: Int) {
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// Fills `buffer`, or less of it at the end of the file; returns how many bytes that were.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let taken = uninterrupted { Foundation.read(descriptor, rest.baseAddress, rest.count) }
      guard taken >= 0 else { throw SystemError() }
      if taken == 0 { break }
      filled += taken
    }
    return filled
  }

  /// As many bytes as the file had when it was opened, or fewer if it has lost some.
  package func readAll() throws(SystemError) -> Data {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    return Data(buffer.prefix(try read(into: buffer)))
  }

  /// Whether the file begins with these bytes. What is read next stays the same.
  package func begins(with expected: [UInt8]) -> Bool {
    var found = [UInt8](repeating: 0, count: expected.count)
    return pread(descriptor, &found, found.count, 0) == found.count && found == expected
  }
}

/// Whether something has this path, be it a link that leads nowhere.
package func isThere(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}
