import Requirements

/// One picture of the book: a title that states the finding, panels that show it, and checks that
/// its data bear it out.
///
///     Figure(
///       "training", title: "A code of 20 numbers beats 20 principal components",
///       Panel(
///         x: "epoch", y: "squared error per image",
///         .line("training", training), .line("held out", heldOut), .rule(y: pca, "PCA"))
///     )
///     .check("the network beats PCA", .last(of: "held out") < .constant(pca))
public struct Figure: Sendable {
  /// The stem of the script's and the picture's file names.
  public let name: String
  /// The finding, in a sentence.
  public let title: String
  /// Row by row.
  public let panels: [Panel]
  /// Panels in a row.
  public let columns: Int
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  var checks: [Check] = []

  /// - Parameters:
  ///   - name: letters, digits, `-` and `_`.
  ///   - title: what the figure shows, as a sentence.
  ///   - columns: panels in a row, by default all of them.
  ///   - width: of the picture, in pixels.
  ///   - height: of the picture, in pixels; by default what titles and panels need.
  ///   - panels: row by row.
  public init(
    _ name: String, title: String, columns: Int? = nil, width: Int = 800, height: Int? = nil,
    panels: [Panel]
  ) {
    let isPlain = { (c: Character) in c.isASCII && (c.isLetter || c.isNumber) || "-_".contains(c) }
    require(
      !name.isEmpty && !name.hasPrefix("-") && name.allSatisfy(isPlain),
      "a figure's name has letters, digits, - and _ only: \"\(name)\"")
    require(!panels.isEmpty, "figure \(name) has no panel")
    self.name = name
    self.title = wrapped(title, width: width / 9)
    self.panels = panels
    self.columns = columns ?? panels.count
    self.width = width
    let panelWidth = Double(width) / Double(self.columns)
    let panelHeight = panels.map { $0.height(width: panelWidth) }.max() ?? 0
    let rows = (panels.count + self.columns - 1) / self.columns
    self.height = height ?? Int(Self.titleHeight(self.title) + Double(rows) * panelHeight)
  }

  /// A figure with its panels listed in place.
  public init(
    _ name: String, title: String, columns: Int? = nil, width: Int = 800, height: Int? = nil,
    _ panels: Panel...
  ) {
    self.init(name, title: title, columns: columns, width: width, height: height, panels: panels)
  }

  /// The figure, which now also refuses to be drawn unless the relation holds for its data.
  public func check(_ finding: String, _ relation: Relation) -> Figure {
    var checked = self
    checked.checks.append(Check(finding: finding, relation: relation))
    return checked
  }

  /// The figure, which is drawn whether or not its data bear its title out.
  public var unchecked: Figure {
    var free = self
    free.checks = []
    return free
  }

  /// What the title takes of the picture's height, in pixels.
  static func titleHeight(_ title: String) -> Double {
    18 + 20 * Double(title.split(separator: "\n").count)
  }
}
