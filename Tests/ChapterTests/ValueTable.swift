import Foundation
import Notebooks
import Texts

/// What is known of each measurement of a chapter: how far it spreads over seeds that no other test uses,
/// and which of a run's inputs move it. `Values/1-autoencoder.txt` has a line for each.
struct ValueTable {
  /// What is known of one measurement.
  struct Row: Equatable {
    let name: String
    /// Over the seeds.
    let least, greatest: Double
    /// What it looks at.
    let inputs: Set<Input>

    /// Whether a number lies in the spread, or no further out than twice its width, or than one in
    /// the last digit that readers see.
    func admits(_ found: Measurement) -> Bool {
      let margin = max(2 * (greatest - least), found.resolution)
      return least - margin <= found.number && found.number <= greatest + margin
    }
  }

  /// The seeds whose spread the table holds.
  static let seeds: ClosedRange<UInt64> = 11...20

  private(set) var rows: [Row] = []

  static func file(of chapter: any Chapter.Type) -> URL {
    .packageRoot.appending(path: "Tests/ChapterTests/Values/\(chapter.slug).txt")
  }

  /// The table of a chapter, as it was last recorded.
  init(of chapter: any Chapter.Type) throws {
    let text = try String(contentsOf: Self.file(of: chapter), encoding: .utf8)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2, let least = Double(words[1]), let greatest = Double(words[2]) else {
        throw Malformed(line: String(line))
      }
      let inputs = Set(words.dropFirst(3).compactMap(Input.init))
      rows.append(Row(name: words[0], least: least, greatest: greatest, inputs: inputs))
    }
  }

  /// The table of these runs, one a seed, and of what moved each value.
  init(_ runs: [Run], inputs: [String: Set<Input>]) {
    let columns = runs.map(\.measurements)
    rows = columns[0].indices.map { place in
      let numbers = columns.map { $0[place].number }
      let name = columns[0][place].name
      return Row(
        name: name, least: numbers.min() ?? .nan, greatest: numbers.max() ?? .nan,
        inputs: inputs[name] ?? [])
    }
  }

  func write(for chapter: any Chapter.Type) throws {
    let width = (rows.map(\.name.count).max() ?? 0) + 2
    let heading = """
      # What chapter \(chapter.number) measures and draws: the least and the greatest on seeds \
      \(Self.seeds.lowerBound) to \(Self.seeds.upperBound), and what each looks at.
      # Written by RECORD=1 swift test --filter ValueTests/chapter\(chapter.number)\n
      """
    let lines = rows.map { row in
      let numbers = [row.least, row.greatest].map { String(format: "%12.7g", $0) }
      let inputs = Input.allCases.filter(row.inputs.contains).map(\.rawValue)
      let name = row.name.padding(toLength: width, withPad: " ", startingAt: 0)
      return ([name] + numbers + inputs).joined(separator: "  ") + "\n"
    }
    try Data((heading + lines.joined()).utf8).write(to: Self.file(of: chapter))
  }

  struct Malformed: Error { let line: String }
}
