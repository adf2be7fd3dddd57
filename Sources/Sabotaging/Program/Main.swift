import ArgumentParser
import Files
import Foundation
import Sabotaging

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sabotage",
    abstract: "Break the code on purpose, one mistake at a time, and see who notices.",
    discussion: "The mistakes are listed in Sabotages. Whoever the table names must notice.")

  @Argument(help: "Numbers, ranges as 3-8, or words of titles and files (default: all).")
  var which: [String] = []

  @Flag(help: "Only list the sabotages.")
  var list = false

  @Flag(help: "Only check that every sabotage still fits the code.")
  var check = false

  @Flag(help: "Ask every claim and test of the chapter or module, not only those in the table.")
  var all = false

  func run() async throws {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let table = try SabotageTable(root: root)
    let wrong = table.problems + table.stale(in: root)
    wrong.forEach { print($0) }
    if !wrong.isEmpty { throw ExitCode.failure }
    let chosen = table.sabotages.filter(isChosen)
    if chosen.isEmpty { throw ValidationError("no sabotage is called so") }
    if check { return print("\(chosen.count) sabotages fit the code") }
    if list { return chosen.forEach { print("\($0.number). \($0.title): \($0.path)") } }
    var tally = Tally()
    let trial = try await Trial(root: root)
    for sabotage in chosen {
      tally.add(sabotage, await outcome(of: sabotage, in: trial))
      flushOutput()
    }
    print(tally)
    if !tally.isAsExpected { throw ExitCode.failure }
  }

  private func isChosen(_ sabotage: Sabotage) -> Bool {
    which.isEmpty
      || which.contains { word in
        if let match = word.wholeMatch(of: /(\d+)(?:-(\d+))?/), let first = Int(match.1) {
          let last = match.2.flatMap { Int($0) } ?? first
          return first <= sabotage.number && sabotage.number <= last
        }
        return "\(sabotage.title) \(sabotage.path)".lowercased().contains(word.lowercased())
      }
  }

  private func outcome(
    of sabotage: Sabotage, in trial: Trial
  ) async -> Result<Set<Witness>, Failure> {
    do {
      return .success(try await trial.witnesses(of: sabotage, asksAll: all))
    } catch {
      return .failure(error as? Failure ?? Failure("\(error)"))
    }
  }
}

/// How many sabotages were noticed, and by whom.
struct Tally: CustomStringConvertible {
  private var count = 0
  private var noticed = 0
  private var byClaim = 0
  private(set) var isAsExpected = true
  private let start = ContinuousClock.now

  /// Counts a sabotage, and prints its line.
  mutating func add(_ sabotage: Sabotage, _ outcome: Result<Set<Witness>, Failure>) {
    count += 1
    var line = "\(sabotage.number). \(sabotage.title): "
    switch outcome {
    case .failure(let failure):
      isAsExpected = false
      line += "ERROR, \(failure)"
    case .success(let seen):
      let names = seen.map(\.description).sorted().joined(separator: ", ")
      line += seen.isEmpty ? "NOBODY notices" : names
      let silent = sabotage.witnesses.filter { !seen.contains($0) }
      if !silent.isEmpty {
        isAsExpected = false
        line += "; SILENT: \(silent.map(\.description).joined(separator: ", "))"
      }
      if !seen.isEmpty { noticed += 1 }
      if seen.contains(where: { if case .claim = $0 { true } else { false } }) { byClaim += 1 }
    }
    print(line)
  }

  var description: String {
    let minutes = Int(((ContinuousClock.now - start) / .seconds(60)).rounded())
    return "\(noticed) of \(count) sabotages are noticed, \(byClaim) of them by a claim, "
      + "in \(minutes) minutes"
  }
}
