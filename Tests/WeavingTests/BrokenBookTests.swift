import Foundation
import Notebooks
import Plotting
import Testing
import Texts

@testable import Weaving

/// One edit that makes a sound book wrong, and what must be said of it.
struct Breakage: CustomTestStringConvertible, Sendable {
  let path: String
  let old: String
  let new: String
  let problem: String

  init(_ old: String, _ new: String, in path: String = ToyBook.textPath, _ problem: String) {
    self.path = path
    self.old = old
    self.new = new
    self.problem = problem
  }

  var testDescription: String { problem }
}

@Suite struct BrokenBookTests {
  static let drift = [
    Breakage("= 45", "= 46", "<!-- output sums -->\n  - 1 + … + 9 = 46\n  + 1 + … + 9 = 45"),
    Breakage("1 + … + 9 = 45\n", "", "<!-- output sums -->\n  + 1 + … + 9 = 45"),
    Breakage("= 55\n", "= 55\nmore\n", "<!-- output sums -->\n  - more"),
    Breakage("-->5.50<", "-->5.51<", "<!-- value mean -->\n  - 5.51\n  + 5.50"),
    Breakage(
      "mean 9.50\n", "mean 9.51\n",
      "<!-- output mean on mnist -->\n  - mean 9.51\n  + mean 9.50"),
    Breakage(
      "reduce(0, +)", "reduce(1, +)",
      "<!-- excerpt Sources/Toy/Toy.swift#sum -->\n"
        + "  -   (1...count).reduce(1, +)\n  +   (1...count).reduce(0, +)"),
    Breakage(
      "reduce(0, +)", "reduce(1, +)", in: ToyBook.sourcePath,
      "<!-- excerpt Sources/Toy/Toy.swift#sum -->\n"
        + "  -   (1...count).reduce(0, +)\n  +   (1...count).reduce(1, +)"),
    Breakage(
      "3-toy/sums.svg", "3-toy/sum.svg",
      "<!-- figure sums -->\n  - ../plots/3-toy/sum.svg\n  + ../plots/3-toy/sums.svg"),
    Breakage(
      "| yes |", "| no |", "<!-- claims -->\n  - | 3.1 | pen digits | mean 5.50 | <= 5.5 | count"),
    Breakage(
      "claim 3.1: mean <= 5.5 ", "claim 3.1: mean <= 5 ",
      "the bound 5 is not in the sentence of claim 3.1"),
    Breakage("most **5.5**", "most **5.4**", "the bound 5.5 is not in the sentence of claim 3.1"),
  ]

  static let names = [
    Breakage("mean <= 5.5 on", "means <= 5.5 on", "the run recorded no value “means”"),
    Breakage("unlike count", "unlike counts", "the run recorded no value “counts”"),
    Breakage("<!-- value mean -->", "<!-- value men -->", "the run has no value “men”"),
    Breakage(
      "value age of chapter 2 -->", "value mean of chapter 2 -->", "the run has no value “mean”"),
    Breakage(
      "value age of chapter 2 -->", "value age of chapter 1 -->", "chapter 1 is none of the earlier"
    ),
    Breakage("-->7.25<", "-->8.50<", "<!-- value age of chapter 2 -->\n  - 8.50\n  + 7.25"),
    Breakage(
      "-->8.50<", "-->7.25<", "<!-- value age of chapter 2 on mnist -->\n  - 7.25\n  + 8.50"),
    Breakage("<!-- output sums -->", "<!-- output sum -->", "the run has no cell “sum”"),
    Breakage("<!-- figure sums -->", "<!-- figure sun -->", "the run has no figure “sun”"),
    Breakage("Toy.swift#sum", "Toy.swift#sun", "Toy.swift has no “// snippet.sun”"),
    Breakage("Toy/Toy.swift#sum", "Toy/T.swift#sum", "there is no source file Sources/Toy/T.swift"),
  ]

