import Foundation
import Subprocess

extension Figure {
  /// Writes the script to `folder`/NAME.gp, and `style.gp` beside the folder; whole or not at all.
  ///
  /// - Returns: the script, to be rendered by `Gnuplot.render(_:)`.
  @discardableResult
  public func write(to folder: URL) throws(PlottingError) -> URL {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder.path(percentEncoded: false), reason: reason(of: error))
    }
    try Style.write(to: folder.standardizedFileURL.deletingLastPathComponent())
    let script = folder.appending(path: name + ".gp")
    let draft = folder.appending(path: ".\(name).gp.\(ProcessInfo.processInfo.processIdentifier)")
    defer { unlink(draft.path(percentEncoded: false)) }
    do {
      try Session(writingTo: draft.path(percentEncoded: false)).send(Script(self, to: .picture))
    } catch {
      throw .cannotWrite(path: script.path(percentEncoded: false), reason: error.reason)
    }
    try move(draft, to: script)
    return script
  }
}

/// The gnuplot program.
public struct Gnuplot: Sendable {
  let executable: String

  /// - Parameter executable: a name to look up in `PATH`.
  public init(executable: String = "gnuplot") { self.executable = executable }

  /// Draws NAME.svg beside a script NAME.gp; a failure leaves the old picture as it was.
  ///
  /// Anything gnuplot prints counts as a failure: it goes on after a warning, and what it then
  /// draws is a plausible wrong picture.
  @discardableResult
  public func render(_ script: URL) async throws(PlottingError) -> URL {
    try await checkInstalled()
    let picture = script.deletingPathExtension().appendingPathExtension("svg")
    let draftName = ".\(picture.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
    let draft = script.deletingLastPathComponent().appending(path: draftName)
    defer { unlink(draft.path(percentEncoded: false)) }
    let (status, message) = try await run(script, drawing: draftName)
    guard status == 0 && message.isEmpty else {
      throw .gnuplotFailed(
        script: script.path(percentEncoded: false), status: status, message: message)
    }
    try sharpenImages(in: draft)
    try move(draft, to: picture)
    return picture
  }

  /// Opens a window with the figure, which stays when the program ends.
  public func show(_ figure: Figure) async throws(PlottingError) {
    try await checkInstalled()
    do {
      try Session(pipingTo: "\(executable) --default-settings --persist")
        .send(Script(figure, to: .window))
    } catch {
      throw .gnuplotFailed(script: figure.name, status: 1, message: "no window: \(error.reason)")
    }
  }

  private func checkInstalled() async throws(PlottingError) {
    do {
      _ = try await Executable.name(executable).resolveExecutablePath(in: .inherit)
    } catch {
      throw .gnuplotMissing
    }
  }

  private func run(
    _ script: URL, drawing picture: String
  ) async throws(PlottingError) -> (status: Int, message: String) {
    do {
      let result = try await Subprocess.run(
        .name(executable),
        arguments: [
          "--default-settings", "-e", "picture = \"\(picture)\"", script.lastPathComponent,
        ],
        workingDirectory: .init(script.deletingLastPathComponent().path(percentEncoded: false)),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      let printed = result.standardOutput + result.standardError
      let message = printed.trimmingCharacters(in: .whitespacesAndNewlines)
      switch result.terminationStatus {
      case .exited(let code): return (Int(code), message)
      case .signaled(let signal): return (128 + Int(signal), message)
      }
    } catch {
      throw .gnuplotFailed(
        script: script.path(percentEncoded: false), status: 1, message: "\(error)")
    }
  }
}

/// Asks viewers to draw pixels as squares: they would smooth them, and blur is a finding here.
private func sharpenImages(in picture: URL) throws(PlottingError) {
  do {
    let drawn = try String(contentsOf: picture, encoding: .utf8)
    let sharp = drawn.replacing("<image ", with: "<image style='image-rendering:pixelated' ")
    try Data(sharp.utf8).write(to: picture)
  } catch {
    throw .cannotWrite(path: picture.path(percentEncoded: false), reason: reason(of: error))
  }
}

private func move(_ draft: URL, to target: URL) throws(PlottingError) {
  guard rename(draft.path(percentEncoded: false), target.path(percentEncoded: false)) == 0 else {
    throw .cannotWrite(
      path: target.path(percentEncoded: false), reason: String(cString: strerror(errno)))
  }
}
