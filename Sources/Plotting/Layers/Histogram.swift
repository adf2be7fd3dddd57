import Requirements

extension Layer {
  /// The share of values in each of `bins` equal bins, so that samples of different sizes compare.
  ///
  /// - Parameters:
  ///   - label: in the panel's key; of the data's columns 1 is a bin's centre, 2 its share.
  ///   - values: finite.
  ///   - bins: how many.
  ///   - range: what the bins divide, by default from the least to the greatest value; values
  ///     beyond it count in the first and the last bin.
  ///   - colour: by default the next one.
  public static func histogram(
    _ label: String, _ values: some Sequence<some BinaryFloatingPoint>, bins: Int = 30,
    over range: ClosedRange<Double>? = nil, colour: Colour? = nil
  ) -> Layer {
    let values = doubles(values)
    require(bins > 0, "\"\(label)\" has \(bins) bins")
    require(
      !values.isEmpty && values.allSatisfy(\.isFinite), "\"\(label)\" has no or non-finite values")
    let low = range?.lowerBound ?? values.min() ?? 0
    let high = range?.upperBound ?? values.max() ?? 0
    let width = high > low ? (high - low) / Double(bins) : 1
    var shares = [Double](repeating: 0, count: bins)
    for value in values {
      let place = ((value - low) / width).rounded(.down)
      shares[Int(min(max(place, 0), Double(bins - 1)))] += 1 / Double(values.count)
    }
    let centres = (0..<bins).map { low + width * (Double($0) + 0.5) }
    let widths = [Double](repeating: width, count: bins)
    let rows = interleaved(label, centres, shares, widths)
    return Layer { drawing in
      let linetype = drawing.linetype(colour)
      let data = drawing.add(label, ["centre", "share", "width"], values: rows)
      drawing.yExtent.marks.append(0)
      drawing.clauses.append(
        "\(data) using 1:2:3 with boxes \(linetype) lw 0.5 fs transparent solid 0.4 border "
          + "title \(quoted(label))")
    }
  }
}
