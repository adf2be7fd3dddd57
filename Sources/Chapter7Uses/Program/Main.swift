// snippet.main
import ArgumentParser
import Chapter7Uses
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter7", abstract: "What VAEs are used for, each beside what is free.")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter7.self) }
}
// snippet.end
