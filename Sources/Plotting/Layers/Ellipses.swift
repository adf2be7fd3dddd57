extension Layer {
  /// Outlines of upright ellipses about (x, y), as wide and as high as `widths` and `heights` say in the
  /// axes' units: for N(μ, σ²) of two codes, 2σ of each is an ellipse at one standard deviation.
  public static func ellipses(
    _ label: String, x: some Sequence<some BinaryFloatingPoint>,
    y: some Sequence<some BinaryFloatingPoint>, widths: some Sequence<some BinaryFloatingPoint>,
    heights: some Sequence<some BinaryFloatingPoint>, colour: Colour? = nil
  ) -> Layer {
    let values = interleaved(label, doubles(x), doubles(y), doubles(widths), doubles(heights))
    return Layer { drawing in
      let data = drawing.add(label, ["x", "y", "width", "height"], values: values)
      drawing.clauses.append(
        "\(data) using 1:2:3:4 with ellipses units xy \(drawing.linetype(colour)) fs empty "
          + "title \(quoted(label))")
    }
  }
}
