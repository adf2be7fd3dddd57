import Foundation

/// Every contender trains the same VAE on MNIST, in turns.
struct TrainingRace {
  let mnist: String
  let rounds: Int
  let epochs: Int

  static let book = Contender.book("this book, 2 threads", threads: 2)
  static let bookAlone = Contender.book("this book, 1 thread", threads: 1)
  static let eager = Contender.peer("PyTorch eager", "pytorch.py")
  static let compiled = Contender.peer(
    "torch.compile, fused Adam", "pytorch.py", options: ["--compile", "--fused"])
  static let scan = Contender.peer("JAX scan", "jax_vae.py", options: ["--scan"])

  private static let contenders = [
    book, bookAlone, eager,
    .peer("PyTorch eager, fused Adam", "pytorch.py", options: ["--fused"]),
    compiled, scan, .peer("JAX step by step", "jax_vae.py"),
  ]

  /// In another order each round, with another seed.
  func run() async throws -> TrainingResult {
    let contenders = TrainingRace.contenders
    var launches: [String: [Launch]] = [:]
    for round in 0..<rounds {
      let first = round % contenders.count
      for contender in contenders[first...] + contenders[..<first] {
        let launch = try await contender.launch(mnist: mnist, epochs: epochs, seed: round + 1)
        launches[contender.name, default: []].append(launch)
      }
    }
    let result = TrainingResult(
      times: contenders.map { Times(name: $0.name, launches: launches[$0.name] ?? []) })
    let work = "784-400-20-400-784, 60,000 digits of MNIST, batch 128"
    show("Training: \(work); rounds: \(rounds), epochs: \(epochs)", result.table)
    try result.checkLosses()
    return result
  }

  /// What all launches of one contender took.
  struct Times {
    let name: String
    let launches: [Launch]

    /// Seconds, of all epochs but the launches' first ones.
    var epochs: [Double] { launches.flatMap(\.laterEpochs) }
    var firstEpoch: Double { launches.map { $0.epochs[0] }.median }
    var untilFirstEpoch: Double { launches.map(\.untilFirstEpoch).median }
    /// The most of all launches.
    var peakMegabytes: Double { launches.map(\.run.peakMegabytes).max() ?? .nan }
    var testLoss: Double { launches.map(\.run.testLoss).mean }
  }
}

struct TrainingResult {
  let times: [TrainingRace.Times]

  func times(of contender: Contender) -> TrainingRace.Times? {
    times.first { $0.name == contender.name }
  }

  /// Seconds of the book's median epoch.
  var bookEpoch: Double { epoch(of: TrainingRace.book) }

  func epoch(of contender: Contender) -> Double { times(of: contender)?.epochs.median ?? .nan }

  var table: ReportTable {
    var table = ReportTable(
      "", "s an epoch", "least", "most", "÷ ours", "1st epoch", "launch to its end", "peak MB",
      "test loss")
    for times in times {
      table.add(
        times.name, times.epochs.median.fixed(2), (times.epochs.min() ?? .nan).fixed(2),
        (times.epochs.max() ?? .nan).fixed(2), (times.epochs.median / bookEpoch).fixed(2),
        times.firstEpoch.fixed(2), times.untilFirstEpoch.fixed(2), times.peakMegabytes.fixed(0),
        times.testLoss.fixed(2))
    }
    return table
  }

  /// Nobody is fast by training less: all means over the rounds are within half a nat.
  func checkLosses() throws {
    let losses = times.map(\.testLoss)
    guard let least = losses.min(), let most = losses.max(), most - least <= 0.5 else {
      throw Failure(
        "the contenders' test losses (see the table) lie further apart than 0.5 nats, so their times "
          + "do not compare; those of a single round may by chance: take more --rounds")
    }
  }
}
