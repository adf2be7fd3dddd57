import Digits
import Foundation
import Plotting
import Testing

@testable import Notebooks

@Suite struct NotebookTests {
  @Test func keepsEachCellsLines() throws {
    let run = try Run(of: Toy.self, under: Conditions(epochs: 5))
    #expect(run.cells.map(\.name) == ["draw", "mean"])
    #expect(run.cells[0].lines == ["after 500: 0.487"])
    #expect(run.values.map(\.name) == ["mean", "meanSquare", "broken"])
    #expect(run.figures.map(\.name) == ["draws", "squares"])
  }

  @Test func eachSeedHasDigitsOfItsOwn() throws {
    let found = try [1, 7].map { try Conditions(seed: $0).digits(for: Toy.self) }
    for (split, seed) in zip(found, [1, 7] as [UInt64]) {
      let expected = DigitSplit.pen(train: split.train.count, test: split.test.count, seed: seed)
      #expect(split.train.pixels == expected.train.pixels)
      #expect(split.test.pixels == expected.test.pixels)
    }
    #expect(found[0].train.pixels != found[1].train.pixels)
  }

  @Test func echoesAsItGoes() throws {
    var echoed: [String] = []
    let digits = DigitSplit.pen(train: 1, test: 1, seed: 1)
    let run = try Run(of: Toy.self, on: digits, under: Conditions(epochs: 5)) { echoed.append($0) }
    #expect(
      echoed == [
        "\nDraw uniform numbers\n", "after 500: 0.487", "\nTake their mean\n",
        "mean \(run.values[0])",
      ])
  }

  @Test func linesUpTables() {
    var printed: [String] = []
    let digits = DigitSplit.pen(train: 1, test: 1, seed: 1)
    let page = Notebook(of: 9, Conditions(), digits, bar: nil) { printed.append($0) }
    page.cell("table", "A table")
    page.heading("model", "error", "squared distance")
    let values = ["a", "b", "c"].map { page.value($0, 1.5, digits: 2, unit: "nats") }
    page.row("VAE", values)
    page.row("autoencoder", values[1], "none")
    #expect(
      printed.suffix(3) == [
        "model                        error  squared distance",
        "VAE                           1.50              1.50      1.50",
        "autoencoder                   1.50              none",
      ])
    #expect(page.run.rows.map(\.label) == ["VAE", "autoencoder"])
    #expect(page.run.rows.map(\.values) == [["a", "b", "c"], ["b", nil]])
    #expect(page.run.rows[0].columns == ["error", "squared distance"])
  }

  @Test(arguments: [
    (12.345, 2, "12.35"), (0.125, 2, "0.12"), (-0.004, 2, "0.00"), (-0.006, 2, "-0.01"),
    (1234567, 0, "1234567"), (.nan, 2, "NaN"), (-.nan, 2, "NaN"), (.infinity, 1, "inf"),
    (-.infinity, 1, "-inf"), (1e-300, 3, "0.000"),
  ])
  func roundsAsPrinted(_ number: Double, _ digits: Int, _ text: String) {
    #expect(fixed(number, digits: digits) == text)
  }

  @Test func fillsAColumn() {
    #expect(fixed(Float(3.14159), digits: 2, width: 7) == "   3.14")
    #expect(fixed(1234.5, digits: 1, width: 3) == "1234.5")
  }

  @Test func tellsHowFarItIs() {
    #expect(
      progressLine("training", done: 0, of: 40, after: .zero)
        == "training [--------------------]   0 %")
    #expect(
      progressLine("training", done: 10, of: 40, after: .seconds(4))
        == "training [#####---------------]  25 %, 12 s left")
    #expect(
      progressLine("x", done: 0, of: 0, after: .zero) == "x [####################] 100 %")
  }

  @Test("progress yields each step once, and a run knows how many it asked for")
  func progress() {
    let notebook = Notebook(
      of: 3, Conditions(epochs: 2), .pen(train: 1, test: 1, seed: 1), bar: nil
    ) { _ in }
    var seen: [Int] = []
    for step in notebook.progress("x", 1...4) { seen.append(step) }
    #expect(seen == [1, 2, 3, 4])
    #expect(notebook.epochs(7) == 2)
    #expect(notebook.run.lengths == [4, 7])
  }

  @Test("what is computed side by side comes in the order that was asked for, and is counted")
  func sideBySide() {
    let notebook = Notebook(
      of: 3, Conditions(), .pen(train: 1, test: 1, seed: 1), bar: ProgressBar()
    ) { _ in }
    #expect(notebook.sideBySide("x", 1...9) { $0 * $0 } == (1...9).map { $0 * $0 })
    #expect(notebook.run.lengths == [9])
  }

  @Test func aValueIsRecordedOnce() async {
    await #expect(processExitsWith: .failure) {
      let notebook = Notebook(of: 3, Conditions(), .pen(train: 1, test: 1, seed: 1), bar: nil) {
        _ in
      }
      notebook.value("x", 1.0, digits: 1, unit: "")
      notebook.value("x", 2.0, digits: 1, unit: "")
    }
  }

  @Test("a figure refuses to contradict its title on the book's digits and schedule, not elsewhere")
  func checksOfFigures() throws {
    let pen = DigitSplit.pen(train: 1, test: 1, seed: 1)
    let other = DigitSplit(train: pen.train, test: pen.test, origin: .other("letters"))
    func hasCheck(_ conditions: Conditions, _ digits: DigitSplit) throws -> Bool {
      let notebook = Notebook(of: 3, conditions, digits, bar: nil) { _ in }
      let figure = Figure("falling", title: "It falls", Panel(x: "x", y: "y", .line("y", [1, 2])))
      notebook.figure(figure.check("it falls", .last(of: "y") < .first(of: "y")))
      let folder = try temporaryFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      let script = try notebook.run.figures[0].write(to: folder.appending(path: "toy"))
      return try String(contentsOf: script, encoding: .utf8).contains("contradict \"it falls\"")
    }
    #expect(try hasCheck(Conditions(), pen))
    #expect(try !hasCheck(Conditions(epochs: 1), pen))
    #expect(try !hasCheck(Conditions(), other))
    #expect(try !hasCheck(Conditions(judgesAnySet: true), other))
  }

  @Test func aNameFitsAMarker() async {
    await #expect(processExitsWith: .failure) {
      Notebook(of: 3, Conditions(), .pen(train: 1, test: 1, seed: 1), bar: nil) { _ in }.cell(
        "two words", "Two words")
    }
  }

  @Test func nothingIsPrintedOutsideOfACell() async {
    await #expect(processExitsWith: .failure) {
      Notebook(of: 3, Conditions(), .pen(train: 1, test: 1, seed: 1), bar: nil) { _ in }.print(
        "stray")
    }
  }
}
