/// The dashes of a line.
public enum LineStyle: Int, Sendable {
  case solid = 1
  case dashed, dotted
}

/// A spread around a line: one lower and one upper end a point.
public struct Band: Sendable {
  let lower: [Double]
  let upper: [Double]

  /// From `lower` to `upper`, as many as the line has points.
  public init(
    lower: some Sequence<some BinaryFloatingPoint>, upper: some Sequence<some BinaryFloatingPoint>
  ) {
    self.lower = doubles(lower)
    self.upper = doubles(upper)
  }
}

extension Layer {
  /// A line through (1, values[0]), (2, values[1]) …, as for epochs.
  ///
  /// - Parameters:
  ///   - label: in the panel's key; checks use it too.
  ///   - values: the points' y.
  ///   - firstX: the first point's x.
  ///   - band: what lies around the line.
  ///   - style: how it is drawn.
  ///   - colour: by default the next one.
  public static func line(
    _ label: String, _ values: some Sequence<some BinaryFloatingPoint>, from firstX: Int = 1,
    band: Band? = nil, style: LineStyle = .solid, colour: Colour? = nil
  ) -> Layer {
    let y = doubles(values)
    let x = y.indices.map { Double(firstX + $0) }
    return line(label, x: x, y: y, band: band, style: style, colour: colour)
  }

  /// A line through the points (x, y), with dots where they are few.
  ///
  /// - Parameters:
  ///   - label: in the panel's key; checks use it too, column 1 for x, 2 for y.
  ///   - x: of each point.
  ///   - y: of each point.
  ///   - band: what lies around the line.
  ///   - style: how it is drawn.
  ///   - colour: by default the next one.
  public static func line(
    _ label: String, x: some Sequence<some BinaryFloatingPoint>,
    y: some Sequence<some BinaryFloatingPoint>, band: Band? = nil, style: LineStyle = .solid,
    colour: Colour? = nil
  ) -> Layer {
    let x = doubles(x)
    let y = doubles(y)
    let marks = x.count <= 12 ? "linespoints" : "lines"
    return Layer { drawing in
      let linetype = drawing.linetype(colour)
      drawing.settings.append("set autoscale xfix")
      let data: String
      if let band {
        data = drawing.add(
          label, ["x", "y", "lower", "upper"], heights: 3,
          values: interleaved(label, x, y, band.lower, band.upper))
        drawing.clauses.append(
          "\(data) using 1:3:4 with filledcurves \(linetype) fs transparent solid 0.2 noborder notitle"
        )
      } else {
        data = drawing.add(label, ["x", "y"], values: interleaved(label, x, y))
      }
      drawing.clauses.append(
        "\(data) using 1:2 with \(marks) \(linetype) dt \(style.rawValue) title \(quoted(label))")
    }
  }
}
