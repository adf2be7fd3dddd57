import Digits
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

  @Test func echoesAsItGoes() throws {
    var echoed: [String] = []
    let run = try Run(of: Toy.self, under: Conditions(epochs: 5)) { echoed.append($0) }
    #expect(
      echoed == [
        "\nDraw uniform numbers\n", "after 500: 0.487", "\nTake their mean\n",
        "mean \(run.values[0])",
      ])
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

  @Test func progressYieldsEachStepOnce() {
    let notebook = Notebook(Conditions(), bar: nil) { _ in }
    var seen: [Int] = []
    for step in notebook.progress("x", 1...4) { seen.append(step) }
    #expect(seen == [1, 2, 3, 4])
  }

  @Test func aValueIsRecordedOnce() async {
    await #expect(processExitsWith: .failure) {
      let notebook = Notebook(Conditions(), bar: nil) { _ in }
      notebook.value("x", 1.0, digits: 1, unit: "")
      notebook.value("x", 2.0, digits: 1, unit: "")
    }
  }

  @Test func aNameFitsAMarker() async {
    await #expect(processExitsWith: .failure) {
      Notebook(Conditions(), bar: nil) { _ in }.cell("two words", "Two words")
    }
  }

  @Test func nothingIsPrintedOutsideOfACell() async {
    await #expect(processExitsWith: .failure) {
      Notebook(Conditions(), bar: nil) { _ in }.print("stray")
    }
  }
}
