import Foundation
import Subprocess

/// The book's own training beside its build for processors without a fused multiply-add.
struct PortableRace {
  let mnist: String
  let rounds: Int
  let epochs: Int

  func run() async throws -> PortableResult {
    let portable = Contender(
      name: "PORTABLE=1", program: try await build(), arguments: ["--threads", "2"])
    var launches: [(ours: Launch, portable: Launch)] = []
    for round in 1...rounds {
      func launch(_ contender: Contender) async throws -> Launch {
        try await contender.launch(mnist: mnist, epochs: epochs, seed: round)
      }
      if round.isMultiple(of: 2) {
        let first = try await launch(portable)
        launches.append((try await launch(TrainingRace.book), first))
      } else {
        let first = try await launch(TrainingRace.book)
        launches.append((first, try await launch(portable)))
      }
    }
    let result = PortableResult(launches: launches)
    show("Portable: the training above; rounds: \(rounds), epochs: \(epochs)", result.table)
    try result.checkBits()
    return result
  }

  /// Builds the program in a folder of its own, and returns where it is.
  private func build() async throws -> String {
    let scratch = Repository.benchmarks.appending(path: ".build-portable").path
    let arguments = [
      "build", "--package-path", Repository.benchmarks.path, "--scratch-path", scratch,
      "--configuration", "release", "--product", "training",
    ]
    let built = try await Subprocess.run(
      .name("swift"), arguments: Arguments(arguments),
      environment: .inherit.updating(["PORTABLE": "1"]), output: .discarded,
      error: .currentStandardError)
    guard built.terminationStatus.isSuccess else {
      throw Failure("it does not build: PORTABLE=1 swift \(arguments.joined(separator: " "))")
    }
    return "\(scratch)/release/training"
  }
}

struct PortableResult {
  let launches: [(ours: Launch, portable: Launch)]

  /// How many times as long the portable build takes for an epoch: the median of the rounds' ratios.
  var ratio: Double {
    launches.map { Array($0.portable.laterEpochs).median / Array($0.ours.laterEpochs).median }
      .median
  }

  var table: ReportTable {
    var table = ReportTable("build", "s an epoch", "least", "most", "÷ AVX2")
    for (name, epochs) in [
      ("AVX2", launches.flatMap(\.ours.laterEpochs)),
      ("PORTABLE=1", launches.flatMap(\.portable.laterEpochs)),
    ] {
      table.add(
        name, epochs.median.fixed(2), (epochs.min() ?? .nan).fixed(2),
        (epochs.max() ?? .nan).fixed(2), name == "AVX2" ? "1" : ratio.fixed(2))
    }
    return table
  }

  /// Both builds must train the same model, to the bit.
  func checkBits() throws {
    for (round, pair) in launches.enumerated()
    where pair.ours.run.testLoss != pair.portable.run.testLoss {
      throw Failure(
        "round \(round + 1): the test losses \(pair.ours.run.testLoss) and \(pair.portable.run.testLoss)"
          + " of the two builds are not the same bits")
    }
  }
}
