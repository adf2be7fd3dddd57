// snippet.main
import ArgumentParser
import Chapter5VAE
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter5", abstract: "The variational autoencoder.")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter5.self) }
}
// snippet.end
