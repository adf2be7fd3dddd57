import Foundation

/// Whether a file of this name, which git ignores too, is one that a killed program left.
package func isDraft(_ file: String) -> Bool { file.hasPrefix(".") && file.hasSuffix(".draft") }

/// A file's next content, in a hidden file beside it, which takes its place in one step.
///
/// There is one draft a file, so what a killed program leaves behind is the next one's to write over.
/// Programs that write to the same file at once take turns: the lock ends with its holder.
struct Draft: ~Copyable {
  let path: String
  private let target: String
  private let descriptor: CInt
  private var isPlaced = false

  /// Waits for the draft of the target.
  init(of target: String) throws(SystemError) {
    let file = URL(filePath: target)
    let path = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).draft").path(percentEncoded: false)
    descriptor = try Self.open(path)
    self.path = path
    self.target = target
    var old = stat()
    if stat(target, &old) == 0 { fchmod(descriptor, old.st_mode & 0o777) }
  }

  deinit {
    if !isPlaced { unlink(path) }
    close(descriptor)
  }

  /// Puts the draft where the target was, once the disk has all of it.
  consuming func replaceTarget() throws(SystemError) {
    guard uninterrupted({ fsync(descriptor) }) == 0, rename(path, target) == 0 else {
      throw SystemError()
    }
    isPlaced = true
  }

  /// Opens and empties the draft when nobody else has it, and again if it was renamed meanwhile.
  private static func open(_ path: String) throws(SystemError) -> CInt {
    while true {
      let descriptor = uninterrupted {
        Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      }
      guard descriptor >= 0 else { throw SystemError() }
      // A file system without locks leaves programs that write to one file at once to chance.
      _ = uninterrupted { flock(descriptor, LOCK_EX) }
      var (opened, present) = (stat(), stat())
      if fstat(descriptor, &opened) == 0, lstat(path, &present) == 0,
        opened.isSameFile(as: present)
      {
        if ftruncate(descriptor, 0) == 0 { return descriptor }
        defer { close(descriptor) }
        throw SystemError()
      }
      close(descriptor)
    }
  }
}
