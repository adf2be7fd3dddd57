import Requirements

/// One pair of axes and the layers drawn on it, first to last.
public struct Panel: Sendable {
  let title: String?
  let x: Axis?
  let y: Axis?
  let hasEqualScales: Bool
  let layers: [Layer]

  /// - Parameters:
  ///   - title: above the panel.
  ///   - x: an axis, or its label; none is drawn for `nil`, as images want.
  ///   - y: as for x.
  ///   - equalScales: one unit of x is as long as one unit of y, as for a map of codes.
  ///   - layers: first to last.
  public init(
    title: String? = nil, x: Axis? = nil, y: Axis? = nil, equalScales: Bool = false,
    layers: [Layer]
  ) {
    require(!layers.isEmpty, "panel \"\(title ?? "")\" has no layer")
    self.title = title
    self.x = x
    self.y = y
    self.hasEqualScales = equalScales
    self.layers = layers
  }

  /// A panel with its layers listed in place.
  public init(
    title: String? = nil, x: Axis? = nil, y: Axis? = nil, equalScales: Bool = false,
    _ layers: Layer...
  ) {
    self.init(title: title, x: x, y: y, equalScales: equalScales, layers: layers)
  }

  /// The title, in lines that fit the width in pixels.
  func wrappedTitle(width: Double) -> String? {
    title.map { wrapped($0, width: Int(width / 8)) }
  }

  /// What the title takes of the panel's height, in pixels.
  func titleHeight(width: Double) -> Double {
    wrappedTitle(width: width).map { 6 + 18 * Double($0.split(separator: "\n").count) } ?? 0
  }

  /// The height that suits the width, both in pixels.
  func height(width: Double) -> Double {
    let natural = layers.compactMap { $0.height?(width) }.max()
    let body = natural ?? (hasEqualScales ? min(width, 560) : min(340, 0.4 * width + 120))
    return body + titleHeight(width: width)
  }
}

/// An axis of a panel. A string is an axis with that label.
public struct Axis: Sendable, ExpressibleByStringInterpolation {
  /// How values are spread over the axis.
  public enum Scale: Sendable { case linear, logarithmic }

  let label: String
  let range: ClosedRange<Double>?
  let scale: Scale
  let step: Double?

  /// - Parameters:
  ///   - label: what it measures, with its unit.
  ///   - range: what it shows, by default all data.
  ///   - scale: whether equal ways are equal differences or equal factors.
  ///   - step: from one tic to the next, by default gnuplot's choice, which has tics between epochs.
  public init(
    _ label: String, range: ClosedRange<Double>? = nil, scale: Scale = .linear, step: Double? = nil
  ) {
    self.label = label
    self.range = range
    self.scale = scale
    self.step = step
  }

  /// A linear axis over all data.
  public init(stringLiteral label: String) { self.init(label) }
}
