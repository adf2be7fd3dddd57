import Files
import Foundation
import Subprocess

/// The gnuplot program.
public struct Gnuplot: Sendable {
  let executable: String
  let limit: Duration

  /// - Parameters:
  ///   - executable: a name to look up in `PATH`, or a path.
  ///   - limit: how long one figure may take; then gnuplot is stopped.
  public init(executable: String = "gnuplot", limit: Duration = .seconds(60)) {
    self.executable = executable
    self.limit = limit
  }

  /// Draws NAME.svg beside a script NAME.gp; a failure leaves the old picture as it was.
  ///
  /// Anything gnuplot says counts as a failure: it goes on after a warning, and what it then draws
  /// is a plausible wrong picture. The picture comes down a pipe, so gnuplot writes no file.
  @discardableResult
  public func render(_ script: URL) async throws(PlottingError) -> URL {
    let drawn = try await run(
      script, called: script.path(percentEncoded: false),
      options: ["-e", "picture = '/dev/stdout'"], output: .bytes(limit: 1 << 26))
    let picture = script.deletingPathExtension().appendingPathExtension("svg")
    let svg = try finishedPicture(drawn, of: script)
    do throws(WriteError) {
      try writeWhole(Data(svg.utf8), to: picture)
    } catch {
      throw .cannotWrite(error)
    }
    return picture
  }

  /// Opens a window with the figure, which stays when the program ends.
  public func show(_ figure: Figure) async throws(PlottingError) {
    let script = FileManager.default.temporaryDirectory
      .appending(path: "\(figure.name)-\(UUID()).gp")
    // What is left in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: script) }
    try figure.write(for: .window, as: script)
    // Some of gnuplot's terminals draw on the reader's.
    try await run(
      script, called: figure.name, options: ["--persist"], output: .currentStandardOutput)
  }
}
