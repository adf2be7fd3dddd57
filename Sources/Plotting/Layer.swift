/// Something drawn on a panel's axes: a line, a cloud of points, a grid of images …
///
/// Each kind is a factory beside this type, in a file of its own. Layers take `Float` or `Double`.
public struct Layer: Sendable {
  /// The height this layer wants, given the panel's width, in pixels; `nil` leaves it to the axes.
  let height: (@Sendable (Double) -> Double)?
  let draw: @Sendable (inout Drawing) -> Void

  init(
    height: (@Sendable (Double) -> Double)? = nil, draw: @escaping @Sendable (inout Drawing) -> Void
  ) {
    self.height = height
    self.draw = draw
  }
}

/// What the layers of a panel add to the script.
struct Drawing {
  /// Of the whole figure so far.
  private(set) var tables: [Table]
  /// `set` commands before the panel's plot.
  var settings: [String] = []
  /// Parts of the panel's one `plot` command.
  var clauses: [String] = []
  /// Values that the axes must reach, though no data do.
  var includedX: [Double] = []
  var includedY: [Double] = []
  private var automaticColours = 0

  init(after tables: [Table]) { self.tables = tables }

  /// Adds numbers to the script, and gives the datablock's name, dollar and all.
  mutating func add(
    _ label: String, _ columns: [String], shape: Table.Shape = .records, values: [Double]
  ) -> String {
    precondition(
      !values.isEmpty && values.count.isMultiple(of: columns.count),
      "\"\(label)\" has \(values.count) values for \(columns.count) columns")
    let name = Table.name(for: label, after: tables)
    tables.append(
      Table(name: name, label: label, shape: shape, columns: columns, values: values))
    return "$" + name
  }

  /// The colour asked for, or the next one; `lt N` in the script.
  mutating func linetype(_ colour: Colour?) -> String {
    if let colour { return "lt \(colour.rawValue)" }
    automaticColours += 1
    return "lt \(Colour.automatic(automaticColours - 1).rawValue)"
  }
}

/// Columns of equal length, as rows one after another.
func interleaved(_ label: String, _ columns: [Double]...) -> [Double] {
  let rows = columns.first?.count ?? 0
  precondition(
    columns.allSatisfy { $0.count == rows },
    "\"\(label)\" has columns of different lengths: \(columns.map(\.count))")
  return (0..<rows).flatMap { row in columns.map { $0[row] } }
}

func doubles(_ values: some Sequence<some BinaryFloatingPoint>) -> [Double] {
  values.map { Double($0) }
}
