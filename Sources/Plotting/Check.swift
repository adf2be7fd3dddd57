import Requirements

/// A statistic of a figure's data, or a number to compare it with.
public struct Quantity: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  enum Statistic: Sendable {
    case constant(Double)
    case summary(String, of: String, column: Int)
    case record(Int, of: String, column: Int)
  }

  let statistic: Statistic

  private init(_ statistic: Statistic) { self.statistic = statistic }

  /// A number that the caption states.
  public init(floatLiteral value: Double) { self = .constant(value) }

  /// A number that the caption states.
  public init(integerLiteral value: Int) { self = .constant(Double(value)) }

  /// A number that the caption states, from a variable.
  public static func constant(_ value: Double) -> Quantity { Quantity(.constant(value)) }

  /// The least value of the layer with this label; column 2 holds a line's, a bar's or a bin's
  /// heights. Of images, the least grey in 0…255.
  public static func minimum(of label: String, column: Int = 2) -> Quantity {
    Quantity(.summary("min", of: label, column: column))
  }

  /// The greatest value; see `minimum(of:column:)`.
  public static func maximum(of label: String, column: Int = 2) -> Quantity {
    Quantity(.summary("max", of: label, column: column))
  }

  /// The mean value; see `minimum(of:column:)`.
  public static func mean(of label: String, column: Int = 2) -> Quantity {
    Quantity(.summary("mean", of: label, column: column))
  }

  /// The values' standard deviation; see `minimum(of:column:)`.
  public static func deviation(of label: String, column: Int = 2) -> Quantity {
    Quantity(.summary("stddev", of: label, column: column))
  }

  /// The sum of the values; see `minimum(of:column:)`.
  public static func sum(of label: String, column: Int = 2) -> Quantity {
    Quantity(.summary("sum", of: label, column: column))
  }

  /// The value at a place, counted from 0, or from −1 backwards; see `minimum(of:column:)`.
  public static func value(_ index: Int, of label: String, column: Int = 2) -> Quantity {
    Quantity(.record(index, of: label, column: column))
  }

  /// The first value; see `minimum(of:column:)`.
  public static func first(of label: String, column: Int = 2) -> Quantity {
    value(0, of: label, column: column)
  }

  /// The last value; see `minimum(of:column:)`.
  public static func last(of label: String, column: Int = 2) -> Quantity {
    value(-1, of: label, column: column)
  }

  /// gnuplot commands that set `variable` to this quantity.
  func assignment(to variable: String, tables: [Table]) -> String {
    switch statistic {
    case .constant(let value):
      return "\(variable) = \(literal(value))\n"
    case .summary(let summary, let label, let column):
      let table = Self.table(label, column: column, in: tables)
      let data = table.shape == .records ? "using \(column)" : "matrix"
      return """
        stats $\(table.name) \(data) name "data" nooutput
        \(variable) = data_\(summary)

        """
    case .record(let index, let label, let column):
      let table = Self.table(label, column: column, in: tables)
      let line = index < 0 ? table.rows + index : index
      require(
        (0..<table.rows).contains(line),
        "a check asks for value \(index) of \"\(label)\", which has \(table.rows)")
      return "\(variable) = real(word($\(table.name)[\(line + 1)], \(column)))\n"
    }
  }

  private static func table(_ label: String, column: Int, in tables: [Table]) -> Table {
    guard let table = tables.first(where: { $0.label == label }) else {
      fatalError(
        "a check asks for \"\(label)\", but the figure has \(tables.map(\.label))")
    }
    require(
      (1...table.columns.count).contains(column),
      "a check asks for column \(column) of \"\(label)\", which has \(table.columns)")
    return table
  }
}

/// A relation that a figure's data must obey: `.last(of: "training") < .first(of: "training")`.
public struct Relation: Sendable {
  let left: Quantity
  let sign: String
  let right: Quantity
}

extension Quantity {
  /// Left is less than right.
  public static func < (left: Quantity, right: Quantity) -> Relation {
    Relation(left: left, sign: "<", right: right)
  }

  /// Left is at most right.
  public static func <= (left: Quantity, right: Quantity) -> Relation {
    Relation(left: left, sign: "<=", right: right)
  }

  /// Left is greater than right.
  public static func > (left: Quantity, right: Quantity) -> Relation {
    Relation(left: left, sign: ">", right: right)
  }

  /// Left is at least right.
  public static func >= (left: Quantity, right: Quantity) -> Relation {
    Relation(left: left, sign: ">=", right: right)
  }
}

/// A finding of the caption, and the relation that makes it true.
struct Check: Sendable {
  let finding: String
  let relation: Relation

  /// Commands that stop gnuplot unless the relation holds for the script's own data.
  func commands(in script: String, tables: [Table]) -> String {
    let sign = relation.sign
    return relation.left.assignment(to: "left", tables: tables)
      + relation.right.assignment(to: "right", tables: tables) + """
        if (!(left \(sign) right)) {
          print \(quoted("\(script): the data contradict \"\(finding)\": ")) \\
              .sprintf("%g \(sign) %g is false", left, right)
          exit status 1
        }

        """
  }
}
