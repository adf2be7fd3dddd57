extension Layer {
  /// A matrix as colours, with a colour bar.
  ///
  /// - Parameters:
  ///   - label: what the colours measure, with its unit; checks use it too.
  ///   - rows: from the lowest y up, each from the least x on.
  ///   - x, y: the centres of the first and the last cell.
  ///   - range: what the colours span, by default all values.
  public static func heatMap(
    _ label: String, rows: [[some BinaryFloatingPoint]], x: ClosedRange<Double>,
    y: ClosedRange<Double>, range: ClosedRange<Double>? = nil
  ) -> Layer {
    let columns = rows.first?.count ?? 0
    precondition(
      rows.count > 1 && columns > 1 && rows.allSatisfy { $0.count == columns },
      "\"\(label)\" needs two rows or more, of one length of two or more: \(rows.map(\.count))")
    let values = rows.flatMap { doubles($0) }
    let stepX = (x.upperBound - x.lowerBound) / Double(columns - 1)
    let stepY = (y.upperBound - y.lowerBound) / Double(rows.count - 1)
    return Layer { drawing in
      let names = (1...columns).map { "column \($0)" }
      let data = drawing.add(label, names, shape: .matrix(nil), values: values)
      drawing.settings += ["set palette @heat", "set cblabel \(quoted(label))", "unset grid"]
      if let range {
        drawing.settings.append(
          "set cbrange [\(literal(range.lowerBound)):\(literal(range.upperBound))]")
      }
      drawing.includedX += [x.lowerBound - stepX / 2, x.upperBound + stepX / 2]
      drawing.includedY += [y.lowerBound - stepY / 2, y.upperBound + stepY / 2]
      drawing.clauses.append(
        "\(data) matrix using (\(literal(x.lowerBound)) + \(literal(stepX)) * $1)"
          + ":(\(literal(y.lowerBound)) + \(literal(stepY)) * $2):3 with image pixels notitle")
    }
  }
}
