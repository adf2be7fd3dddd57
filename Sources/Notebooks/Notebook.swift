import Digits
import Plotting
import Requirements
import SavedModels
import Tensors
import Texts
import Threading

/// The page that a running chapter writes on.
///
/// ```swift
/// notebook.cell("train", "Train the autoencoder")
/// for epoch in notebook.progress("training", 1...notebook.epochs(8)) {
///   notebook.print("epoch \(epoch)  \(fixed(loss, digits: 2))")
/// }
/// notebook.value("heldOutError", error, digits: 2, unit: "squared error per image")
/// notebook.figure(curve)
/// ```
public final class Notebook {
  /// The conditions of this run.
  public let conditions: Conditions
  /// The digits to train on and to hold out.
  public let digits: DigitSplit
  private(set) var run: Run
  private let chapter: Int
  private let echo: (String) -> Void
  private let bar: ProgressBar?
  private var layout = TableLayout(label: "", columns: [])

  init(
    of chapter: Int, _ conditions: Conditions, _ digits: DigitSplit, bar: ProgressBar?,
    echo: @escaping (String) -> Void
  ) {
    self.chapter = chapter
    self.conditions = conditions
    self.digits = digits
    run = Run(conditions: conditions, origin: digits.origin)
    self.bar = bar
    self.echo = echo
  }

  /// The one seed of every random number.
  public var seed: UInt64 { conditions.seed }

  /// The epochs to train for: the chapter's schedule, unless `--epochs` replaced it.
  public func epochs(_ schedule: Int) -> Int {
    run.lengths.append(schedule)
    return conditions.epochs ?? schedule
  }

  /// Begins a cell; what is printed from here on is its output.
  public func cell(_ name: String, _ title: String) {
    check(name, isNewAmong: run.cells.map(\.name), "cell")
    layout = TableLayout(label: "", columns: [])
    run.cells.append(Cell(name: name, title: title))
    write("\n\(title)\n")
  }

  /// Prints one line or several into the current cell.
  public func print(_ text: String = "") {
    require(!run.cells.isEmpty, "print(\"\(text)\") comes before the first cell")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    run.cells[run.cells.count - 1].lines += lines
    write(text)
  }

  /// Prints the head of a table, and sets the width of its columns.
  public func heading(_ label: String, _ columns: String...) {
    layout = TableLayout(label: label, columns: columns)
    print(layout.line(label, columns))
  }

  /// Prints a row of the table that the last heading began: values, or words.
  public func row(_ label: String, _ cells: any CustomStringConvertible...) { add(label, cells) }

  /// Prints a row of the table that the last heading began.
  public func row(_ label: String, _ values: [Value]) { add(label, values) }

  private func add(_ label: String, _ cells: [any CustomStringConvertible]) {
    print(layout.line(label, cells.map(\.description)))
    run.rows.append(
      Row(label: label, columns: layout.columns, values: cells.map { ($0 as? Value)?.name }))
  }

  /// Records a number for the text and its claims, and returns it as it is printed.
  ///
  /// - Parameters:
  ///   - name: what texts and claims call it.
  ///   - number: finite, or every claim that names it fails; a share of the unit `%` is 0…100.
  ///   - digits: how many are shown after the point.
  ///   - unit: what one is, such as `nats per image`.
  @discardableResult
  public func value(
    _ name: String, _ number: some BinaryFloatingPoint, digits: Int, unit: String
  ) -> Value {
    check(name, isNewAmong: run.values.map(\.name), "value")
    let value = Value(name: name, number: Double(number), digits: digits, unit: unit)
    run.values.append(value)
    return value
  }

  /// Adds a figure to those that the program writes and the text shows. It must bear its title out on
  /// the book's digits and schedule; on others it is drawn as it comes.
  public func figure(_ figure: Figure) {
    check(figure.name, isNewAmong: run.figures.map(\.name), "figure")
    run.figures.append(run.bearsTitlesOut ? figure : figure.unchecked)
  }

  /// Trains the chapter's one model that `--save` writes; after `--load` takes it from the file instead, and
  /// goes on with the random numbers that would follow a training like the file's.
  ///
  /// - Parameters:
  ///   - model: with the weights that a training begins from.
  ///   - schedule: the epochs, unless `--epochs` replaced them.
  ///   - random: what the training draws from.
  ///   - body: trains, and prints and measures what belongs to the training.
  /// - Throws: why the file's model is not this one.
  public func train<Model: NamedModule>(
    _ model: inout Model, epochs schedule: Int, using random: inout Random,
    by body: (_ model: inout Model, _ epochs: ClosedRange<Int>, _ random: inout Random) -> Void
  ) throws(ModelError) {
    require(run.model == nil, "the chapter trains two models to save")
    if let loaded = conditions.model {
      let training = SavedTraining(loaded)
      try loaded.load(into: &model)
      random.skip(draws: training.draws)
      print("not trained here, but loaded\(training.origin)")
      run.model = loaded
    } else {
      let (epochs, start) = (epochs(schedule), random)
      body(&model, 1...epochs, &random)
      let training = SavedTraining(
        run, chapter: chapter, epochs: epochs, draws: random.draws(since: start))
      run.model = SavedModel(of: model, metadata: training.metadata)
    }
  }

  /// The steps of a long computation, with a bar on the terminal while they are taken.
  public func progress<Steps: Collection>(
    _ label: String, _ steps: Steps
  ) -> some Sequence<Steps.Element> {
    let count = steps.count
    run.lengths.append(count)
    return steps.enumerated().lazy.map { [bar] index, step in
      bar?.show(label, done: index, of: count)
      return step
    }
  }

  /// The results of `body` for each item, in their order: side by side as far as they fill all cores, see
  /// `Threads.map`, with a bar on the terminal that tells how many are done.
  public func sideBySide<Item: Sendable, Result: Sendable>(
    _ label: String, _ items: some Collection<Item>, _ body: @Sendable (Item) -> Result
  ) -> [Result] {
    let count = items.count
    run.lengths.append(count)
    let done = Mutex(0)
    bar?.show(label, done: 0, of: count)
    return Threads.map(Array(items)) { [bar] item in
      let result = body(item)
      done.withLock { done in
        done += 1
        bar?.show(label, done: done, of: count)
      }
      return result
    }
  }

  private func write(_ text: String) {
    bar?.clear()
    echo(text)
  }

  private func check(_ name: String, isNewAmong others: [String], _ kind: String) {
    require(
      Name.fits(name),
      "the \(kind) “\(name)” cannot stand in a marker: use letters, digits and hyphens")
    require(!others.contains(name), "the \(kind) “\(name)” is recorded twice")
  }
}

/// The widths of a printed table's columns: labels to the left, numbers flush right below their heads.
private struct TableLayout {
  let columns: [String]
  let labelWidth: Int

  init(label: String, columns: [String]) {
    self.columns = columns
    labelWidth = max(24, label.count)
  }

  func line(_ label: String, _ cells: [String]) -> String {
    cells.enumerated().reduce(padded(label, labelWidth)) { line, cell in
      let width = cell.offset < columns.count ? max(10, columns[cell.offset].count + 2) : 10
      return line + String(repeating: " ", count: max(1, width - cell.element.count)) + cell.element
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
