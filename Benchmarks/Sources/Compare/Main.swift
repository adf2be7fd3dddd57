import ArgumentParser
import Foundation

/// What `compare` can measure, in its order.
enum Part: String, CaseIterable, ExpressibleByArgument {
  case training, products, passes, scaling, book, portable
}

/// Runs the parts, each of which prints its table, and says at the end which bars hold.
@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Times the book's VAE and its parts beside its peers.")

  @Option(help: "MNIST's folder (default: MNIST_DIR, or ../shared/mnist beside the book).")
  var mnist = Repository.mnist
  @Option(help: "Times that every contender is launched.") var rounds = 5
  @Option(help: "Epochs a launch; the first one is told apart.") var epochs = 3
  @Option(parsing: .upToNextOption, help: "Parts to run (default: all).")
  var only: [Part] = []

  func validate() throws {
    if rounds < 1 {
      throw ValidationError("--rounds \(rounds): launch each contender at least once")
    }
    if epochs < 2 {
      throw ValidationError("--epochs \(epochs): the first is told apart, so take 2")
    }
    if !FileManager.default.fileExists(atPath: mnist) {
      throw ValidationError("no folder \(mnist): name the one of MNIST's four files with --mnist")
    }
  }

  func run() async throws {
    let parts = only.isEmpty ? Part.allCases : Part.allCases.filter(only.contains)
    show(try await Machine.description(withPeers: parts.contains(.training)))
    var findings = Findings()
    for part in parts {
      switch part {
      case .training:
        findings.training = try await TrainingRace(mnist: mnist, rounds: rounds, epochs: epochs)
          .run()
      case .products: findings.products = try ProductDuels(mnist: mnist).run()
      case .passes: findings.passes = try Passes(mnist: mnist).run()
      case .scaling: findings.scaling = try await Scaling(mnist: mnist, rounds: rounds).run()
      case .book: findings.book = try await BookRace(rounds: rounds).run()
      case .portable:
        findings.portable = try await PortableRace(mnist: mnist, rounds: rounds, epochs: epochs)
          .run()
      }
    }
    findings.showBudget()
    findings.showVerdict()
  }
}

/// Prints a titled table.
func show(_ title: String, _ table: ReportTable) { show("\n\(title)\n\n\(table)") }

/// Prints at once, however the output is buffered: a run takes twenty minutes.
func show(_ text: String) {
  print(text)
  fflush(nil)
}

/// What went wrong, and what to do about it.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
