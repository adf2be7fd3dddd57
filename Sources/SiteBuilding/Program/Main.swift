import ArgumentParser
import Foundation
import SiteBuilding
import TableOfContents

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Make a static site of the book.")

  @Argument(help: "The folder to write, which replaces an older site (default: site).")
  var folder = "site"

  @Option(
    help: .init(
      "The folder of MNIST (default: MNIST_DIR, or ../shared/mnist).", valueName: "dir"))
  var mnist: String?

  @Option(
    help: .init(
      "What DocC made of the modules (default: none but their overviews).", valueName: "dir"))
  var documentation: String?

  @Flag(help: "Run no chapter: values without units, and claims as the texts tell them.")
  var noRuns = false

  func run() async throws {
    let mnist = mnist ?? Book.mnist
    if !noRuns, mnist == nil { print("MNIST is not here: its claims are as the texts tell them") }
    let site = try await Site(
      at: URL(filePath: folder), runs: noRuns ? nil : .shared, mnist: mnist,
      documentation: documentation.map { URL(filePath: $0) })
    let count = try await site.write()
    print("\(folder): \(count) pages; open \(folder)/index.html")
  }
}
