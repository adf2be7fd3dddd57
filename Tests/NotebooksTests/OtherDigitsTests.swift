import Foundation
import Testing

@testable import Notebooks

/// The program on digits that are neither the pen's nor MNIST's.
@Suite struct OtherDigitsTests {
  /// A folder of that name with two test digits of a class, gone with the test.
  final class Letters {
    let path: String

    init(_ name: String = "letters", testClass: UInt8 = 3) throws {
      let folder = try temporaryFolder().appending(path: name)
      path = folder.path
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let images = Data([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28]) + Data(count: 2 * 784)
      let labels = Data([0, 0, 8, 1, 0, 0, 0, 2, testClass, testClass])
      for part in ["train", "t10k"] {
        try images.write(to: folder.appending(path: "\(part)-images-idx3-ubyte"))
        try labels.write(to: folder.appending(path: "\(part)-labels-idx1-ubyte"))
      }
    }

    deinit {
      try? FileManager.default.removeItem(
        at: URL(filePath: path).deletingLastPathComponent())
    }
  }

  /// Of four scopes, with a bound that the mean does not reach.
  static let text = """
    # A toy

    <!-- claim 3.1: mean >= 0.6, unlike meanSquare -->
    > **Claim 3.1.** Uniform numbers are **0.6** or more.

    <!-- claim 3.2: mean >= 0.6 on both, unlike meanSquare -->
    > **Claim 3.2.** Uniform numbers are **0.6** or more.

    <!-- claim 3.3: mean >= 0.6 on pen, unlike meanSquare -->
    > **Claim 3.3.** Uniform numbers are **0.6** or more.

    <!-- claim 3.4: mean >= 0.6 on mnist, unlike meanSquare -->
    > **Claim 3.4.** Uniform numbers are **0.6** or more.

    """

  @Test func areNamedAfterTheirFolderAndNotJudged() async throws {
    let letters = try Letters()
    let arguments = ["--mnist", letters.path, "--record", "@/run.json"]
    let run = try await ToyRun(arguments, text: Self.text)
    #expect(run.status == .allHold && run.errors.isEmpty)
    #expect(run.output.hasPrefix("A toy\nletters from \(letters.path), seed 1\n"))
    for claim in 1...4 {
      #expect(run.output.contains("Claim 3.\(claim) is not judged: mean 0.482"))
    }
    #expect(run.exists("plots/3-toy-letters/draws.svg") && !run.exists("plots/3-toy-mnist"))
    #expect(try run.record()["data"] as? String == "letters")
  }

  @Test func areJudgedByWhatIsClaimedOfAnySetIfAsked() async throws {
    let letters = try Letters()
    let run = try await ToyRun(["--mnist", letters.path, "--judge", "--no-plots"], text: Self.text)
    #expect(run.status == .claimFails)
    #expect(run.output.contains("Claim 3.1 FAILS"))
    for claim in 2...4 { #expect(run.output.contains("Claim 3.\(claim) is not judged")) }
    #expect(run.errors == "chapter3: chapters/3-toy.md:3: claim 3.1 fails\n")
  }

  @Test func inAFolderCalledAsMNISTAreNotMNIST() async throws {
    let letters = try Letters("mnist")
    let run = try await ToyRun(["--mnist", letters.path, "--record", "@/run.json"])
    #expect(run.status == .allHold)
    #expect(run.exists("plots/3-toy-mnist_/draws.svg") && !run.exists("plots/3-toy-mnist"))
    #expect(try run.record()["data"] as? String == "mnist_")
  }

  @Test func thatLackWhatTheChapterNeedsAreBadData() async throws {
    let letters = try Letters(testClass: 4)
    let run = try await ToyRun(["--mnist", letters.path])
    #expect(run.status == .badData && !run.exists("plots"))
    #expect(
      run.errors
        == "chapter3: \(letters.path)/t10k-labels-idx1-ubyte: chapter 3 needs 3s among the test digits, "
        + "found no 3s. Take a set that has them.\n")
  }
}
