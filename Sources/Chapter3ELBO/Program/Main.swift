// snippet.main
import ArgumentParser
import Chapter3ELBO
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter3", abstract: "TODO")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter3.self) }
}
// snippet.end
