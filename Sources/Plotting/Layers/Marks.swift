/// Which end of a text is at its place.
public enum Anchor: String, Sendable { case left, center, right }

extension Layer {
  /// A few words at a point of the axes.
  public static func annotation(
    _ text: String, at point: (x: Double, y: Double), anchor: Anchor = .left,
    colour: Colour = .black
  ) -> Layer {
    Layer { drawing in
      drawing.xExtent.marks.append(point.x)
      drawing.yExtent.marks.append(point.y)
      drawing.settings.append(
        "set label \(quoted(text)) at \(literal(point.x)), \(literal(point.y)) \(anchor.rawValue) "
          + "front font ',12' textcolor lt \(colour.rawValue)")
    }
  }

  /// A horizontal line of reference, named at its right end.
  public static func rule(y: Double, _ label: String, colour: Colour = .grey) -> Layer {
    Layer { drawing in
      drawing.yExtent.marks.append(y)
      drawing.settings += [
        "set arrow from graph 0, first \(literal(y)) to graph 1, first \(literal(y)) nohead "
          + "lt \(colour.rawValue) lw 1.5 dt 2",
        "set label \(quoted(label)) at graph 0.99, first \(literal(y)) right offset 0, 0.6 front "
          + "font ',12' textcolor lt \(colour.rawValue)",
      ]
    }
  }

  /// A vertical line of reference, named at its top.
  public static func rule(x: Double, _ label: String, colour: Colour = .grey) -> Layer {
    Layer { drawing in
      drawing.xExtent.marks.append(x)
      drawing.settings += [
        "set arrow from first \(literal(x)), graph 0 to first \(literal(x)), graph 1 nohead "
          + "lt \(colour.rawValue) lw 1.5 dt 2",
        "set label \(quoted(label)) at first \(literal(x)), graph 0.96 left offset 0.6, 0 front "
          + "font ',12' textcolor lt \(colour.rawValue)",
      ]
    }
  }
}
