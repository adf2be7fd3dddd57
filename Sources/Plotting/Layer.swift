import Requirements

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
  /// What the axes must show.
  var xExtent = Extent()
  var yExtent = Extent()
  private var automaticColours = 0

  init(after tables: [Table]) { self.tables = tables }

  /// Whether a rule or a word cannot be drawn.
  var hasMarkAtNoPlace: Bool { !(xExtent.marks + yExtent.marks).allSatisfy(\.isFinite) }

  /// Adds records to the script, of x, so many heights, and the rest; gives the datablock's name.
  mutating func add(
    _ label: String, _ columns: [String], heights: Int = 1, values: [Double]
  ) -> String {
    for (index, value) in values.enumerated() where value.isFinite {
      let column = index % columns.count
      if column == 0 { xExtent.data.append(value) }
      if (1...heights).contains(column) { yExtent.data.append(value) }
    }
    return add(label, columns, shape: .records, values: values)
  }

  /// Adds numbers to the script, and gives the datablock's name, dollar and all.
  mutating func add(
    _ label: String, _ columns: [String], shape: Table.Shape, values: [Double]
  ) -> String {
    require(
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

/// What one axis of a panel must show.
struct Extent {
  var data: [Double] = []
  /// Rules, words, a bar's foot.
  var marks: [Double] = []

  /// A `set xrange` argument, where gnuplot's own choice would miss a mark, or would warn that all
  /// data are one value.
  var range: String? {
    let marks = marks.filter(\.isFinite)
    guard let low = (data + marks).min(), let high = (data + marks).max() else { return nil }
    if data.allSatisfy({ $0 == data.first }) {
      let margin = high > low ? 0.1 * (high - low) : low == 0 ? 1 : 0.1 * abs(low)
      return "[\(literal(low - margin)):\(literal(high + margin))]"
    }
    guard let least = marks.min(), let greatest = marks.max() else { return nil }
    return "[*<\(literal(least)):\(literal(greatest))<*]"
  }
}

/// Columns of equal length, as rows one after another.
func interleaved(_ label: String, _ columns: [Double]...) -> [Double] {
  let rows = columns.first?.count ?? 0
  require(
    columns.allSatisfy { $0.count == rows },
    "\"\(label)\" has columns of different lengths: \(columns.map(\.count))")
  return (0..<rows).flatMap { row in columns.map { $0[row] } }
}

func doubles(_ values: some Sequence<some BinaryFloatingPoint>) -> [Double] {
  values.map { Double($0) }
}
