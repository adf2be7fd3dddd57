import Notebooks
import Texts
import Weaving

/// A chapter's text and the runs that it tells of.
struct Facts: Sendable {
  let chapter: any Chapter.Type
  let text: ChapterText
  /// Those that were made; of the others the text alone tells.
  let runs: [DataSet: Run]

  /// The command that makes the run.
  func command(_ data: DataSet) -> String {
    "swift run chapter\(chapter.number)" + (data == .mnist ? " --mnist DIR" : "")
  }

  /// How readers call the run.
  func title(_ data: DataSet) -> String {
    "chapter \(chapter.number)’s run on \(data.title), seed 1"
  }

  /// What is known of a claim on each set of digits: by the runs, or else by the text's tables.
  func measurements(of claim: Claim) -> [Measurement] {
    DataSet.allCases.compactMap { data in
      guard let run = runs[data] else { return told(of: claim, on: data) }
      return text.verdicts(on: run).known.first { $0.claim.id == claim.id }
        .map { Measurement($0, on: data) }
    }
  }

  /// What the row of a claim says in the text's table of all claims.
  private func told(of claim: Claim, on data: DataSet) -> Measurement? {
    let table = text.markers.first { $0.kind == .claims && $0.data == data }
    guard let table else { return nil }
    let rows = text.source[table.content].split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.split(separator: " ") }
    }
    guard let row = rows.first(where: { $0.first?.first.map(String.init) == claim.id }),
      row.count == 6, let measured = row[2].last, let control = row[4].last
    else { return nil }
    return Measurement(
      data: data, measured: String(measured), control: String(control),
      isClaimed: claim.scope.covers(data), holds: row[5].first?.hasPrefix("yes") == true)
  }
}

/// What a run measured of a claim.
struct Measurement: Equatable, Sendable {
  let data: DataSet
  /// The value and its control, as printed.
  let measured, control: String
  /// Whether the claim is made of these digits.
  let isClaimed: Bool
  let holds: Bool
}

extension Measurement {
  init(_ verdict: Verdict, on data: DataSet) {
    self.init(
      data: data, measured: verdict.text(of: verdict.measured),
      control: verdict.text(of: verdict.control), isClaimed: verdict.isClaimed,
      holds: verdict.holds)
  }

  /// Both numbers.
  var numbers: [Double] { [measured, control].compactMap { Double($0) } }
}

extension Claim.Relation {
  /// As readers see it.
  var sign: String {
    switch self {
    case .atMost: "≤"
    case .atLeast: "≥"
    case .below: "<"
    case .above: ">"
    }
  }

  /// Whether what holds lies to the left of the bound.
  var isUpper: Bool { self == .atMost || self == .below }
}
