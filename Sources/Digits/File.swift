import Files

/// A plain file's bytes, read in order, with errors that name it.
struct File {
  let path: String
  let size: Int
  private let file: PlainFile

  init(_ path: String) throws(DigitError) {
    let file: PlainFile?
    do throws(SystemError) {
      file = try PlainFile(at: path)
    } catch {
      throw DigitError(path, .unreadable(reason: error.reason))
    }
    guard let file else { throw DigitError(path, .notAFile) }
    self.init(file, of: path)
  }

  init(_ file: PlainFile, of path: String) {
    self.path = path
    self.file = file
    size = file.size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DigitError) -> Int {
    do throws(SystemError) {
      return try file.read(into: buffer)
    } catch {
      throw DigitError(path, .unreadable(reason: error.reason))
    }
  }

  func begins(with expected: [UInt8]) -> Bool { file.begins(with: expected) }
}
