import Digits
import Foundation
import Plotting
import SavedModels
import Tensors
import Testing

@testable import Notebooks

/// A chapter whose training is to draw a weight, more often for more epochs.
private enum Learner: Chapter {
  static let number = 3
  static let slug = "3-learner"
  static let module = "Learner"
  static let digits = DigitRequest(train: 1, test: 1, leastTest: 1)

  struct Model: NamedModule {
    var weight = Tensor.zeros(1, 2)
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
    var parameterNames: [ParameterName] { .row("weight") }
  }

  static func run(in notebook: Notebook) throws(ModelError) {
    notebook.cell("train", "Draw a weight")
    var (model, random) = (Model(), Random(seed: notebook.seed))
    try notebook.train(&model, epochs: 3, using: &random) { model, epochs, random in
      for _ in epochs { model.weight = .uniform(1, 2, in: 0..<1, using: &random) }
      notebook.value("draws", epochs.count, digits: 0, unit: "draws")
    }
    notebook.value("weight", model.weight[0, 1], digits: 6, unit: "of 1")
    notebook.print("then \(notebook.value("next", random.uniform(), digits: 6, unit: "of 1"))")
  }

  static let text = """
    # A learner

    <!-- claim 3.1: weight <= 1, unlike draws -->
    > **Claim 3.1.** A weight is at most **1**.

    """
}

extension Notebook {
  fileprivate func value(_ name: String, _ number: Int, digits: Int, unit: String) {
    value(name, Double(number), digits: digits, unit: unit)
  }
}

@Suite struct LoadedModelTests {
  private func run(
    _ arguments: [String], files: [String: Data] = [:], of chapter: any Chapter.Type = Learner.self
  ) async throws -> ToyRun {
    try await ToyRun(arguments + ["--no-plots"], of: chapter, text: Learner.text, files: files)
  }

  private func saved(_ arguments: [String] = []) async throws -> Data {
    try await run(arguments + ["--save", "@/model"]).data("model")
  }

  @Test("a file tells what trained it, and neither where nor when")
  func metadata() async throws {
    let run = try await run(["--save", "@/model", "--seed", "7", "--epochs", "2"])
    #expect(run.status == .allHold && run.errors.isEmpty)
    let content = try SafeTensors(run.data("model"))
    #expect(
      content.metadata == [
        "chapter": "3", "seed": "7", "digits": "pen digits", "epochs": "2", "draws": "4",
        "version": "1",
      ])
    #expect(content.tensors.keys.sorted() == ["weight"])
    #expect(try await saved(["--seed", "7", "--epochs", "2"]) == run.data("model"))
  }

  @Test("what is measured of a loaded model is the same to the bit, and nothing of its training")
  func loads() async throws {
    let file = try await saved()
    let trained = try await run(["--record", "@/run.json"])
    let loaded = try await run(
      ["--load", "@/model", "--save", "@/copy", "--record", "@/run.json"], files: ["model": file])
    #expect(loaded.status == .allHold && loaded.errors.isEmpty)
    #expect(
      loaded.output.contains(
        "not trained here, but loaded: chapter 3, pen digits, seed 1, epochs 3\n")
    )
    let (before, after) = (try trained.record(), try loaded.record())
    var values = try #require(before["values"] as? [String: NSDictionary])
    values["draws"] = nil
    #expect(after["values"] as? [String: NSDictionary] == values)
    #expect(before["loaded"] as? Bool == false && after["loaded"] as? Bool == true)
    #expect(try loaded.data("copy") == file)
  }

  @Test("claims are not judged of a loaded model, and those of its training not even measured")
  func claims() async throws {
    #expect(try await run([]).output.contains("Claim 3.1 holds: weight "))
    let loaded = try await run(
      ["--load", "@/model", "--record", "@/run.json"], files: ["model": saved()])
    #expect(loaded.output.contains("Claim 3.1 is not measured: it is about a training"))
    let claims = try #require(loaded.record()["claims"] as? [[String: Any]])
    #expect(claims[0]["holds"] is NSNull && claims[0]["measured"] is Double)
    #expect((claims[0]["control"] as? [String: Any])?["measured"] is NSNull)
  }

  @Test("another seed is another stream after the training too")
  func seeds() async throws {
    let file = try await saved()
    let outputs = try await [
      run(["--load", "@/model", "--seed", "2"], files: ["model": file]).output,
      run(["--load", "@/model"], files: ["model": file]).output,
    ].map { $0.replacing("seed 2", with: "seed 1") }
    #expect(outputs[0] != outputs[1])
  }

  @Test("a file by another program tells nothing of a training")
  func foreign() async throws {
    let tensors = ["weight": StoredTensor(shape: [2], [1, 2])]
    for metadata in [[:], ["chapter": "\u{1B}[2J", "digits": "a\nb", "draws": "many"]] {
      let file = SafeTensors(tensors: tensors, metadata: metadata).file
      let run = try await run(["--load", "@/model"], files: ["model": file])
      #expect(run.status == .allHold)
      #expect(run.output.contains("not trained here, but loaded\n"))
    }
  }

  @Test("a model that is none of this chapter's ends the run, and changes no file")
  func refuses() async throws {
    let misfit = SafeTensors(tensors: ["weight": StoredTensor(shape: [1], [1])]).file
    for (file, finding) in [
      (misfit, "expected weight of the shape [2], found [1]."),
      (Data("no model, but a text of some length".utf8), "expected a header of at most"),
    ] {
      let run = try await run(
        ["--load", "@/model", "--save", "@/other", "--record", "@/run.json"], files: ["model": file]
      )
      #expect(run.status == .badData)
      #expect(run.errors.hasPrefix("chapter3: @/model: \(finding)"))
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(!run.exists("other") && !run.exists("run.json"))
      #expect(try run.data("model") == file)
    }
    let missing = try await run(["--load", "@/model"])
    #expect(missing.status == .noInput)
    #expect(
      missing.errors == "chapter3: @/model: there is no such file. Name a file that --save wrote.\n"
    )
  }

  @Test(
    "a model that cannot be written loses nothing else",
    arguments: ["/dev/full", "@/no/such/folder/model", "@"])
  func unwritable(_ path: String) async throws {
    let run = try await run(["--save", path, "--record", "@/run.json"])
    #expect(run.status == .cannotWrite)
    #expect(run.errors.hasPrefix("chapter3: cannot write \(path): "))
    #expect(run.exists("run.json"))
  }

  @Test("a chapter without a model says so")
  func none() async throws {
    let save = try await ToyRun(["--save", "@/model", "--no-plots"])
    #expect(save.status == .cannotWrite && save.errors == "chapter3: it has no model to save\n")
    let load = try await ToyRun(["--load", "@/model", "--no-plots"], files: ["model": saved()])
    #expect(load.status == .badData && load.errors == "chapter3: it has no model to load\n")
  }

  @Test(
    "bad usage", arguments: [["--save", ""], ["--load", ""], ["--judge", "--load", "model"]])
  func usage(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try ChapterOptions.parse(arguments) }
  }

  @Test("a loaded model's figures overwrite none of the book's")
  func figures() throws {
    let conditions = Conditions(model: SavedModel(of: Learner.Model()))
    let run = Run(conditions: conditions, origin: .pen)
    #expect(run.figureFolder(of: Toy.slug) == "3-toy-loaded")
    #expect(!run.isJudged && !run.bearsTitlesOut)
  }
}