  static let markers = [
    Breakage("<!-- value mean -->", "<!-- vlaue mean -->", "unknown marker “vlaue”"),
    Breakage("5.50<!-- end -->", "5.50", "a marker begins before the one before it has ended"),
    Breakage("= 55\n```", "= 55\n", "this fence is not closed"),
    Breakage("<!-- output mean -->", "<!-- output sums -->", "this marker is on line "),
    Breakage("claim 3.2:", "claim 3.1:", "claim 3.1 should be 3.2"),
    Breakage(
      "<!-- claim 3.1: mean <= 5.5 on pen, unlike count -->\n", "", "claim 3.2 should be 3.1"),
    Breakage(
      "<!-- claim 3.2: count >= 10 on mnist, unlike mean -->", "", "so nothing tests it"),
    Breakage("```sh\n", "```swift\n", "chapters/3-toy.md:7: no marker stands above this fence"),
    Breakage("```sh\n", "```text\n", "chapters/3-toy.md:7: no marker stands above this fence"),
    Breakage("```sh\n", "```\n", "chapters/3-toy.md:7: no marker stands above this fence"),
    Breakage("<!-- output mean -->\n", "", "no marker stands above this fence"),
    Breakage(
      "in all.", "in all.\n\n![Sums](../plots/3-toy/sums.svg)",
      "no figure marker stands above this picture"),
    Breakage("in all.", "in all.\n\n## More\n    let more = 1", "code stands in a fence"),
    Breakage("in all.", "in all.\n \n    let more = 1", "code stands in a fence"),
  ]

  static let gaps = [
    Breakage(
      "// snippet.show", "// snippet.show\nlet forgotten = 1", in: ToyBook.sourcePath,
      "this is neither shown in chapters/3-toy.md nor hidden"),
    Breakage(
      "// snippet.program", "// snippet.other", in: ToyBook.programPath,
      "Sources/Toy/Program/Main.swift:2: up to line 2, this is neither shown"),
    Breakage(
      "<!-- excerpt Sources/Toy/Toy.swift#sum -->\n```swift", "```sh",
      "Sources/Toy/Toy.swift:10: up to line 13, this is neither shown"),
    Breakage(
      "<!-- output mean -->\n```text", "```sh", "the cell “mean” prints what is not shown"),
    Breakage("<!-- figure sums -->\n", "", "no figure marker stands above this picture"),
    Breakage("<!-- figure sums -->\n!", "", "the figure “sums” is not shown"),
    Breakage("in all.", "in all, or 5.6.", "5.6 comes from no run"),
    Breakage("in all.", "in all, or 56 %.", "56 % comes from no run"),
    Breakage("than their count", "than 5.6", "5.6 comes from no run"),
    Breakage("There are", "Of 5.5 there are", "5.5 comes from no run"),
  ]

  static let numbers = [
    Breakage("in all.", "in all, or 13.", "13 comes from no run"),
    Breakage("in all.", "in all, or −13.", "13 comes from no run"),
    Breakage("in all.", "in all, or 0…60,000.", "60,000 comes from no run"),
    Breakage("in all.", "in all, or 5 %.", "5 % comes from no run"),
    Breakage("in all.", "in all, or 10⁻³.", "10⁻³ comes from no run"),
    Breakage("in all.", "in all, or thirteen.", "thirteen comes from no run"),
    Breakage("in all.", "in all, or twenty-five.", "twenty-five comes from no run"),
    Breakage("in all.", "in all, or thousands.", "thousands comes from no run"),
    Breakage("in all.", "in all, or 1950.", "1950 comes from no run"),
    Breakage("A parabola", "A parabola of 30 points", "30 comes from no run"),
    Breakage("in all.", "in all, or <i>H</i> of 30 <i>J</i>.", "30 comes from no run"),
    Breakage("than their count", "than 55", "55 comes from no run"),
    // Known from the next line on, and a percentage not at all.
    Breakage("# A toy", "# A toy of 18", "18 comes from no run"),
    Breakage("See claim 3.1.", "See 18 %.", "18 % comes from no run"),
    // What a run measured stands for itself alone.
    Breakage(
      "-->5.50<!-- end -->, of", "-->5.50<!-- end -->, <!-- value most -->18<!-- end -->, 18, of",
      "18 comes from no run"),
  ]

  static let constants = [
    Breakage("-->18<", "-->19<", "#most -->\n  - 19\n  + 18"),
    Breakage("most = 18", "most = 19", in: ToyBook.sourcePath, "#most -->\n  - 18\n  + 19"),
    Breakage("#most", "#least", "Sources/Toy/Toy.swift has no number after “least”"),
    Breakage("#most", "#digits", "Toy.swift has 0 and 2 after “digits”; quote another name"),
    Breakage("Toy.swift#most", "T.swift#most", "there is no source file Sources/Toy/T.swift"),
    Breakage("Toy.swift#most", "Toy.swift", "write <!-- constant PATH#NAME -->"),
  ]

