import Requirements

extension Layer {
  /// Square grey images in rows, dark ink on white paper, with gutters between them.
  ///
  /// - Parameters:
  ///   - rows: images of equal size, each row-major with greys in 0…1, where 1 is ink; greys
  ///     beyond are drawn as the nearest of the two.
  ///   - rowLabels: left of the rows. One that is empty stands for the last one above that is not.
  ///   - columnLabels: above the columns.
  ///   - label: for checks, of greys in 0…255, where rows have no label of their own.
  public static func images(
    rows: [[[Float]]], rowLabels: [String] = [], columnLabels: [String] = [],
    label: String = "images"
  ) -> Layer {
    let grid = ImageGrid(rows: rows, rowLabels: rowLabels, columnLabels: columnLabels, label: label)
    return Layer(height: grid.height) { grid.draw(on: &$0) }
  }

  /// Square grey images, `columns` in a row; see `images(rows:rowLabels:columnLabels:label:)`.
  public static func images(
    _ images: [[Float]], columns: Int, label: String = "images"
  ) -> Layer {
    let starts = stride(from: 0, to: images.count, by: columns)
    let rows = starts.map { Array(images[$0..<min($0 + columns, images.count)]) }
    return .images(rows: rows, label: label)
  }
}

/// Images laid out in rows; the plane's unit is a pixel, y grows downwards.
private struct ImageGrid: Sendable {
  static let gutter = 2

  let rows: [[[Float]]]
  let rowLabels: [String]
  let columnLabels: [String]
  let label: String
  let side: Int
  let columns: Int

  init(rows: [[[Float]]], rowLabels: [String], columnLabels: [String], label: String) {
    self.rows = rows
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.label = label
    columns = rows.map(\.count).max() ?? 0
    let pixels = rows.first?.first?.count ?? 0
    side = Int(Double(pixels).squareRoot())
    require(
      pixels > 0 && side * side == pixels && rows.joined().allSatisfy { $0.count == pixels },
      "\"\(label)\" has images that are not squares of one size: \(rows.joined().map(\.count))")
    require(
      [0, rows.count].contains(rowLabels.count) && [0, columns].contains(columnLabels.count),
      "\"\(label)\" has \(rows.count) rows, \(columns) columns, "
        + "\(rowLabels.count) row and \(columnLabels.count) column labels")
  }

  var pitch: Int { side + Self.gutter }

  /// Tiles as wide as the panel lets them be, to a limit. Half of it is theirs, however long the labels.
  @Sendable func height(width: Double) -> Double {
    let margin = min(24 + 7.2 * Double(rowLabels.map(\.count).max() ?? 0), width / 2)
    let tile = min((width - margin) / Double(columns), 76)
    return tile * Double(rows.count) + 16 + (columnLabels.isEmpty ? 0 : 26)
  }

  func draw(on drawing: inout Drawing) {
    drawing.settings += [
      "set palette @ink", "set cbrange [0:255]", "unset colorbox", "set size ratio -1",
      "set xrange [0:\(columns * pitch)]", "set yrange [\(rows.count * pitch):0]",
      "unset border", "unset grid", "set tics scale 0", "unset xtics",
      rowLabels.isEmpty ? "unset ytics" : "set ytics \(tics(rowLabels))",
    ]
    if !columnLabels.isEmpty {
      drawing.settings += [
        "set x2range [0:\(columns * pitch)]", "set x2tics \(tics(columnLabels))",
      ]
    }
    var (data, first) = ("", 0)
    for (row, images) in rows.enumerated() {
      let ownLabel = ownLabel(of: row)
      if row == 0 || ownLabel != nil {
        // The rows up to the next label are one table.
        let end = (row + 1..<rows.count).first { self.ownLabel(of: $0) != nil } ?? rows.count
        let names = (1...side).map { "pixel \($0)" }
        let greys = rows[row..<end].joined().joined().map(grey)
        data = drawing.add(ownLabel ?? label, names, shape: .matrix(0...255), values: greys)
        first = 0
      }
      drawing.settings.append(
        "set object rectangle from 0, \(row * pitch) to \(images.count * pitch), "
          + "\((row + 1) * pitch) behind fillcolor rgb '#d4d4d4' fillstyle solid noborder")
      drawing.clauses.append(clause(data, row: row, first: first, count: images.count))
      first += images.count
    }
  }

  /// None if there are no labels, or if this row's is empty.
  private func ownLabel(of row: Int) -> String? {
    rowLabels.isEmpty || rowLabels[row].isEmpty ? nil : rowLabels[row]
  }

  /// As the data of a script have it.
  private func grey(_ grey: Float) -> Double {
    grey.isNaN ? .nan : (255 * Double(min(max(grey, 0), 1))).rounded()
  }

  /// One `image` a tile: gnuplot embeds each as a picture with its own pixels.
  private func clause(_ data: String, row: Int, first: Int, count: Int) -> String {
    let top = "\(side) * (\(first) + i)"
    return
      "for [i=0:\(count - 1)] \(data) matrix every 1:1:0:\(top):\(side - 1):\(top) + \(side - 1) "
      + "using ($1 + \(pitch) * i + 1.5):($2 - \(top) + \(row * pitch) + 1.5):3 with image notitle"
  }

  private func tics(_ labels: [String]) -> String {
    Plotting.tics(labels) { (Double($0) + 0.5) * Double(pitch) }
  }
}
