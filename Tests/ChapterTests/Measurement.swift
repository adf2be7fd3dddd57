import Foundation
import Measures
import Notebooks
import Tensors

@testable import Plotting

/// What a run leaves behind of one thing: a value, a column of a figure's numbers, or where a panel has its
/// rules and labels.
struct Measurement {
  /// The value's own, or the figure's, the panel's, the table's and the column's:
  /// `code-map/VAE_means/points/x`.
  let name: String
  /// The value's number. Or, of many: their mean; their standard deviation; what their order moves, their mean
  /// weighed by place, from −1 for the first to 1 for the last; and the mean step from one to the next, which
  /// tells sharp images from blurred ones.
  let numbers: [Double]
  /// One in the last digit that is printed, or in the seventh of the numbers' size.
  let resolution: Double
  /// All the numbers, bit for bit.
  let bits: [UInt64]

  init(of value: Value) {
    name = value.name
    numbers = [value.number]
    resolution = pow(10, -Double(value.digits))
    bits = [value.number.bitPattern]
  }

  init(_ name: String, of number: Double) {
    (self.name, numbers, bits) = (name, [number], [number.bitPattern])
    resolution = 1e-6 * abs(number)
  }

  init(_ name: String, of drawn: [Double]) {
    let last = Double(max(drawn.count - 1, 1))
    let average = mean(of: drawn)
    let squares = drawn.map { ($0 - average) * ($0 - average) }
    let weighed = drawn.enumerated().map { (2 * Double($0) / last - 1) * $1 }
    let steps = zip(drawn, drawn.dropFirst()).map { abs($1 - $0) }
    self.name = name
    numbers = [
      average, mean(of: squares).squareRoot(), mean(of: weighed), steps.reduce(0, +) / last,
    ]
    resolution = 1e-6 * max(mean(of: drawn.map(abs)), numbers[1])
    bits = drawn.map(\.bitPattern)
  }
}

extension Run {
  /// Its values, how long it went on, and the numbers of its figures.
  var measurements: [Measurement] {
    values.map { Measurement(of: $0) } + [Measurement("lengths", of: lengths.map { Double($0) })]
      + figures.flatMap(\.measurements)
  }
}

extension Panel {
  /// What its layers draw.
  fileprivate var drawing: Drawing {
    var drawing = Drawing(after: [])
    layers.forEach { $0.draw(&drawing) }
    return drawing
  }
}

extension Figure {
  /// The numbers that it draws.
  var tables: [Table] { panels.flatMap(\.drawing.tables) }

  /// Where its rules are, on either axis, and its words.
  var marks: [Double] {
    panels.map(\.drawing).flatMap { $0.xExtent.marks + $0.yExtent.marks }
  }

  fileprivate var measurements: [Measurement] {
    var found: [Measurement] = []
    func name(_ parts: [String]) -> String {
      let name = ([self.name] + parts.map(plain)).joined(separator: "/")
      let copies = found.count { $0.name.prefix { $0 != "#" } == name }
      return copies == 0 ? name : "\(name)#\(copies + 1)"
    }
    func add(_ parts: [String], _ numbers: [Double]) {
      if !numbers.isEmpty { found.append(Measurement(name(parts), of: numbers)) }
    }
    for panel in panels {
      let drawing = panel.drawing
      let title = panel.title.map { [$0] } ?? []
      for table in drawing.tables {
        for (part, numbers) in table.parts(named: drawing.ticLabels("x")) {
          add(title + [table.label, part], numbers)
        }
        // Which digits are drawn moves an image far more than what a model makes of them.
        if let difference = table.meanDifference {
          found.append(Measurement(name(title + [table.label, "beside"]), of: difference))
        }
      }
      for (label, numbers) in drawing.imageColumns { add(title + ["column", label], numbers) }
      // Of bars, each is measured by its label, and there is little else.
      if !drawing.tables.contains(where: \.areBars) {
        add(title + ["layout"], (title + drawing.settings + drawing.clauses).flatMap(numbers))
      }
    }
    return found
  }
}

extension Table {
  /// Columns; or bars, each with its error, by the labels below them. Of images, all; of a heat map, two of its
  /// edges as well.
  fileprivate func parts(named bars: [String]) -> [(String, [Double])] {
    switch shape {
    case .matrix(0...255): return [("all", values)]
    case .matrix:
      return [("all", values), ("left", column(0)), ("first", Array(values.prefix(columns.count)))]
    case .records where areBars && bars.count == rows:
      return zip(bars, 0...).map { ($0, [values[4 * $1 + 1], values[4 * $1 + 2]]) }
    case .records: return columns.enumerated().map { ($1, column($0)) }
    }
  }

  fileprivate var areBars: Bool { columns.first == "place" }

  /// The greys of each image, if it is of images.
  var images: [[Double]] {
    guard columns.first == "pixel 1" else { return [] }
    let pixels = columns.count * columns.count
    return stride(from: 0, to: values.count, by: pixels).map { Array(values[$0..<$0 + pixels]) }
  }

  /// How far the greys of an image's pixels are from those of the next image, on the average; nil if there
  /// is one image or none.
  fileprivate var meanDifference: Double? {
    let images = images
    let differences = zip(images, images.dropFirst()).flatMap { zip($0, $1).map { abs($0 - $1) } }
    return differences.isEmpty ? nil : mean(of: differences)
  }

  func column(_ place: Int) -> [Double] {
    stride(from: place, to: values.count, by: columns.count).map { values[$0] }
  }
}

extension Drawing {
  /// What stands at the tics of an axis, where it is words.
  fileprivate func ticLabels(_ axis: String) -> [String] {
    let tics = settings.first { $0.hasPrefix("set \(axis)tics (") } ?? ""
    return tics.matches(of: /'([^']*)' -?[0-9]/).map { String($0.output.1) }
  }

  /// The images below each label, one below the other, where columns of images have labels.
  fileprivate var imageColumns: [(String, [Double])] {
    let labels = ticLabels("x2")
    let size = tables.first.map { $0.columns.count * $0.columns.count } ?? 0
    let pixels = tables.flatMap(\.values)
    return labels.indices.filter { !labels[$0].isEmpty }.map { column in
      let images = stride(from: column * size, to: pixels.count, by: labels.count * size)
      return (labels[column], images.flatMap { pixels[$0..<min($0 + size, pixels.count)] })
    }
  }
}

extension Tensor {
  /// Nine points on the straight line from this one to another, [1, n] → [9, n].
  func line(to end: Tensor) -> Tensor {
    Tensor(stacking: (0...8).map { Float($0) / 8 }.map { (1 - $0) * self + $0 * end })
  }

  /// Images [count, 784] as figures draw them.
  var greys: [[Double]] {
    (0..<rows).map { row in
      rows([row]).scalars.map { (255 * Double(min(max($0, 0), 1))).rounded() }
    }
  }
}

/// The words of a label, without its numbers, which a seed may move.
private func plain(_ label: String) -> String {
  label.replacing(/-?[0-9][0-9.,]*/, with: "N").split { !$0.isLetter && !$0.isNumber && $0 != "−" }
    .joined(separator: "_")
}

/// The numbers of a command and its labels.
private func numbers(in command: String) -> [Double] {
  command.matches(of: /-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?/).compactMap { Double($0.output) }
}
