import Files
import Foundation
import Tensors
import Testing

@testable import SavedModels

/// A layer and a number, so that each layout occurs.
private struct Net: NamedModule {
  var layer: Dense
  var scale = Tensor.zeros(1, 1)

  init(_ inputs: Int, _ outputs: Int, seed: UInt64) {
    var random = Random(seed: seed)
    layer = Dense(inputs, outputs, using: &random)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    layer.visitParameters(visit)
    visit(&scale)
  }

  var parameterNames: [ParameterName] { .dense("layer") + .row("scale") }
}

@Suite struct SavedModelTests {
  private let net = Net(3, 2, seed: 1)

  @Test("a layer's W stands transposed, as PyTorch has it, its b as a row")
  func layout() throws {
    let tensors = SavedModel(of: net).content.tensors
    #expect(tensors.keys.sorted() == ["layer.bias", "layer.weight", "scale"])
    let weight = try #require(tensors["layer.weight"])
    #expect(weight.shape == [2, 3])
    #expect(weight.scalars[1] == net.layer.weights[1, 0])
    #expect(weight.scalars[3] == net.layer.weights[0, 1])
    #expect(tensors["layer.bias"] == StoredTensor(shape: [2], net.layer.bias.scalars))
    #expect(tensors["scale"]?.shape == [1])
  }

  @Test("what is written is read, and nothing else lies beside it")
  func roundTrip() throws {
    let folder = try Folder()
    let model = SavedModel(of: net, metadata: ["seed": "1"])
    try model.content.write(to: folder.path("net"))
    #expect(try folder.names == ["net"])
    let read = try SavedModel(contentsOf: folder.path("net"))
    #expect(read.content == model.content)
    #expect(read.content.metadata == ["seed": "1", "version": "1"])
    var other = Net(3, 2, seed: 2)
    try read.load(into: &other)
    #expect(other.parameters == net.parameters)
  }

  private static let content = SavedModel(of: Net(3, 2, seed: 1)).content

  private func refusal(_ change: (inout SafeTensors) -> Void) throws -> String {
    let folder = try Folder()
    var content = Self.content
    change(&content)
    try content.file.write(to: folder.url.appending(path: "net"))
    var other = Net(3, 2, seed: 2)
    let before = other.parameters
    let error = #expect(throws: ModelError.self) {
      try SavedModel(contentsOf: folder.path("net")).load(into: &other)
    }
    #expect(other.parameters == before)
    return "\(try #require(error))".replacing(folder.path("net"), with: "net")
  }

  @Test("a model takes its own tensors and no others")
  func misfit() throws {
    #expect(
      try refusal { $0.tensors["scale"] = nil }
        == "net: expected a tensor scale, found none. "
        + "Take a model that this chapter saved on digits of the same set.")
    #expect(
      try refusal { $0.tensors["more"] = $0.tensors["scale"] }.contains("found \"more\" too"))
    let weights = try #require(Self.content.tensors["layer.weight"]?.scalars)
    #expect(
      try refusal { $0.tensors["layer.weight"] = StoredTensor(shape: [3, 2], weights) }
        .contains("expected layer.weight of the shape [2, 3], found [3, 2]"))
    #expect(
      try refusal { $0.tensors["scale"] = StoredTensor(shape: [1, 1], [0]) }
        .contains("of the shape [1], found [1, 1]"))
  }

  @Test("NaN and infinity are no weights", arguments: [Float.nan, .infinity, -.infinity])
  func notFinite(_ scalar: Float) throws {
    let sentence = try refusal { $0.tensors["layer.bias"] = StoredTensor(shape: [2], [0, scalar]) }
    #expect(sentence.contains("expected finite weights, found NaN or infinity in layer.bias"))
  }

  @Test("a file of another version is refused, one that tells none is not")
  func version() throws {
    #expect(try refusal { $0.metadata["version"] = "2" }.contains("found \"2\""))
    let folder = try Folder()
    let bare = SafeTensors(tensors: Self.content.tensors)
    try bare.file.write(to: folder.url.appending(path: "net"))
    var other = Net(3, 2, seed: 2)
    try SavedModel(contentsOf: folder.path("net")).load(into: &other)
    #expect(other.parameters == net.parameters)
  }

  @Test("a path without a plain file")
  func paths() throws {
    let folder = try Folder()
    mkfifo(folder.path("pipe"), 0o600)
    func problem(_ path: String) -> ModelError.Problem? {
      #expect(throws: ModelError.self) { try SavedModel(contentsOf: path) }?.problem
    }
    #expect(problem(folder.path("nothing")) == .missing)
    #expect(problem(folder.path("nothing/here")) == .missing)
    #expect(problem(folder.path("")) == .notAFile)
    #expect(problem(folder.path("pipe")) == .notAFile)
    #expect(problem("/dev/zero") == .notAFile)
    #expect(problem("") == .missing)
    #expect(
      problem(String(repeating: "x", count: 5000)) == .unreadable(reason: "File name too long"))
  }

  @Test("what cannot be written leaves the old file")
  func unwritable() throws {
    let folder = try Folder()
    let model = SavedModel(of: net)
    #expect(throws: WriteError.self) { try model.content.write(to: folder.path("no/such/folder")) }
    #expect(throws: WriteError.self) { try model.content.write(to: folder.path("")) }
    #expect(throws: WriteError.self) { try model.content.write(to: "/dev/full") }
  }

  @Test("two parameters of one name end the program")
  func names() async {
    await #expect(processExitsWith: .failure) {
      struct Twins: NamedModule {
        var a = Tensor.zeros(1, 1)
        var b = Tensor.zeros(1, 1)
        mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
          visit(&a)
          visit(&b)
        }
        var parameterNames: [ParameterName] { .row("a") + .row("a") }
      }
      _ = SavedModel(of: Twins())
    }
  }
}
