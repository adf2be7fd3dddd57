import ArgumentParser
import Foundation
import TableOfContents
import Texts
import Weaving

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Weave what the code says and the runs print into the chapters' text.")

  @Argument(help: "Chapters by number, A for the appendix, and README (default: all).")
  var parts: [String] = []

  @Flag(help: "Change nothing; print every difference, and fail if there is one.")
  var check = false

  @Option(
    help: .init(
      "The folder of MNIST (default: MNIST_DIR, or ../shared/mnist).", valueName: "dir"))
  var mnist: String?

  @Option(
    help: .init(
      "Weave another checkout (default: the one that this was built from).",
      valueName: "dir"))
  var root: String?

  func run() async throws {
    let chosen = Book.texts.filter { parts.isEmpty || parts.contains($0.description) }
    if let unknown = parts.first(where: { name in !chosen.contains { $0.description == name } }) {
      throw ValidationError("there is no chapter \(unknown)")
    }
    let folder = mnist ?? Book.mnist
    let root = root.map { URL(filePath: $0) } ?? .packageRoot
    var count = 0
    for part in chosen {
      let problems =
        check
        ? await part.problems(in: root, mnist: folder)
        : await part.weave(in: root, mnist: folder)
      problems.forEach { print($0) }
      print(
        "\(part.textPath): "
          + (problems.isEmpty ? "agrees with code and runs" : "problems: \(problems.count)"))
      let unchecked = folder == nil ? part.piecesOnMNIST(in: root) : 0
      if unchecked > 0 { print("  but for \(unchecked) pieces on MNIST, which is not here") }
      count += problems.count
    }
    if count > 0 { throw ExitCode.failure }
  }
}
