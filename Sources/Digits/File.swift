import Files
import Foundation

/// A plain file's bytes, read in order.
final class File {
  let path: String
  /// Its size in bytes when it was opened.
  let size: Int
  private let descriptor: Int32

  convenience init(_ path: String) throws(DigitError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw File.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DigitError(path, .notAFile) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw File.failure(path) }
    self.init(descriptor, of: path, size: Int(status.st_size))
  }

  /// What is open at `descriptor`, which is closed with the file.
  init(_ descriptor: Int32, of path: String, size: Int) {
    self.descriptor = descriptor
    self.path = path
    self.size = size
  }

  deinit { close(descriptor) }

  /// Fills `buffer`, or less of it at the end of the file; returns how many bytes that were.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DigitError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let taken = uninterrupted { Foundation.read(descriptor, rest.baseAddress, rest.count) }
      guard taken >= 0 else { throw File.failure(path) }
      if taken == 0 { break }
      filled += taken
    }
    return filled
  }

  /// Whether the file begins with these bytes. What is read next stays the same.
  func begins(with expected: [UInt8]) -> Bool {
    var found = [UInt8](repeating: 0, count: expected.count)
    return pread(descriptor, &found, found.count, 0) == found.count && found == expected
  }

  private static func failure(_ path: String) -> DigitError {
    DigitError(path, .unreadable(reason: SystemError().reason))
  }
}
