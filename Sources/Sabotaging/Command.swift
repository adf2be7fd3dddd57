import Foundation
import Subprocess

/// How a command ended, and what it printed, errors included.
struct Ending: Sendable {
  enum Cause: Sendable, Equatable {
    case exit(Int)
    case signal(Int)
    case timeLimit
  }

  let cause: Cause
  let output: String
}

/// Runs a command to its end, or to that of its time; whatever else the machine has to do comes first.
///
/// - Parameter program: a name to look up in `PATH`, or a path.
func run(
  _ program: String, _ arguments: [String], in folder: URL, limit: Duration
) async throws -> Ending {
  var options = PlatformOptions()
  // Swift's package manager ends its tests on an interrupt.
  options.teardownSequence = [
    .send(signal: .interrupt, allowedDurationToNextStep: .seconds(5))
  ]
  let log = folder.appending(path: ".build/sabotage.log")
  try Data().write(to: log)
  let handle = try FileHandle(forWritingTo: log)
  defer { try? handle.close() }
  let cause = try await withThrowingTaskGroup { [options] group in
    group.addTask {
      let result = try await Subprocess.run(
        .name("nice"), arguments: Arguments(["-n", "10", program] + arguments),
        // The runs on MNIST take long, and see no other code.
        environment: .inherit.updating(["MNIST_DIR": "/nowhere"]),
        workingDirectory: .init(folder.path), platformOptions: options,
        output: .fileDescriptor(
          .init(rawValue: handle.fileDescriptor), closeAfterSpawningProcess: false),
        error: .combinedWithOutput)
      switch result.terminationStatus {
      case .exited(let code): return Ending.Cause.exit(Int(code))
      case .signaled(let signal): return .signal(Int(signal))
      }
    }
    group.addTask {
      try await Task.sleep(for: limit)
      return .timeLimit
    }
    defer { group.cancelAll() }
    return try await group.next() ?? .timeLimit
  }
  if cause == .signal(Int(SIGKILL)) { throw Failure("somebody has killed \(program)") }
  return Ending(cause: cause, output: String(decoding: try Data(contentsOf: log), as: UTF8.self))
}
