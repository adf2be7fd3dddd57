import Plotting

/// A figure's shape and its texts, from any bytes.
struct FigureTexts: Hashable {
  private let shape: [UInt8]
  private let texts: [String]

  private init(shape: [UInt8], texts: [String]) {
    self.shape = shape
    self.texts = texts
  }

  init(_ input: [UInt8]) {
    let fields = input.split(separator: 255, omittingEmptySubsequences: false)
    shape = Array(fields.first ?? [])
    texts = fields.dropFirst().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same figure with a plain word for each text that is there; the same for all that differ in words.
  var plain: FigureTexts {
    let panels = [byte(0) & 1, byte(1) & 3, 0] + (3..<5 + 2 * Int(byte(0) & 1)).map(byte)
    return FigureTexts(
      shape: panels, texts: (0..<Place.count).map { self[$0].isEmpty ? "" : "word" })
  }

  /// What all texts of the figure take.
  var byteCount: Int { (0..<Place.count).reduce(shape.count) { $0 + self[$1].utf8.count } }

  /// A name for a folder, of the title's bytes but for those that no file name has.
  var folderName: String {
    let allowed = self[Place.title].unicodeScalars.filter { $0 != "/" && $0 != "\0" }
    return "a" + String(String.UnicodeScalarView(allowed.prefix(40)))
  }

  func figure() -> Figure {
    let panels = (0...Int(byte(0) & 1)).map { panel($0) }
    let columns = byte(1) & 1 == 0 ? panels.count : 1
    return Figure(
      "fuzz", title: self[Place.title], columns: columns, width: 640,
      height: byte(1) & 2 == 0 ? nil : 400, panels: panels
    )
    .check(self[Place.finding], .last(of: self[Place.line]) <= .first(of: self[Place.line]))
  }

  // MARK: - Parts of the figure

  /// Which text is used where.
  private enum Place {
    static let title = 0
    static let finding = 1
    static let line = 2
    static let count = 8
  }

  /// A text; the shape may ask that one of them be repeated, a title to some 10 KB.
  private subscript(place: Int) -> String {
    guard !texts.isEmpty else { return "" }
    let text = texts[place % texts.count]
    guard place + 1 == byte(2), !text.isEmpty else { return text }
    let length = place == Place.title ? 10_240 : 1024
    return String(repeating: text, count: length / text.utf8.count + 1)
  }

  private func byte(_ index: Int) -> UInt8 { index < shape.count ? shape[index] : 0 }

  private func panel(_ index: Int) -> Panel {
    let flags = byte(3 + 2 * index)
    let axis = Axis(self[4], scale: flags & 1 == 0 ? .linear : .logarithmic)
    return Panel(
      title: flags & 2 == 0 ? nil : self[3], x: flags & 4 == 0 ? nil : axis,
      y: flags & 8 == 0 ? nil : Axis(self[5]), equalScales: flags & 16 != 0,
      layers: [.line(self[Place.line], [2.5, 1], style: .dashed)]
        + layers(byte(4 + 2 * index), self[6], self[7]))
  }

  /// The kinds of layers whose bits are set.
  private func layers(_ kinds: UInt8, _ one: String, _ other: String) -> [Layer] {
    let layers: [Layer] = [
      .bars([one, other], BarSeries(other, [1, 2], errors: [0.1, 0.2])),
      .histogram(one, [1, 2, 3], bins: 2),
      .scatter(one, x: [1, 2], y: [1, 2], classes: [0, 1], names: [other, one]),
      .heatMap(one, rows: [[1, 2], [3, 4.5]], x: 1...2, y: 1...2),
      .images(
        rows: [[[0, 0.5, 1, 0.25]]], rowLabels: [one], columnLabels: [other], label: one),
      .annotation(one, at: (x: 1, y: 2)),
      .rule(y: 1.5, other),
      .ellipses(other, x: [1], y: [2], widths: [1], heights: [1]),
    ]
    return layers.enumerated().filter { kinds >> $0.offset & 1 == 1 }.map(\.element)
  }
}
