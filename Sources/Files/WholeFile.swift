import Foundation

/// A file that could not be written.
public struct WriteError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What the system says.
  public let reason: String

  /// What was wrong, and where.
  public var description: String { "cannot write \(path): \(reason)" }
}

extension WriteError {
  /// With what the system says, without Foundation's wrapping.
  package init(path: String, cause: any Error) {
    let underlying = (cause as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let system = (underlying ?? cause) as NSError
    let isSystems = system.domain == NSPOSIXErrorDomain
    self.init(
      path: path,
      reason: isSystems ? SystemError(CInt(system.code)).reason : system.localizedDescription)
  }
}

/// Writes a file whole or not at all: a program that is killed leaves the old file or the new one.
///
/// What cannot be replaced, such as a pipe, a device or the program's own output, is written to as
/// it is.
public func writeWhole(_ data: Data, to file: URL) throws(WriteError) {
  try writeWhole(file) { path throws(SystemError) in
    let descriptor = uninterrupted { open(path, O_WRONLY | O_APPEND | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    try write(data, to: descriptor)
  }
}

/// Writes a file whole or not at all.
///
/// - Parameter fill: writes the content to the path that it is given, where an empty file is.
package func writeWhole(
  _ file: URL, by fill: (String) throws(SystemError) -> Void
) throws(WriteError) {
  do throws(SystemError) {
    let path = try followingLinks(file)
    if try isReplaceable(path) {
      let draft = try Draft(of: path)
      try fill(draft.path)
      try draft.replaceTarget()
    } else {
      try fill(path)
    }
  } catch {
    throw WriteError(path: file.relativePath, reason: error.reason)
  }
}

/// The file's path, or that of the file which it is a link to.
private func followingLinks(_ file: URL) throws(SystemError) -> String {
  let path = file.path(percentEncoded: false)
  // C would take a NUL for the path's end, and write to another file.
  if path.utf8.contains(0) { throw SystemError(EINVAL) }
  guard let target = realpath(path, nil) else { return path }
  defer { free(target) }
  return String(cString: target)
}

/// Whether the path is free, or a plain file that no reader has at hand as this program's output.
private func isReplaceable(_ path: String) throws(SystemError) -> Bool {
  var file = stat()
  guard stat(path, &file) == 0 else { return true }
  if file.st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
  let isOutput = [STDOUT_FILENO, STDERR_FILENO].contains { descriptor in
    var output = stat()
    return fstat(descriptor, &output) == 0 && output.isSameFile(as: file)
  }
  return file.st_mode & S_IFMT == S_IFREG && !isOutput
}

extension stat {
  func isSameFile(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }
}
