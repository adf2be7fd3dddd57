import Requirements

/// One bar in each group of a bar chart.
public struct BarSeries: Sendable {
  let label: String
  let values: [Double]
  let errors: [Double]?
  let colour: Colour?

  /// - Parameters:
  ///   - label: in the panel's key; of the data's columns 1 is the place, 2 the value, 3 the error.
  ///   - values: one a group.
  ///   - errors: half the length of each bar's whisker.
  ///   - colour: by default the next one.
  public init(
    _ label: String, _ values: some Sequence<some BinaryFloatingPoint>, errors: [Double]? = nil,
    colour: Colour? = nil
  ) {
    self.label = label
    self.values = doubles(values)
    self.errors = errors
    self.colour = colour
  }
}

extension Layer {
  /// Groups of bars from 0 up, a group for each label and a bar for each series, with values.
  public static func bars(_ labels: [String], _ series: BarSeries...) -> Layer {
    let width = 0.8 / Double(series.count)
    return Layer { drawing in
      drawing.settings += [
        "set xtics \(tics(labels) { Double($0) }) scale 0", "unset grid",
        "set grid y lt 1 lc rgb '#e8e8e8' lw 1",
      ]
      drawing.xExtent.marks += [-0.6, Double(labels.count) - 0.4]
      drawing.yExtent.marks.append(0)
      for (index, one) in series.enumerated() {
        require(
          one.values.count == labels.count,
          "\"\(one.label)\" has \(one.values.count) bars for \(labels.count) labels")
        let shift = width * (Double(index) - Double(series.count - 1) / 2)
        drawing.add(one, places: labels.indices.map { Double($0) + shift }, width: 0.9 * width)
      }
    }
  }
}

extension Drawing {
  fileprivate mutating func add(_ series: BarSeries, places: [Double], width: Double) {
    let linetype = linetype(series.colour)
    let errors = series.errors ?? places.map { _ in 0 }
    let data = add(
      series.label, ["place", "value", "error", "width"],
      values: interleaved(series.label, places, series.values, errors, places.map { _ in width }))
    clauses.append(
      "\(data) using 1:2:4 with boxes \(linetype) lw 0 fs solid 0.85 noborder "
        + "title \(quoted(series.label))")
    if series.errors != nil {
      clauses.append(
        "\(data) using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 "
          + "lt 7 lw 1.2 notitle")
    }
    clauses.append(
      "\(data) using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle"
    )
  }
}
