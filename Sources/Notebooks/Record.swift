import Foundation
import Texts

/// A run as JSON, for `--record`.
struct Record: Encodable {
  let chapter: Int
  let seed: UInt64
  let data: String
  let epochs: Int?
  let foreign: String?
  let loaded: Bool
  let values: [String: Measurement]
  let claims: [Judgement]
  let figures: [String]

  struct Measurement: Encodable {
    let value: OrNull<Double>
    let unit: String
  }

  struct Judgement: Encodable {
    let id: String
    let statement: String
    let measured: OrNull<Double>
    let relation: String
    let bound: Double
    let holds: OrNull<Bool>
    let control: Control
  }

  struct Control: Encodable {
    let name: String
    let measured: OrNull<Double>
    let holds: OrNull<Bool>
  }

  /// - Parameter figures: the paths of what was written.
  init(of run: Run, chapter: Int, verdicts: [Verdict], figures: [String]) {
    self.chapter = chapter
    seed = run.conditions.seed
    data = run.dataTitle
    epochs = run.conditions.epochs
    foreign = run.conditions.foreign?.name
    loaded = run.isLoaded
    let pairs = run.values.map { ($0.name, Measurement(value: OrNull($0.number), unit: $0.unit)) }
    values = Dictionary(uniqueKeysWithValues: pairs)
    claims = verdicts.map(Judgement.init)
    self.figures = figures
  }

  /// The same bytes for the same run: keys are sorted.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension Record.Judgement {
  init(_ verdict: Verdict) {
    let claim = verdict.claim
    id = claim.id
    statement = claim.statement
    measured = OrNull(verdict.measured.number)
    relation = claim.relation.rawValue
    bound = claim.bound
    holds = OrNull(verdict.isJudged ? verdict.measuredHolds : nil)
    control = Record.Control(
      name: claim.control, measured: OrNull(verdict.control.number),
      holds: OrNull(verdict.isJudged ? verdict.controlHolds : nil))
  }
}

/// A value, or JSON's `null` where there is none; JSON has no NaN and no ∞ either.
struct OrNull<Wrapped: Encodable>: Encodable {
  let wrapped: Wrapped?

  init(_ wrapped: Wrapped?) { self.wrapped = wrapped }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrapped { try container.encode(wrapped) } else { try container.encodeNil() }
  }
}

extension OrNull<Double> {
  init(_ number: Double) { wrapped = number.isFinite ? number : nil }
}
