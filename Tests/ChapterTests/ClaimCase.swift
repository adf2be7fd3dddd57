import Notebooks
import TableOfContents
import Testing
import Texts

/// A claim of the book, to be held against one run.
struct ClaimCase: Sendable, CustomTestStringConvertible {
  /// The seeds on which the claims are tested; the book prints another one.
  static let seeds: [UInt64] = [7, 8]

  let chapter: any Chapter.Type
  let text: ChapterText
  let claim: Claim
  let data: DataSet
  let conditions: Conditions

  var testDescription: String { "claim \(claim.id) on \(data.title), seed \(conditions.seed)" }

  /// Every claim that is made of pen digits, with each seed.
  static func onPenDigits() throws(TextError) -> [ClaimCase] {
    try claims(on: .pen, under: seeds.map { Conditions(seed: $0) })
  }

  /// Every claim that is made of MNIST. The run is the one that the book prints: it takes long.
  static func onMNIST() throws(TextError) -> [ClaimCase] {
    try claims(on: .mnist, under: [Conditions(mnist: Book.mnist ?? "")])
  }

  private static func claims(
    on data: DataSet, under conditions: [Conditions]
  ) throws(TextError) -> [ClaimCase] {
    var cases: [ClaimCase] = []
    for chapter in Book.chapters {
      let text = try ChapterText(of: chapter)
      for claim in text.claims where claim.scope.covers(data) {
        cases += conditions.map {
          ClaimCase(chapter: chapter, text: text, claim: claim, data: data, conditions: $0)
        }
      }
    }
    return cases
  }
}
