// snippet.main
import ArgumentParser
import Chapter4Reparameterization
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter4", abstract: "The reparameterization trick, and the first VAE.")

  @OptionGroup var options: ChapterOptions

  func run() async throws { try await options.run(Chapter4.self) }
}
// snippet.end
