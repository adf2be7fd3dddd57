import Files
import Foundation

extension Figure {
  /// Writes the script to `folder`/NAME.gp, and `style.gp` beside the folder; whole or not at all.
  ///
  /// - Returns: the script, to be rendered by `Gnuplot.render(_:)`.
  @discardableResult
  public func write(to folder: URL) throws(PlottingError) -> URL {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(WriteError(path: folder.relativePath, cause: error))
    }
    try Style.write(to: folder.standardizedFileURL.deletingLastPathComponent())
    let script = folder.appending(path: name + ".gp")
    try write(for: .picture, as: script)
    return script
  }

  /// Writes the script to a file.
  func write(for destination: Script.Destination, as script: URL) throws(PlottingError) {
    do throws(WriteError) {
      try writeWhole(script) { path throws(SystemError) in
        try Session(writingTo: path).send(Script(self, to: destination))
      }
    } catch {
      throw .cannotWrite(error)
    }
  }
}
