// snippet.main
import ArgumentParser
import Chapter7Uses
import Notebooks

@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter7", abstract: "What VAEs are used for, each beside what is free.")

  @OptionGroup var options: ChapterOptions

  @Option(
    help: .init(
      "Look for anomalies among the test images of a folder of IDX files too.", valueName: "dir"))
  var foreign: String?

  func run() async throws { try await options.run(Chapter7.self, foreign: foreign) }
}
// snippet.end
