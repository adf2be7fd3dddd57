// snippet.main
import ArgumentParser
import Chapter2ProbabilisticEncoder
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter2", abstract: "TODO")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter2.self) }
}
// snippet.end
