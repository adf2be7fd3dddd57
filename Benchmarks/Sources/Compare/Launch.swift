import Foundation
import Reports
import Subprocess

/// A program that trains the VAE and prints `Reports`.
struct Contender: Sendable {
  let name: String
  let program: String
  let arguments: [String]

  /// The book's own training.
  static func book(_ name: String, threads: Int, options: [String] = []) -> Contender {
    Contender(
      name: name, program: Repository.program("training"),
      arguments: ["--threads", "\(threads)"] + options)
  }

  /// A peer's script, on both cores.
  static func peer(_ name: String, _ script: String, options: [String] = []) -> Contender {
    Contender(
      name: name, program: Repository.python,
      arguments: [Repository.peer(script), "--threads", "2"] + options)
  }

  /// Runs it to its end.
  func launch(mnist: String, epochs: Int, seed: Int) async throws -> Launch {
    // What the last contender leaves behind, as threads that spin on, is over by then.
    try await Task.sleep(for: .seconds(1))
    let all = arguments + ["--mnist", mnist, "--epochs", "\(epochs)", "--seed", "\(seed)"]
    let start = ContinuousClock.now
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: Arguments(all), input: .none, output: .sequence,
      error: .currentStandardError
    ) { execution in
      var lines: [(text: String, after: Double)] = []
      for try await line in execution.standardOutput.strings() {
        lines.append((line, (ContinuousClock.now - start) / .seconds(1)))
      }
      return lines
    }
    let lines = result.closureResult
    guard result.terminationStatus.isSuccess, lines.count == epochs + 1 else {
      throw Failure("\(name) failed: \(result.terminationStatus), \(lines.count) lines printed")
    }
    let decoder = JSONDecoder()
    return Launch(
      epochs: try lines.dropLast().map {
        try decoder.decode(EpochReport.self, from: Data($0.text.utf8)).seconds
      },
      untilFirstEpoch: lines[0].after,
      run: try decoder.decode(TrainingReport.self, from: Data(lines[epochs].text.utf8)))
  }
}

/// What one launch of a contender took.
struct Launch {
  /// Seconds of each epoch, on the contender's own clock.
  let epochs: [Double]
  /// Seconds from the launch to the arrival of the first epoch's line, on this program's clock.
  let untilFirstEpoch: Double
  let run: TrainingReport

  /// Without the first, in which compilers compile.
  var laterEpochs: ArraySlice<Double> { epochs.dropFirst() }
}
