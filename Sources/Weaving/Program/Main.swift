import ArgumentParser
import Notebooks
import Weaving

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Weave what the code says and the runs print into the chapters' text.")

  @Argument(help: "The chapters' numbers, and A for the appendix (default: all).")
  var parts: [String] = []

  @Flag(help: "Change nothing; print every difference, and fail if there is one.")
  var check = false

  @Option(
    help: .init(
      "The folder of MNIST (default: MNIST_DIR, or ../shared/mnist).", valueName: "dir"))
  var mnist: String?

  func run() async throws {
    let chosen = Book.parts.filter { parts.isEmpty || parts.contains($0.description) }
    if let unknown = parts.first(where: { name in !chosen.contains { $0.description == name } }) {
      throw ValidationError("there is no chapter \(unknown)")
    }
    let folder = mnist ?? Book.mnist
    var count = 0
    for part in chosen {
      let problems =
        check
        ? await Book.problems(in: part, mnist: folder) : await Book.weave(part, mnist: folder)
      problems.forEach { print($0) }
      print(
        "\(part.textPath): "
          + (problems.isEmpty ? "agrees with code and runs" : "problems: \(problems.count)"))
      let unchecked = folder == nil ? Book.piecesOnMNIST(in: part) : 0
      if unchecked > 0 { print("  but for \(unchecked) pieces on MNIST, which is not here") }
      count += problems.count
    }
    if count > 0 { throw ExitCode.failure }
  }
}