  static let code = [
    Breakage("`sum(upTo:)`", "`summ(upTo:)`", "`summ(upTo:)`: there is no “summ” in the code"),
    Breakage("let module =", "let folder =", in: ToyBook.sourcePath, "there is no “module”"),
    Breakage("`sum(upTo:)`", "`sum\n(upTo:)`", "goes on in another line"),
    // This word is one of a comment.
    Breakage("`sum(upTo:)`", "`first(upTo:)`", "there is no “first”"),
    // And this one of a sentence that the chapter prints.
    Breakage("`sum(upTo:)`", "`Add`", "there is no “Add”"),
    Breakage("`Sources/Toy`", "`Sources/Joy`", "there is no “Sources/Joy”"),
    Breakage("swift run sums", "swift run sun", "`swift run sun`: there is no “sun” in the code"),
    Breakage("swift run sums", "swift run sums --threads 2", "there is no “threads”"),
    Breakage("swift run sums", "swift run sums --threads N", "there is no “threads” in the code"),
  ]

  static let snippets = [
    Breakage(
      "// snippet.chapter", "// snippet.sum", in: ToyBook.sourcePath,
      "the file has a snippet “sum” already"),
    Breakage(
      "// snippet.end", "//", in: ToyBook.sourcePath, "the snippet “sum” has not ended yet"),
    Breakage(
      "// snippet.close", "// snippet.end", in: ToyBook.sourcePath, "this ends no snippet"),
    Breakage(
      "\n// snippet.end\n", "\n", in: ToyBook.programPath,
      "Main.swift:1: the snippet “program” has no // snippet.end"),
    Breakage("hide: imports", "hide", in: ToyBook.sourcePath, "Toy.swift:1: say why"),
    Breakage(
      "// snippet.show", "//", in: ToyBook.sourcePath, "this is hidden already"),
    Breakage(
      "    // snippet.hide: the same for the mean\n", "", in: ToyBook.sourcePath,
      "nothing is hidden here"),
  ]

  static let figures = [
    Breakage("square", "cube", in: "plots/3-toy/sums.gp", "sums.gp:1: not what the run draws"),
    Breakage("<path", "<path ", in: "plots/3-toy/sums.svg", "not what the run draws"),
    Breakage("<desc>", "<desk>", in: "plots/3-toy/sums.svg", "not what the run draws"),
    Breakage("set", "Set", in: "plots/style.gp", "plots/style.gp:"),
    Breakage(
      "by GNUPLOT", "by GNUPLOT 4.", in: "plots/3-toy/sums.svg", "sums.svg:1: drawn by gnuplot 4."),
  ]

  @Test(arguments: drift + names + markers + gaps + numbers + constants + code + snippets + figures)
  func isReported(_ breakage: Breakage) async throws {
    let book = try await ToyBook()
    try book.edit(breakage.path, breakage.old, breakage.new)
    let problems = await book.problems()
    #expect(problems.contains { $0.contains(breakage.problem) }, "\(problems)")
    #expect(problems.allSatisfy { $0.contains(#/^[A-Za-z0-9/.-]+:\d+: /#) })
  }

