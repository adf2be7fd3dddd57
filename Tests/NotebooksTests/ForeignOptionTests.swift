import ArgumentParser
import Digits
import Foundation
import Testing

@testable import Notebooks

/// The program of a chapter that looks at another set's images.
@Suite struct ForeignOptionTests {
  private let letters: OtherDigitsTests.Letters

  init() throws { letters = try OtherDigitsTests.Letters() }

  @Test("they are told of, recorded, and have figures of their own")
  func told() async throws {
    let run = try await ToyRun(["--record", "@/run.json"], foreign: letters.path)
    #expect(run.status == .allHold && run.errors.isEmpty)
    #expect(
      run.output.hasPrefix("A toy\npen digits, seed 1, other images from \(letters.path)\n"))
    #expect(run.output.contains("Claim 3.2 holds"))
    #expect(run.exists("plots/3-toy-foreign-letters/draws.svg") && !run.exists("plots/3-toy"))
    #expect(try run.record()["foreign"] as? String == "letters")
    let plain = try await ToyRun(["--record", "@/run.json", "--no-plots"])
    #expect(try plain.record()["foreign"] == nil)
  }

  @Test("what is missing or damaged is one sentence, before anything is run")
  func refused() async throws {
    let missing = try await ToyRun(["--record", "@/run.json"], foreign: "/nowhere/at/all")
    #expect(missing.status == .noInput)
    #expect(
      missing.errors
        == "chapter3: /nowhere/at/all: there is no such folder. Name a folder of IDX files, such as MNIST's.\n"
    )
    #expect(missing.output == "A toy\n" && !missing.exists("run.json"))
    let file = "\(letters.path)/t10k-images-idx3-ubyte"
    try Data([0, 0, 8, 3]).write(to: URL(filePath: file))
    let damaged = try await ToyRun(foreign: letters.path)
    #expect(damaged.status == .badData && damaged.output == "A toy\n")
    #expect(damaged.errors.hasPrefix("chapter3: \(file): expected 16 bytes, found only 4. "))
  }

  @Test("a folder without a name is bad usage")
  func unnamed() async throws {
    let options = try ChapterOptions.parse([])
    let error = await #expect(throws: ValidationError.self) {
      try await options.run(Toy.self, foreign: "")
    }
    #expect(ChapterOptions.exitCode(for: try #require(error)) == .validationFailure)
  }
}
