import Chapter2ProbabilisticEncoder
import Foundation
import SavedModels
import Tensors
import Testing

@testable import Decoding

/// A folder with the model and the codes of one test, gone with it.
private final class Folder {
  private let url = FileManager.default.temporaryDirectory.appending(path: "decoding-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// - Returns: the path of the file that now holds this.
  func holding(_ content: SafeTensors, as name: String) throws -> String {
    let path = url.appending(path: name).path
    try content.write(to: path)
    return path
  }
}

@Suite struct DecodingTests {
  private let folder: Folder
  private let vae: ProbabilisticAutoencoder
  private let z: Tensor
  private let model: String

  init() throws {
    var random = Random(seed: 1)
    folder = try Folder()
    vae = ProbabilisticAutoencoder(latents: 3, hidden: 5, using: &random)
    z = .normal(4, 3, using: &random)
    model = try folder.holding(SavedModel(of: vae).content, as: "model")
  }

  private func codes(_ shape: [Int], _ scalars: [Float], name: String = "codes") throws -> String {
    try folder.holding(
      SafeTensors(tensors: [name: StoredTensor(shape: shape, scalars)]), as: "codes")
  }

  @Test("the images are those that the model in memory decodes, to the bit")
  func decodes() throws {
    let images = try decode(codes: codes([4, 3], z.scalars), by: model)
    #expect(images.tensors == ["images": StoredTensor(shape: [4, 784], vae.decode(z).scalars)])
  }

  @Test("codes of another shape or name, and NaN, are refused")
  func refusesCodes() throws {
    for path in [
      try codes([3, 4], z.scalars), try codes([12], z.scalars),
      try codes([4, 3], z.scalars, name: "z"),
    ] {
      let error = #expect(throws: ModelError.self) { try decode(codes: path, by: model) }
      #expect("\(try #require(error))".contains("expected a tensor codes of the shape [count, 3]"))
    }
    let error = #expect(throws: ModelError.self) {
      try decode(codes: codes([1, 3], [0, .nan, 0]), by: model)
    }
    #expect(error?.problem == .notFinite(tensor: "codes"))
  }

  @Test("a model that is no VAE is refused")
  func refusesModels() throws {
    let path = try codes([4, 3], z.scalars)
    let error = #expect(throws: ModelError.self) { try decode(codes: path, by: path) }
    #expect("\(try #require(error))".contains("expected encoder.mean.weight of the shape"))
    let huge = StoredTensor(shape: [0, 1 << 40], [])
    let other = try folder.holding(
      SafeTensors(tensors: ["encoder.mean.weight": huge]), as: "huge")
    #expect(throws: ModelError.self) { try decode(codes: path, by: other) }
  }
}
