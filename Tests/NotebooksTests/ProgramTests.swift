import ArgumentParser
import Digits
import Foundation
import Plotting
import Testing

@testable import Notebooks

@Suite struct ProgramTests {
  let missingGnuplot = Gnuplot(executable: "gnuplot-that-is-not-here")

  @Test func printsCellsThenClaimsThenFigures() async throws {
    let run = try await ToyRun()
    #expect(
      run.output == """
        A toy
        pen digits, seed 1

        Draw uniform numbers

        after 500: 0.487
        after 1000: 0.482

        Take their mean

        mean 0.482

        Claims

        Claim 3.1 holds: mean 0.482 >= 0.4, unlike meanSquare 0.314
        Claim 3.2 holds: meanSquare 0.314 <= 0.4, unlike mean 0.482

        Figures

        @/plots/3-toy/draws.svg
        @/plots/3-toy/squares.svg

        """)
    #expect(run.errors.isEmpty)
    #expect(run.status == .allHold)
  }

  @Test(arguments: [[], ["--threads", "1"]])
  func repeatsItselfToTheByte(_ arguments: [String]) async throws {
    #expect(try await ToyRun().output == ToyRun(arguments).output)
    let other = try await ToyRun(["--seed", "2"]).output
    // The line of the conditions would differ by itself.
    #expect(try await ToyRun().output != other.replacing("seed 2", with: "seed 1"))
  }

  @Test func namesTheClaimThatFails() async throws {
    let run = try await ToyRun(text: Toy.text.replacing("0.4", with: "0.45"))
    #expect(run.status == .allHold)
    let broken = try await ToyRun(text: Toy.text.replacing("0.4", with: "0.6"))
    #expect(broken.status == .claimFails)
    for line in [
      "Claim 3.1 FAILS: mean 0.482 >= 0.6, unlike meanSquare 0.314; false",
      "Claim 3.2 FAILS: meanSquare 0.314 <= 0.6, unlike mean 0.482; but its control does not fail",
    ] {
      #expect(broken.output.contains(line + "\n"))
    }
    #expect(
      broken.errors == """
        chapter3: chapters/3-toy.md:3: claim 3.1 fails
        chapter3: chapters/3-toy.md:6: claim 3.2 fails

        """)
    #expect(broken.exists("plots/3-toy/draws.gp"))
  }

  @Test func doesNotJudgeAShorterTraining() async throws {
    let text = Toy.text.replacing("0.4", with: "0.6")
    let run = try await ToyRun(["--epochs", "2", "--record", "@/run.json"], text: text)
    #expect(run.status == .allHold)
    #expect(run.output.contains("pen digits, seed 1, epochs 2\n"))
    #expect(run.output.contains("Claim 3.1 is not judged: mean"))
    #expect(run.exists("plots/3-toy-epochs-2/draws.gp"))
    let claims = try #require(try run.record()["claims"] as? [[String: Any]])
    #expect(claims.allSatisfy { $0["holds"] is NSNull && $0["measured"] is Double })
    #expect(try run.record()["epochs"] as? Int == 2)
  }

  @Test func anUnknownValueIsBadData() async throws {
    let text = Toy.text.replacing("unlike meanSquare", with: "unlike meanSquared")
    let run = try await ToyRun(text: text)
    #expect(run.status == .badData)
    #expect(
      run.errors
        == "chapter3: chapters/3-toy.md:3: claim 3.1: the run recorded no value “meanSquared”\n")
  }

  @Test func aBrokenMarkerIsBadData() async throws {
    let run = try await ToyRun(text: Toy.text.replacing("claim 3.2:", with: "clam 3.2:"))
    #expect(run.status == .badData)
    #expect(run.errors.hasPrefix("chapter3: chapters/3-toy.md:6: unknown marker “clam”"))
    #expect(run.output.isEmpty)
  }

  @Test func aMissingTextIsNoInput() async throws {
    let run = try await ToyRun(text: nil)
    #expect(run.status == .noInput)
    #expect(run.errors.hasPrefix("chapter3: chapters/3-toy.md: "))
  }

  @Test func missingDigitsAreNoInput() async throws {
    let run = try await ToyRun(["--mnist", "@/nowhere"])
    #expect(run.status == .noInput)
    #expect(run.errors.contains("nowhere"))
  }

  @Test func withoutGnuplotTheRestStillRuns() async throws {
    let run = try await ToyRun(["--record", "@/run.json"], gnuplot: missingGnuplot)
    #expect(run.status == .noPictures)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output.contains("@/plots/3-toy/squares.gp\n"))
    #expect(run.exists("plots/3-toy/draws.gp") && run.exists("plots/3-toy/squares.gp"))
    #expect(run.exists("run.json"))
  }

  /// One attempt is enough to know.
  @Test func aGnuplotThatHangsIsWaitedForOnce() async throws {
    let hanging = try temporaryFolder().appending(path: "gnuplot")
    defer { try? FileManager.default.removeItem(at: hanging.deletingLastPathComponent()) }
    try Data("#!/bin/sh\nexec tail -f /dev/null\n".utf8).write(to: hanging)
    chmod(hanging.path, 0o755)
    let gnuplot = Gnuplot(executable: hanging.path, limit: .milliseconds(500))
    let run = try await ToyRun(gnuplot: gnuplot)
    #expect(run.status == .noPictures)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("gnuplot had not drawn @/plots/3-toy/draws.gp after 0.5 s"))
    #expect(run.exists("plots/3-toy/draws.gp") && run.exists("plots/3-toy/squares.gp"))
  }

  @Test func aFolderThatCannotBeWrittenLosesNothingElse() async throws {
    let run = try await ToyRun(["--plots", "/dev/full", "--record", "@/run.json"])
    #expect(run.status == .cannotWrite)
    #expect(run.output.contains("Claim 3.2 holds"))
    #expect(run.errors.contains("/dev/full"))
    #expect(run.exists("run.json"))
  }

  @Test(arguments: ["/dev/full", "@/no/such/folder/run.json", "@"])
  func aRecordThatCannotBeWritten(_ path: String) async throws {
    let run = try await ToyRun(["--record", path])
    #expect(run.status == .cannotWrite)
    #expect(run.errors.hasPrefix("chapter3: cannot write \(path): "))
    #expect(run.exists("plots/3-toy/draws.gp"))
  }

  @Test func aFullDiskBehindTheOutput() async throws {
    let run = try await ToyRun(
      ["--record", "@/run.json"], output: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(run.status == .cannotWrite)
    #expect(run.errors == "chapter3: cannot write the output: No space left on device\n")
    #expect(run.exists("plots/3-toy/draws.gp") && run.exists("run.json"))
  }

  @Test func aReaderThatLeftTheOutput() async throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let run = try await ToyRun(["--record", "@/run.json"], output: pipe.fileHandleForWriting)
    #expect(run.status == .cannotWrite)
    #expect(run.errors == "chapter3: cannot write the output: Broken pipe\n")
    #expect(run.exists("plots/3-toy/draws.svg") && run.exists("run.json"))
  }

  @Test func aFigureThatCannotBeWrittenSilencesNothing() async throws {
    let run = try await ToyRun(obstacle: "plots/3-toy/draws.gp")
    #expect(run.status == .cannotWrite)
    #expect(run.errors.contains("cannot write @/plots/3-toy/draws.gp: Is a directory"))
    #expect(run.output.hasSuffix("Figures\n\n@/plots/3-toy/squares.svg\n"))
  }

  @Test func aFailedClaimOutranksAMissingGnuplot() async throws {
    let text = Toy.text.replacing("0.4", with: "0.6")
    let run = try await ToyRun(text: text, gnuplot: missingGnuplot)
    #expect(run.status == .claimFails)
  }

  @Test func writesNoFiguresIfToldSo() async throws {
    let run = try await ToyRun(["--no-plots"])
    #expect(!run.exists("plots") && !run.output.contains("Figures"))
  }

  @Test(arguments: [
    ["--epochs", "0"], ["--threads", "0"], ["--seed", "one"], ["--seed", "-1"], ["--sed", "1"],
    ["extra"], ["--mnist"], ["--plots", ""], ["--mnist", ""], ["--record", ""],
    ["--judge", "--epochs", "2"],
  ])
  func badUsage(_ arguments: [String]) throws {
    let error = #expect(throws: (any Error).self) { try ChapterOptions.parse(arguments) }
    #expect(ChapterOptions.exitCode(for: try #require(error)) == .validationFailure)
    #expect(ExitCode.validationFailure.rawValue == 64)
  }

  @Test(arguments: [
    (Conditions(), DigitSplit.Origin.pen, "3-toy"), (Conditions(), .mnist, "3-toy-mnist"),
    (Conditions(), .other("letters"), "3-toy-letters"),
    (Conditions(seed: 7, epochs: 2), .pen, "3-toy-seed-7-epochs-2"),
    (Conditions(seed: 7), .mnist, "3-toy-mnist-seed-7"),
    (Conditions(epochs: 2), .other("letters"), "3-toy-letters-epochs-2"),
  ])
  func eachRunHasItsFolder(_ conditions: Conditions, _ origin: DigitSplit.Origin, _ folder: String)
  {
    #expect(Run(conditions: conditions, origin: origin).figureFolder(of: Toy.slug) == folder)
  }
}
