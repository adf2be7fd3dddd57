import Foundation

/// A folder that is filled beside the one that it will replace.
struct SiteFolder: Sendable {
  /// A file that only such a folder has.
  private static let sign = "search-index.js"

  let target: URL
  private let draft: URL

  /// - Throws: that the folder is there and holds something else.
  init(replacing folder: URL) throws(SiteError) {
    target = folder.standardizedFileURL
    if FileManager.default.fileExists(atPath: target.path) {
      // A plain file has no content either.
      guard let found = try? FileManager.default.contentsOfDirectory(atPath: target.path),
        found.isEmpty || found.contains(Self.sign)
      else { throw .foreignFolder(target.path) }
    }
    draft = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent)-\(UUID()).draft")
  }

  func write(_ text: String, to path: String) throws(SiteError) {
    try write(path) { try Data(text.utf8).write(to: $0) }
  }

  func copy(_ file: URL, to path: String) throws(SiteError) {
    try write(path) { try FileManager.default.copyItem(at: file, to: $0) }
  }

  private func write(_ path: String, by fill: (URL) throws -> Void) throws(SiteError) {
    let file = draft.appending(path: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try fill(file)
    } catch {
      throw .unwritable("\(path): \(error.localizedDescription)")
    }
  }

  /// Puts the folder in its place.
  func replace() throws(SiteError) {
    let old = draft.appendingPathExtension("old.draft")
    let manager = FileManager.default
    do {
      if manager.fileExists(atPath: target.path) { try manager.moveItem(at: target, to: old) }
      try manager.moveItem(at: draft, to: target)
    } catch {
      if !manager.fileExists(atPath: target.path) { try? manager.moveItem(at: old, to: target) }
      throw .unwritable("\(target.path): \(error.localizedDescription)")
    }
    try? manager.removeItem(at: old)
  }

  /// Takes away what has not been put in place.
  func discard() { try? FileManager.default.removeItem(at: draft) }
}
