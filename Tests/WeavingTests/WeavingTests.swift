import Foundation
import Notebooks
import Testing

@testable import Weaving

@Suite struct WeavingTests {
  @Test func weavesWhatCodeAndRunsSay() async throws {
    let text = try await ToyBook().read(ToyBook.textPath)
    for woven in [
      "The mean is <!-- value mean -->5.50<!-- end -->, of <!-- value mean on mnist -->9.50<!-- end -->",
      """
      <!-- excerpt Sources/Toy/Toy.swift#sum -->
      ```swift
      /// The sum of the first `count` numbers, one after the other.
      func sum(upTo count: Int) -> Int {
        (1...count).reduce(0, +)
      }
      ```
      """,
      """
      static func run(in notebook: Notebook) {
        notebook.cell("sums", "Add the first numbers")
      """,
      """
        for end in count - 2...count { notebook.print("1 + … + \\(end) = \\(sum(upTo: end))") }
        let panel
      """,
      """
      <!-- output sums -->
      ```text
      1 + … + 8 = 36
      1 + … + 9 = 45
      1 + … + 10 = 55
      ```
      """,
      "<!-- output mean on mnist -->\n```text\nmean 9.50\n```",
      "![A parabola](../plots/3-toy/sums.svg)",
      "![A longer parabola](../plots/3-toy-mnist/sums.svg)",
      """
      <!-- claims -->
      | Claim | Of | Measured | Bound | Control | Holds |
      |---|---|---|---|---|---|
      | 3.1 | pen digits | mean 5.50 | <= 5.5 | count 10 | yes |
      | 3.2 | MNIST | count 10 | >= 10 | mean 5.50 | yes, but not claimed |
      """,
      """
      <!-- claims on mnist -->
      | Claim | Of | Measured | Bound | Control | Holds |
      |---|---|---|---|---|---|
      | 3.1 | pen digits | mean 9.50 | <= 5.5 | count 18 | no, but not claimed |
      """,
    ] {
      #expect(text.contains(woven))
    }
  }

  @Test func aFigureThatComesAliveIsWovenAsOneThatDoesNot() async throws {
    let book = try await ToyBook()
    try book.edit(
      ToyBook.textPath, "<!-- figure sums -->", "<!-- live sums -->\n<!-- figure sums -->")
    try book.edit(ToyBook.textPath, "../plots/3-toy/sums.svg", "elsewhere")
    #expect(await book.weave() == [])
    #expect(
      try book.read(ToyBook.textPath).contains(
        "<!-- live sums -->\n<!-- figure sums -->\n![A parabola](../plots/3-toy/sums.svg)"))
  }

  @Test func weavingTwiceChangesNothing() async throws {
    let book = try await ToyBook()
    let first = try book.read(ToyBook.textPath)
    #expect(await book.weave() == [])
    #expect(try book.read(ToyBook.textPath) == first)
  }

  @Test func checkingChangesNothing() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "= 45", "= 46")
    let edited = try book.read(ToyBook.textPath)
    #expect(await book.problems().count == 1)
    #expect(try book.read(ToyBook.textPath) == edited)
  }

  @Test func weavingRepairsWhatDrifted() async throws {
    let book = try await ToyBook()
    let sound = try book.read(ToyBook.textPath)
    try book.edit(ToyBook.textPath, "= 45\n", "")
    try book.edit(ToyBook.textPath, "-->5.50<", "-->5.51<")
    try book.edit("plots/3-toy/sums.gp", "square", "cube")
    #expect(await book.problems().count == 3)
    #expect(await book.weave() == [])
    #expect(try book.read(ToyBook.textPath) == sound)
  }

  @Test func aFigureThatCannotBeWrittenIsToldWithItsReason() async throws {
    let book = try await ToyBook()
    let folder = book.root.appending(path: "plots/3-toy")
    try FileManager.default.removeItem(at: folder)
    try Data().write(to: folder)
    let problems = await book.weave()
    #expect(problems.contains { $0.contains("plots/3-toy/sums.gp:1: cannot write") }, "\(problems)")
  }

  @Test func withoutMNISTItsPiecesStayAsTheyAre() async throws {
    let book = try await ToyBook()
    try book.edit(ToyBook.textPath, "-->9.50<", "-->9.51<")
    #expect(await book.problems(mnist: nil) == [])
    #expect(await book.problems().count == 1)
  }

  /// Every gnuplot that draws the book's pictures elsewhere is another one here.
  @Test func aPictureByAnotherGnuplotIsNotComparedIfTheBookNamesIt() async throws {
    let (book, picture) = (try await ToyBook(), "plots/3-toy/sums.svg")
    try book.edit(picture, "<path", "<path ")
    #expect(await book.problems().count == 1)
    let other = try book.read(picture)
      .replacing(/GNUPLOT \d+\.\d+ patchlevel/, with: "GNUPLOT 9.9 patchlevel")
    try book.write(other, to: picture)
    #expect(await book.problems().map { $0.contains(": drawn by gnuplot 9.9") } == [true])
    let version = try #require(other.firstMatch(of: /GNUPLOT (9.9 patchlevel \d+)/)).1
    try book.write("By gnuplot \(version).\n", to: "README.md")
    #expect(await book.problems() == [])
  }
}
