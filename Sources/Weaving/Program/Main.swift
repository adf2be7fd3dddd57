import ArgumentParser
import Notebooks
import Weaving

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Weave what the code says and the runs print into the chapters' text.")

  @Argument(help: "The numbers of the chapters (default: all).")
  var chapters: [Int] = []

  @Flag(help: "Change nothing; print every difference, and fail if there is one.")
  var check = false

  @Option(
    help: .init(
      "The folder of MNIST (default: MNIST_DIR, or ../shared/mnist).", valueName: "dir"))
  var mnist: String?

  func run() async throws {
    let chosen = Book.chapters.filter { chapters.isEmpty || chapters.contains($0.number) }
    if let unknown = chapters.first(where: { number in !chosen.contains { $0.number == number } }) {
      throw ValidationError("there is no chapter \(unknown)")
    }
    let folder = mnist ?? Book.mnist
    var count = 0
    for chapter in chosen {
      let problems =
        check
        ? await Book.problems(in: chapter, mnist: folder) : await Book.weave(chapter, mnist: folder)
      problems.forEach { print($0) }
      print(
        "\(chapter.textPath): "
          + (problems.isEmpty ? "agrees with code and runs" : "problems: \(problems.count)"))
      let unchecked = folder == nil ? Book.piecesOnMNIST(in: chapter) : 0
      if unchecked > 0 { print("  but for \(unchecked) pieces on MNIST, which is not here") }
      count += problems.count
    }
    if count > 0 { throw ExitCode.failure }
  }
}
