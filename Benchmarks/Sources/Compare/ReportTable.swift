/// Cells in columns: the first flush left, the others flush right.
struct ReportTable: CustomStringConvertible {
  private var rows: [[String]]

  init(_ heading: String...) { rows = [heading] }

  mutating func add(_ cells: String...) { rows.append(cells) }

  var description: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([rows[0], rule] + rows.dropFirst()).map { line($0, widths) }.joined(separator: "\n")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).enumerated().map { column, cell in
      let fill = String(repeating: " ", count: cell.1 - cell.0.count)
      return column == 0 ? cell.0 + fill : fill + cell.0
    }
    return padded.joined(separator: "  ")
  }
}
