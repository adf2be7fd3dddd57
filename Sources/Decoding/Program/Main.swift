import ArgumentParser
import Decoding
import Foundation
import Notebooks
import SavedModels

@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode", abstract: "Decodes codes by a saved VAE.")

  @Argument(help: "What --save wrote in chapter 2, 4, 5, 6 or 7.")
  var model: String

  @Argument(help: "A safetensors file with the tensor codes, [count, latents].")
  var codes: String

  @Argument(help: "Where the tensor images goes, [count, 784].")
  var images: String

  func run() throws {
    do {
      try decode(codes: codes, by: model).write(to: images)
    } catch {
      FileHandle.standardError.write(Data("decode: \(error)\n".utf8))
      let status: ExitStatus =
        (error as? ModelError).map { $0.isMissing ? .noInput : .badData } ?? .cannotWrite
      throw ExitCode(status.rawValue)
    }
  }
}
