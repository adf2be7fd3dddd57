/// Numbers that a figure draws: one named datablock of its script.
struct Table: Sendable {
  enum Shape: Equatable {
    /// One record a line, drawn by columns.
    case records
    /// A matrix, drawn as it stands; its entries lie in the range, if there is one.
    case matrix(ClosedRange<Double>?)
  }

  /// The datablock's name, without its dollar.
  let name: String
  /// How a figure's checks call it.
  let label: String
  let shape: Shape
  let columns: [String]
  /// Row-major, [rows, columns.count].
  let values: [Double]

  var rows: Int { values.count / columns.count }

  /// Commands that stop gnuplot unless every number is there and finite.
  func completenessCheck(in script: String) -> String {
    switch shape {
    case .records:
      """
      do for [c=1:\(columns.count)] {
        stats $\(name) using c name "column" nooutput
        if (!exists("column_records") || |$\(name)| != \(rows) || column_records != \(rows) \\
            || column_max - column_min > 1e300) {
          print sprintf("\(script): $\(name) must have \(rows) records, all finite, in column %d", c)
          exit status 1
        }
      }

      """
    case .matrix(let range):
      """
      stats $\(name) matrix name "matrix" nooutput
      if (!exists("matrix_records") || |$\(name)| != \(rows) \\
          || matrix_records != \(values.count) || \(Self.isOutside(range))) {
        print "\(script): $\(name) must have \(rows) rows of \(columns.count) numbers\(Self.wording(range))"
        exit status 1
      }

      """
    }
  }

  private static func isOutside(_ range: ClosedRange<Double>?) -> String {
    guard let range else { return "matrix_max - matrix_min > 1e300" }
    return "matrix_min < \(literal(range.lowerBound)) || matrix_max > \(literal(range.upperBound))"
  }

  private static func wording(_ range: ClosedRange<Double>?) -> String {
    range.map { " in \(literal($0.lowerBound)) to \(literal($0.upperBound))" } ?? ", all finite"
  }

  /// A name that gnuplot takes and no earlier table has: `held out` becomes `held_out`.
  static func name(for label: String, after earlier: [Table]) -> String {
    let isPlain = { (c: Character) in c.isASCII && (c.isLetter || c.isNumber) }
    let words = label.lowercased().split { !isPlain($0) }
    var stem = String(words.joined(separator: "_").prefix(40))
    if stem.first?.isLetter != true { stem = stem.isEmpty ? "data" : "data_" + stem }
    var name = stem
    var copy = 2
    while earlier.contains(where: { $0.name == name }) {
      name = "\(stem)_\(copy)"
      copy += 1
    }
    return name
  }
}
