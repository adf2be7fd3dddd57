import Requirements

extension Layer {
  /// A matrix as colours, with a colour bar.
  ///
  /// - Parameters:
  ///   - label: what the colours measure, with its unit; checks use it too.
  ///   - rows: from the lowest y up, each from the least x on.
  ///   - x: the centres of the first and the last cell of a row.
  ///   - y: those of a column.
  ///   - range: what the colours span, by default all values.
  public static func heatMap(
    _ label: String, rows: [[some BinaryFloatingPoint]], x: ClosedRange<Double>,
    y: ClosedRange<Double>, range: ClosedRange<Double>? = nil
  ) -> Layer {
    let columns = rows.first?.count ?? 0
    require(
      rows.count > 1 && columns > 1 && rows.allSatisfy { $0.count == columns },
      "\"\(label)\" needs two rows or more, of one length of two or more: \(rows.map(\.count))")
    let values = rows.flatMap { doubles($0) }
    let (xCells, yCells) = (Cells(count: columns, centres: x), Cells(count: rows.count, centres: y))
    return Layer { drawing in
      let names = (1...columns).map { "column \($0)" }
      let data = drawing.add(label, names, shape: .matrix(nil), values: values)
      drawing.settings += [
        "set palette @heat", "set cblabel \(quoted(label))", "unset grid",
        "set xrange \(xCells.edges)", "set yrange \(yCells.edges)",
      ]
      let given = range.map { "[\(literal($0.lowerBound)):\(literal($0.upperBound))]" }
      if let colours = given ?? Extent(data: values).range {
        drawing.settings.append("set cbrange \(colours)")
      }
      drawing.clauses.append(
        "\(data) matrix using (\(xCells.centre("$1"))):(\(yCells.centre("$2"))):3 "
          + "with image notitle")
    }
  }
}

/// Cells of equal width along an axis.
private struct Cells {
  let count: Int
  let centres: ClosedRange<Double>

  var span: Double { centres.upperBound - centres.lowerBound }

  /// From the first cell's edge to the last one's.
  var edges: String {
    let half = span / Double(2 * (count - 1))
    return "[\(literal(centres.lowerBound - half)):\(literal(centres.upperBound + half))]"
  }

  /// The centre of the cell whose index is gnuplot's `column`.
  func centre(_ column: String) -> String {
    "\(column) * \(literal(span)) / \(count - 1) + \(literal(centres.lowerBound))"
  }
}
