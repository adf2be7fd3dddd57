import Requirements

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
    add(comment(figure.title))
    for table in tables { add(table) }
    add("\n" + comment("The data must be complete and bear out the caption, or nothing is drawn."))
    for table in tables { add(table.completenessCheck(in: file)) }
    if drawings.contains(where: \.hasMarkAtNoPlace) {
      add("print \"\(file): a rule or a word is at no finite place\"\nexit status 1\n")
    }
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
    add("\n")
    if table.shape == .records { add(comment(table.columns.joined(separator: ", "))) }
    add("$\(table.name) << EOD\n")
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
      if (GPVAL_TERM eq "unknown") {
        print "no window: there is no display, or this gnuplot is built without windows"
        exit status 1
      }
      set termoption noenhanced
      set multiplot
      """
    }
  }

  private static func title(of figure: Figure) -> String {
    label(figure.title, x: 12, y: 20, fontSize: 16, in: figure)
  }

  /// The panel's part of the picture: its title's line, and the plot below it.
  private static func place(of index: Int, in figure: Figure) -> String {
    let panel = figure.panels[index]
    let rows = (figure.panels.count + figure.columns - 1) / figure.columns
    let top = Figure.titleHeight(figure.title)
    let height = (Double(figure.height) - top) / Double(rows)
    let width = Double(figure.width) / Double(figure.columns)
    let left = Double(index % figure.columns) * width
    let upper = top + Double(index / figure.columns) * height
    let bottom = 1 - (upper + height) / Double(figure.height)
    let title = panel.wrappedTitle(width: width).map {
      label($0, x: left + 12, y: upper + 12, fontSize: 14, in: figure)
    }
    let share = (height - panel.titleHeight(width: width)) / Double(figure.height)
    return (title ?? "") + """
      set origin \(rounded(left / Double(figure.width))), \(rounded(bottom))
      set size \(rounded(1 / Double(figure.columns))), \(rounded(share))

      """
  }

  /// A text that starts at a point of the picture, in pixels from its top left corner.
  private static func label(
    _ text: String, x: Double, y: Double, fontSize: Int, in figure: Figure
  ) -> String {
    "set label \(quoted(text)) at screen \(rounded(x / Double(figure.width))), "
      + "screen \(rounded(1 - y / Double(figure.height))) left font ',\(fontSize)' front\n"
  }

  private static func rounded(_ share: Double) -> String {
    literal((share * 10_000).rounded() / 10_000)
  }
}

extension Panel {
  fileprivate func commands(_ drawing: Drawing) -> String {
    var lines = hasEqualScales ? ["set size ratio -1"] : []
    lines += axis("x", x, over: drawing.xExtent)
    lines += axis("y", y, over: drawing.yExtent)
    lines += drawing.settings
    require(
      !drawing.clauses.isEmpty, "panel \"\(title ?? "")\" has words or rules, but no data")
    lines.append("plot " + drawing.clauses.joined(separator: ", \\\n  "))
    return lines.joined(separator: "\n") + "\n"
  }

  private func axis(_ name: String, _ axis: Axis?, over extent: Extent) -> [String] {
    var lines: [String] = []
    if let axis, !axis.label.isEmpty { lines.append("set \(name)label \(quoted(axis.label))") }
    if axis?.scale == .logarithmic { lines.append("set logscale \(name)") }
    if let step = axis?.step { lines.append("set \(name)tics \(literal(step))") }
    if let range = axis?.range {
      lines.append("set \(name)range [\(literal(range.lowerBound)):\(literal(range.upperBound))]")
    } else if let range = extent.range {
      lines.append("set \(name)range \(range)")
    }
    return lines
  }
}
