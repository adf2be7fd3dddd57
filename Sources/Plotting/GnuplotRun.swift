import Foundation
import Subprocess

extension Gnuplot {
  /// Runs a script in its folder, and returns what it wrote to stdout.
  ///
  /// - Parameter name: what errors call it.
  @discardableResult
  func run<Output: OutputProtocol>(
    _ script: URL, called name: String, options: [String], output: Output
  ) async throws(PlottingError) -> Output.OutputType {
    let program = try located()
    let end: End<Output.OutputType>?
    do {
      end = try await within(limit) {
        let result = try await Subprocess.run(
          .path(.init(program)),
          // Without the folder, a name that begins with `-` or `<` would be no file's to gnuplot.
          arguments: .init(["--default-settings"] + options + ["./" + script.lastPathComponent]),
          workingDirectory: .init(script.deletingLastPathComponent().path(percentEncoded: false)),
          output: output, error: .bytes(limit: 1 << 20))
        return End(
          status: result.terminationStatus, output: result.standardOutput,
          message: excerpt(result.standardError))
      } isCut: {
        // It may have been killed, or told first that nobody reads what it writes.
        $0.status != .exited(0)
      }
    } catch let error as SubprocessError where error.isAboutTheStart {
      let reason = error.underlyingError.map { "\($0)" } ?? "\(error)"
      throw .gnuplotNotStarted(path: program, reason: reason)
    } catch {
      throw .gnuplotUnreadable(script: name, reason: "\(error)")
    }
    guard let end else { throw .gnuplotHangs(script: name, limit: limit) }
    switch end.status {
    case .exited(0) where end.message.isEmpty: return end.output
    case .exited(let status):
      throw .gnuplotFailed(script: name, status: Int(status), message: end.message)
    case .signaled(let signal): throw .gnuplotKilled(script: name, signal: signal)
    }
  }

  /// The path of the program to start.
  private func located() throws(PlottingError) -> String {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let candidates =
      executable.contains("/")
      ? [executable] : folders.split(separator: ":").map { "\($0)/\(executable)" }
    let found = candidates.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    guard let first = found.first else { throw .gnuplotMissing }
    guard let program = found.first(where: FileManager.default.isExecutableFile) else {
      throw .gnuplotNotStarted(path: first, reason: "it is not executable")
    }
    return URL(filePath: program).path(percentEncoded: false)
  }
}

/// How gnuplot ended, and what it wrote.
private struct End<Output: Sendable>: Sendable {
  let status: TerminationStatus
  let output: Output
  let message: String
}

extension SubprocessError {
  fileprivate var isAboutTheStart: Bool {
    [.spawnFailed, .executableNotFound, .failedToChangeWorkingDirectory].contains(code)
  }
}

/// The task's result; none if the limit came first, and the task was cut short by being cancelled.
func within<Result: Sendable>(
  _ limit: Duration, _ task: @escaping @Sendable () async throws -> Result,
  isCut: (Result) -> Bool
) async throws -> Result? {
  let ticks = 100
  return try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await task() }
    // Ticks, each of which needs a thread as the task does: where all are taken, both wait.
    group.addTask {
      for _ in 0..<ticks { try await Task.sleep(for: limit / ticks) }
      return nil
    }
    defer { group.cancelAll() }
    if let result = try await group.next() ?? nil { return result }
    group.cancelAll()
    // It may have ended by itself at the last moment.
    guard let result = try? await group.next() ?? nil, !isCut(result) else { return nil }
    return result
  }
}
