import Files
import Foundation

/// A plain file's bytes, read in order.
final class File {
  let path: String
  /// Its size in bytes when it was opened.
  let size: Int
  private let descriptor: Int32

  convenience init(_ path: String) throws(DigitError) {
    let found: Int?
    do throws(SystemError) {
      found = try plainFileSize(at: path)
    } catch {
      throw File.failure(path, error)
    }
    guard let size = found else { throw DigitError(path, .notAFile) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw File.failure(path) }
    self.init(descriptor, of: path, size: size)
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

  private static func failure(_ path: String, _ error: SystemError = SystemError()) -> DigitError {
    DigitError(path, .unreadable(reason: error.reason))
  }
}
