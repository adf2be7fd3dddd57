import ArgumentParser
import Chapter2ProbabilisticEncoder
import SavedModels
import Tensors

/// What the site's live figures take from a run of the book.
@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explorer", abstract: "Models for the live figures, and what these must show.",
    subcommands: [Maps.self, Expect.self])
}

struct Maps: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains a VAE and an autoencoder of two latents each, and saves them.")

  @Argument(help: "Where the VAE goes.")
  var vae: String

  @Argument(help: "Where the autoencoder goes.")
  var autoencoder: String

  func run() throws {
    let pair = trainedMaps()
    try SavedModel(of: pair.vae).content.write(to: vae)
    try SavedModel(of: pair.autoencoder).content.write(to: autoencoder)
  }
}

struct Expect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the bits that Scripts/check-explorer compares with the page's.")

  @Argument(help: "What chapter 5 saved.")
  var model: String

  func run() throws {
    var random = Random(seed: 0)
    var vae = ProbabilisticAutoencoder(latents: 20, hidden: 200, using: &random)
    try SavedModel(contentsOf: model).load(into: &vae)
    for expectation in expectations(of: vae) { print(expectation) }
  }
}
