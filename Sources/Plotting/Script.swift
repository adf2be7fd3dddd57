/// A figure as commands and numbers, ready to be sent through gnuplot-iostream.
struct Script {
  enum Part {
    case text(String)
    case rows(Table)
  }

  enum Destination {
    /// NAME.svg beside the script, the style a folder up.
    case picture
    /// A window; the script stands alone.
    case window
  }

  private(set) var parts: [Part] = []

  init(_ figure: Figure, to destination: Destination) {
    var drawings: [Drawing] = []
    for panel in figure.panels {
      var drawing = Drawing(after: drawings.last?.tables ?? [])
      panel.layers.forEach { $0.draw(&drawing) }
      drawings.append(drawing)
    }
    let file = figure.name + ".gp"
    let tables = drawings.last?.tables ?? []
    add("# \(figure.title.replacing("\n", with: "\n# "))\n")
    for table in tables { add(table) }
    add("\n# The data must be complete and bear out the caption, or nothing is drawn.\n")
    for table in tables { add(table.completenessCheck(in: file)) }
    for check in figure.checks { add(check.commands(in: file, tables: tables)) }

    add("\n" + Self.opening(figure, destination) + "\n")
    let style = destination == .picture ? "load \"../style.gp\"\n" : Style.text
    for (index, panel) in figure.panels.enumerated() {
      add("\nreset\n" + style)
      if index == 0 { add(Self.title(of: figure)) }
      add(Self.place(of: index, in: figure))
      add(panel.commands(drawings[index]))
    }
    add("unset multiplot\n" + (destination == .picture ? "unset output\n" : ""))
  }

  private mutating func add(_ text: String) { parts.append(.text(text)) }

  private mutating func add(_ table: Table) {
    if table.shape == .records { add("\n# " + table.columns.joined(separator: ", ")) }
    add("\n$\(table.name) << EOD\n")
    parts.append(.rows(table))
    add("EOD\n")
  }

  /// The picture's name can be set from outside, so that a renderer can keep the old one at hand.
  private static func opening(_ figure: Figure, _ destination: Destination) -> String {
    switch destination {
    case .picture:
      """
      set terminal svg size \(figure.width), \(figure.height) noenhanced background "#ffffff" \\
        font "Helvetica,Arial,sans-serif,13"
      if (!exists("picture")) { picture = "\(figure.name).svg" }
      set output picture
      set multiplot
      """
    case .window:
      """
      set termoption noenhanced
      set multiplot
      """
    }
  }

  private static func title(of figure: Figure) -> String {
    "set label \(quoted(figure.title)) at screen \(12 / Double(figure.width)), "
      + "screen \(rounded(1 - 20 / Double(figure.height))) left font \",16\" front\n"
  }

  private static func place(of index: Int, in figure: Figure) -> String {
    let top = 1 - Figure.titleHeight(figure.title) / Double(figure.height)
    let rows = Double((figure.panels.count + figure.columns - 1) / figure.columns)
    let columns = Double(figure.columns)
    let row = Double(index / figure.columns)
    let column = Double(index % figure.columns)
    return """
      set origin \(rounded(column / columns)), \(rounded(top * (1 - (row + 1) / rows)))
      set size \(rounded(1 / columns)), \(rounded(top / rows))

      """
  }

  private static func rounded(_ share: Double) -> String {
    literal((share * 10_000).rounded() / 10_000)
  }
}

extension Panel {
  fileprivate func commands(_ drawing: Drawing) -> String {
    var lines = title.map { ["set title \(quoted($0))"] } ?? []
    if hasEqualScales { lines.append("set size ratio -1") }
    lines += axis("x", x, including: drawing.includedX)
    lines += axis("y", y, including: drawing.includedY)
    lines += drawing.settings
    // gnuplot draws labels and axes only with a plot.
    let clauses = drawing.clauses.isEmpty ? ["NaN notitle"] : drawing.clauses
    lines.append("plot " + clauses.joined(separator: ", \\\n  "))
    return lines.joined(separator: "\n") + "\n"
  }

  private func axis(_ name: String, _ axis: Axis?, including values: [Double]) -> [String] {
    var lines: [String] = []
    if let axis, !axis.label.isEmpty { lines.append("set \(name)label \(quoted(axis.label))") }
    if axis?.scale == .logarithmic { lines.append("set logscale \(name)") }
    if let range = axis?.range {
      lines.append("set \(name)range [\(literal(range.lowerBound)):\(literal(range.upperBound))]")
    } else if let low = values.min(), let high = values.max() {
      lines.append("set \(name)range [*<\(literal(low)):\(literal(high))<*]")
    }
    return lines
  }
}
