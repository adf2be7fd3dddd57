// snippet.main
import ArgumentParser
import Chapter6Limits
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter6", abstract: "The limits of VAEs, and their neighbours.")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter6.self) }
}
// snippet.end
