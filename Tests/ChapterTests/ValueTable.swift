import Foundation
import Notebooks
import Texts

/// What is known of each measurement of a chapter: how far it spreads over seeds that no other test uses,
/// and which of a run's inputs move it. `Values/1-autoencoder.txt` has a line for each.
struct ValueTable {
  /// What is known of one measurement.
  struct Row: Equatable {
    let name: String
    /// What each of its numbers spans over the seeds.
    let spans: [ClosedRange<Double>]
    /// What it looks at.
    let inputs: Set<Input>
    /// Where its numbers are values of the run, on all seeds.
    let shown: [Shown]

    /// Whether each number lies in its span, or no further out than the span is wide, or than the
    /// resolution. The first, unless its span holds 0, is no nearer to 0 than by the ratio of the span's ends
    /// either: so it keeps its sign and its order of magnitude.
    func admits(_ found: Measurement) -> Bool {
      let resolution = found.resolution
      guard found.numbers.count == spans.count else { return false }
      let areNear = zip(found.numbers, spans).allSatisfy { number, span in
        let margin = max(span.upperBound - span.lowerBound, resolution)
        return span.lowerBound - margin <= number && number <= span.upperBound + margin
      }
      let (number, ends) = (found.numbers[0], [spans[0].lowerBound, spans[0].upperBound])
      let (least, greatest) = (abs(ends[0]), abs(ends[1]))
      guard areNear, ends[0] * ends[1] > 0 else { return areNear }
      let nearest = min(least, greatest) * min(least, greatest) / max(least, greatest)
      return number * ends[0] > 0 && abs(number) >= nearest - resolution
    }
  }

  /// A number of a figure that the chapter also prints, or tells of.
  struct Shown: Equatable, CustomStringConvertible {
    let place: Int
    let value: String

    var description: String { "\(place)=\(value)" }

    init(place: Int, value: String) { (self.place, self.value) = (place, value) }

    init?(_ word: String) {
      guard let found = word.wholeMatch(of: /([0-9]+)=(.+)/), let place = Int(found.output.1) else {
        return nil
      }
      self.init(place: place, value: String(found.output.2))
    }

    func isTrue(of found: Measurement, in run: Run) -> Bool {
      found.bits.indices.contains(place)
        && run.value(value)?.number.bitPattern == found.bits[place]
    }
  }

  /// The seeds whose spread the table holds.
  static let seeds: ClosedRange<UInt64> = 11...20

  private(set) var rows: [Row] = []

  subscript(_ name: String) -> Row? { rows.first { $0.name == name } }

  static func file(of chapter: any Chapter.Type) -> URL {
    .packageRoot.appending(path: "Tests/ChapterTests/Values/\(chapter.slug).txt")
  }

  /// The table of a chapter, as it was last recorded.
  init(of chapter: any Chapter.Type) throws {
    let text = try String(contentsOf: Self.file(of: chapter), encoding: .utf8)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      let numbers = words.dropFirst().prefix { Double($0) != nil }.compactMap { Double($0) }
      guard !numbers.isEmpty, numbers.count.isMultiple(of: 2) else {
        throw Malformed(line: String(line))
      }
      let spans = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0]...numbers[$0 + 1] }
      let rest = words.dropFirst(1 + numbers.count)
      rows.append(
        Row(
          name: words[0], spans: spans, inputs: Set(rest.compactMap(Input.init)),
          shown: rest.compactMap { Shown($0) }))
    }
  }

  /// The table of these runs, one a seed, and of what moved each value.
  init(_ runs: [Run], inputs: [String: Set<Input>]) {
    let columns = runs.map(\.measurements)
    rows = columns[0].indices.map { place in
      let name = columns[0][place].name
      let spans = columns[0][place].numbers.indices.map { index in
        let numbers = columns.map { $0[place].numbers[index] }
        return (numbers.min() ?? .nan)...(numbers.max() ?? .nan)
      }
      let shown = place < runs[0].values.count ? [] : Self.shown(columns.map { $0[place] }, runs)
      return Row(name: name, spans: spans, inputs: inputs[name] ?? [], shown: shown)
    }
  }

  /// The numbers of a figure's column that are a value's on every seed. Whole ones may meet by chance, and curves of
  /// more points are drawn of things that have no names.
  private static func shown(_ columns: [Measurement], _ runs: [Run]) -> [Shown] {
    guard columns[0].bits.count <= 64 else { return [] }
    let values = Dictionary(
      grouping: runs[0].values.filter { $0.number != $0.number.rounded() }, by: \.number.bitPattern)
    return columns[0].bits.enumerated().compactMap { place, bits in
      (values[bits] ?? []).map { Shown(place: place, value: $0.name) }.first { shown in
        zip(columns, runs).allSatisfy { shown.isTrue(of: $0, in: $1) }
      }
    }
  }

  func write(for chapter: any Chapter.Type) throws {
    let width = (rows.map(\.name.count).max() ?? 0) + 2
    let heading = """
      # What chapter \(chapter.number) measures and draws: the least and the greatest on seeds \
      \(Self.seeds.lowerBound) to \(Self.seeds.upperBound), and what each looks at; \
      of a figure's numbers, of their mean, deviation, mean weighed by place, and mean step, \
      and which of them are values.
      # Written by RECORD=1 swift test --filter ValueTests/chapter\(chapter.number)\n
      """
    let lines = rows.map { row in
      let numbers = row.spans.flatMap { [$0.lowerBound, $0.upperBound] }
        .map { String(format: "%12.7g", $0) }
      let inputs = Input.allCases.filter(row.inputs.contains).map(\.rawValue)
      let name = row.name.padding(toLength: width, withPad: " ", startingAt: 0)
      return ([name] + numbers + inputs + row.shown.map(\.description)).joined(separator: "  ")
        + "\n"
    }
    try Data((heading + lines.joined()).utf8).write(to: Self.file(of: chapter))
  }

  struct Malformed: Error { let line: String }
}
