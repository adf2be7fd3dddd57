import Digits
import Foundation
import Plotting
import SavedModels
import Texts

/// What a chapter left behind: what it printed, measured and drew.
public struct Run: Sendable {
  /// The seed, data and epochs that made it.
  public let conditions: Conditions
  /// Whose digits it ran on.
  public let origin: DigitSplit.Origin
  /// The cells, in the order in which they ran.
  public internal(set) var cells: [Cell] = []
  /// The values, in the order in which they were recorded.
  public internal(set) var values: [Value] = []
  /// The rows of printed tables, in the order in which they were printed.
  public internal(set) var rows: [Row] = []
  /// The figures, in the order in which they were drawn.
  public internal(set) var figures: [Figure] = []
  /// How long it went on: the epochs that trainings have by their schedules, and the steps of long
  /// computations, in the order in which they were asked for.
  public internal(set) var lengths: [Int] = []
  /// The chapter's model, trained or loaded; none if the chapter has none.
  public internal(set) var model: SavedModel?

  /// Runs a chapter from its first cell to its last.
  ///
  /// - Parameters:
  ///   - chapter: what runs.
  ///   - digits: those of the conditions.
  ///   - conditions: seed, data and epochs.
  ///   - showsProgress: whether a bar on stderr tells how far it is, where stderr is a terminal.
  ///   - echo: takes each line as soon as it is printed, cells' titles included.
  /// - Throws: why the model of the conditions is none for this chapter.
  public init(
    of chapter: any Chapter.Type, on digits: DigitSplit, under conditions: Conditions,
    showsProgress: Bool = false, echo: @escaping (String) -> Void = { _ in }
  ) throws(ModelError) {
    let bar = showsProgress ? ProgressBar.onTerminal() : nil
    defer { bar?.clear() }
    let notebook = Notebook(of: chapter.number, conditions, digits, bar: bar, echo: echo)
    try chapter.run(in: notebook)
    self = notebook.run
  }

  /// Runs a chapter on the digits of the conditions.
  ///
  /// - Throws: what is wrong with the digits or with the model.
  public init(of chapter: any Chapter.Type, under conditions: Conditions) throws {
    try self.init(of: chapter, on: try conditions.digits(for: chapter), under: conditions)
  }

  init(conditions: Conditions, origin: DigitSplit.Origin) {
    self.conditions = conditions
    self.origin = origin
  }

  /// The value of that name, if it was recorded.
  public func value(_ name: String) -> Value? { values.first { $0.name == name } }
}

extension Run {
  /// The digits, if they are some that the book tells of.
  public var data: DataSet? {
    switch origin {
    case .pen: .pen
    case .mnist: .mnist
    case .other: nil
    }
  }

  /// The digits' name that readers see.
  public var dataTitle: String {
    switch origin {
    case .pen: DataSet.pen.title
    case .mnist: DataSet.mnist.title
    case .other(let name): name
    }
  }

  /// Whether it can prove a claim wrong: it is by the chapter's own schedule, and on digits of which the
  /// book tells unless others are asked for.
  public var isJudged: Bool { bearsTitlesOut || trainsAsTold && conditions.judgesAnySet }

  /// Whether its figures must show what their titles say, which are about the book's digits.
  var bearsTitlesOut: Bool { trainsAsTold && data != nil }

  /// Whether the model is the one that the chapter trains by its own schedule.
  private var trainsAsTold: Bool { conditions.epochs == nil && !isLoaded }

  /// Whether the model was taken from a file, so that nothing of its training was measured.
  var isLoaded: Bool { conditions.model != nil }

  /// Where the figures of the chapter of that slug go below the plots folder.
  ///
  /// The runs that the book prints own `1-autoencoder` and `1-autoencoder-mnist`; any other run has
  /// a folder of its own, such as `1-autoencoder-letters-seed-7-epochs-2`, and overwrites none of
  /// theirs. All lie at one depth, because the scripts share the `style.gp` of the folder above.
  public func figureFolder(of slug: String) -> String {
    let (seed, epochs) = (conditions.seed, conditions.epochs)
    return [
      slug, data == .pen ? nil : data?.rawValue ?? dataTitle,
      conditions.foreign.map { "foreign-\($0.name)" }, seed == 1 ? nil : "seed-\(seed)",
      epochs.map { "epochs-\($0)" }, isLoaded ? "loaded" : nil,
    ].compactMap(\.self).joined(separator: "-")
  }
}

/// A titled part of a run, which the text shows as one block of output.
public struct Cell: Sendable {
  /// The name in the text's marker, `<!-- output NAME -->`.
  public let name: String
  /// The heading over the output.
  public let title: String
  /// What the cell printed.
  public internal(set) var lines: [String] = []
}

/// A row of a printed table: which values stand beside its label, below which heads.
public struct Row: Sendable {
  /// What the row is of.
  public let label: String
  /// The heads of the table's columns; cells may be more, or fewer.
  public let columns: [String]
  /// The name of each cell's value; nil where the cell is words.
  public let values: [String?]
}

/// A number that a run measured, with the digits in which readers see it everywhere.
public struct Value: Sendable, CustomStringConvertible {
  /// The name in the text's markers, `<!-- value NAME -->` and `<!-- claim … -->`.
  public let name: String
  /// The number, not rounded; claims are judged by it.
  public let number: Double
  /// The digits after the point.
  public let digits: Int
  /// The unit; `%` for a share that was recorded as 0…100.
  public let unit: String

  /// The number as it is printed, without the unit.
  public var description: String { fixed(number, digits: digits) }
}

/// A number with that many digits after the point, flush right in `width` columns.
///
/// The same text under every locale; a number that rounds to zero has no sign.
public func fixed(_ number: some BinaryFloatingPoint, digits: Int, width: Int = 0) -> String {
  var text = String(format: "%.\(digits)f", Double(number))
  if number.isNaN { text = "NaN" }
  if text.hasPrefix("-"), !text.contains(where: { "123456789i".contains($0) }) {
    text.removeFirst()
  }
  return String(repeating: " ", count: max(0, width - text.count)) + text
}
