import Foundation
import Subprocess

/// Chapter 5 as a reader runs it, in a plain debug build, beside its release build.
struct BookRace {
  let rounds: Int

  func run() async throws -> BookResult {
    let debug = try await build("debug")
    let release = try await build("release")
    var times: [(debug: Double, release: Double)] = []
    for round in 0..<rounds {
      if round.isMultiple(of: 2) {
        let first = try await seconds(debug)
        times.append((first, try await seconds(release)))
      } else {
        let first = try await seconds(release)
        times.append((try await seconds(debug), first))
      }
    }
    let result = BookResult(times: times)
    show("Book: chapter5 --no-plots; rounds: \(rounds)", result.table)
    return result
  }

  /// Builds the program, and returns where it is.
  private func build(_ configuration: String) async throws -> String {
    let arguments = [
      "build", "--package-path", Repository.root.path, "--configuration", configuration,
    ]
    let built = try await Subprocess.run(
      .name("swift"), arguments: Arguments(arguments + ["--product", "chapter5"]),
      output: .discarded, error: .currentStandardError)
    guard built.terminationStatus.isSuccess else {
      throw Failure("chapter5 does not build: swift \(arguments.joined(separator: " "))")
    }
    let folder = try await Subprocess.run(
      .name("swift"), arguments: Arguments(arguments + ["--show-bin-path"]),
      output: .string(limit: 1 << 16))
    return folder.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines) + "/chapter5"
  }

  /// From launch to end.
  private func seconds(_ program: String) async throws -> Double {
    try await Task.sleep(for: .seconds(1))
    let start = ContinuousClock.now
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: ["--no-plots"],
      workingDirectory: .init(Repository.root.path), output: .discarded,
      error: .currentStandardError)
    guard result.terminationStatus.isSuccess else {
      throw Failure("chapter5 failed: \(result.terminationStatus)")
    }
    return (ContinuousClock.now - start) / .seconds(1)
  }
}

struct BookResult {
  let times: [(debug: Double, release: Double)]

  /// How much longer the debug build takes: the median of the rounds' ratios.
  var ratio: Double { times.map { $0.debug / $0.release }.median }

  var table: ReportTable {
    var table = ReportTable("build", "s", "least", "most")
    for (name, seconds) in [("debug", times.map(\.debug)), ("release", times.map(\.release))] {
      table.add(
        name, seconds.median.fixed(1), (seconds.min() ?? .nan).fixed(1),
        (seconds.max() ?? .nan).fixed(1))
    }
    return table
  }
}