  /// What a command has after a hash, a word in capitals that the reader fills in, and a file's name.
  @Test(arguments: [
    ("swift run sums", "swift run sums  # prints the first of them"),
    ("`sum(upTo:)`", "`sum(upTo: N)`"), ("`sum(upTo:)`", "`Toy.swift`"),
  ])
  func isNoCodeToBeLookedUp(_ old: String, _ new: String) async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, old, new)
    #expect(await book.problems() == [])
  }

  /// The line that was edited is the line that is named.
  @Test(arguments: drift.filter { $0.path == ToyBook.textPath && $0.problem.hasPrefix("<!--") })
  func namesTheLine(_ breakage: Breakage) async throws {
    let book = try await ToyBook()
    let text = try book.read(ToyBook.textPath)
    try book.edit(breakage.path, breakage.old, breakage.new)
    let before = try #require(text.firstRange(of: breakage.old)).lowerBound
    let line = 1 + text[..<before].count(where: \.isNewline)
    let added = breakage.new.hasPrefix(breakage.old) ? 1 : 0
    #expect(
      try await book.drift().map { "\($0.path):\($0.line):" }
        == ["\(ToyBook.textPath):\(line + added):"])
  }

  @Test func aControlThatHoldsTooFailsTheClaim() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "unlike count", "unlike mean")
    let text = try ChapterText(of: Toy.self, in: book.root)
    let run = try Run(of: Toy.self, under: Conditions())
    let verdict = try #require(text.verdicts(on: run).known.first)
    #expect(verdict.measuredHolds && verdict.controlHolds && !verdict.holds)
    let problems = await book.problems(mnist: nil)
    #expect(problems.contains { $0.hasSuffix("unlike mean 5.50; but its control does not fail") })
  }

  @Test func aClaimThatTheRunProvesWrongIsReported() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "mean <= 5.5 ", "mean <= 5.4 ")
    try book.edit(ToyBook.textPath, "**5.5**", "**5.4**")
    let problems = await book.problems(mnist: nil)
    #expect(problems.contains { $0.hasSuffix("FAILS: mean 5.50 <= 5.4, unlike count 10; false") })
  }

  @Test func aClaimThatMNISTAloneProvesWrongIsReported() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "count >= 10 on mnist", "count >= 20 on mnist")
    try book.edit(ToyBook.textPath, "**10** numbers", "**20** numbers")
    let failures = await book.problems().filter { $0.contains("FAILS") }
    #expect(
      failures == [
        "chapters/3-toy.md:79: on MNIST: Claim 3.2 FAILS: count 18 >= 20, unlike mean 9.50; false"
      ])
  }

  @Test func theTableSaysNoOfAClaimWhoseControlHoldsToo() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "unlike count", "unlike mean")
    let problems = await book.problems(mnist: nil)
    let row = "| 3.1 | pen digits | mean 5.50 | <= 5.5 | mean 5.50 | no |"
    #expect(problems.contains { $0.contains(row) }, "\(problems)")
  }

  @Test func cellsInAnotherOrderAreReported() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "<!-- output sums -->", "<!-- output MEAN -->")
    try book.edit(ToyBook.textPath, "<!-- output mean -->", "<!-- output sums -->")
    try book.edit(ToyBook.textPath, "<!-- output MEAN -->", "<!-- output mean -->")
    let problems = await book.problems()
    #expect(problems.contains { $0.contains("this cell runs before the one above it") })
  }

  @Test func aTextWithoutClaimsIsReported() async throws {
    let book = try await ToyBook()
    try book.write("# A toy\n", to: ToyBook.textPath)
    let problems = await book.problems()
    #expect(problems == ["chapters/3-toy.md:1: the chapter claims nothing; add a claim marker"])
  }

  @Test(arguments: ["plots/3-toy/sums.gp", "plots/3-toy-mnist/sums.svg", ToyBook.textPath])
  func aMissingFileIsReported(_ path: String) async throws {
    let book = try await ToyBook()
    try FileManager.default.removeItem(at: book.root.appending(path: path))
    #expect(await book.problems().map { $0.hasPrefix("\(path):1: ") } == [true])
  }

  @Test func aModuleWithoutCodeIsReported() async throws {
    let book = try await ToyBook()
    #expect(
      await book.problems(of: Misspelt.self) == [
        "\(ToyBook.textPath):1: there is no Swift file in Sources/Toi, so none of its lines are checked"
      ])
  }

  @Test func aLeftOverFigureIsReported() async throws {
    let book = try await ToyBook()
    try book.write("", to: "plots/3-toy/old.svg")
    let problems = await book.problems()
    #expect(problems == ["plots/3-toy/old.svg:1: no run of chapters/3-toy.md writes this file"])
  }

  @Test func aDraftOfAKilledRunIsNoLeftover() async throws {
    let book = try await ToyBook()
    try book.write("", to: "plots/3-toy/.draws.svg.draft")
    #expect(await book.problems().isEmpty)
  }

  @Test func aSetThatIsNotMNISTIsReported() async throws {
    let book = try await ToyBook()
    #expect(
      await book.problems(mnist: "letters") == [
        "\(ToyBook.textPath):1: the digits in letters are not MNIST"
      ])
  }

  @Test func aMissingGnuplotIsReported() async throws {
    let book = try await ToyBook()
    let problems = await book.problems(
      mnist: nil, gnuplot: Gnuplot(executable: "gnuplot-that-is-not-here"))
    #expect(problems.map { $0.contains(": gnuplot is not installed") } == [true])
  }
}

/// The toy, but for the folder of its code.
private enum Misspelt: Chapter {
  static let (number, slug, module, digits) = (Toy.number, Toy.slug, "Toi", Toy.digits)
  static let earlier = Toy.earlier
  static func run(in notebook: Notebook) { Toy.run(in: notebook) }
}
