// snippet.main
import ArgumentParser
import Chapter1Autoencoder
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter1", abstract: "The autoencoder and its gaps.")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter1.self) }
}
// snippet.end
