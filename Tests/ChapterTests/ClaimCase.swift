import Notebooks
import TableOfContents
import Testing
import Texts

/// A claim of the book, to be held against one run.
struct ClaimCase: Sendable, CustomTestStringConvertible {
  /// The seed on which the claims are tested; the book prints another one, and bounds come from ten more.
  static let seed: UInt64 = 7

  let chapter: any Chapter.Type
  let text: ChapterText
  let claim: Claim
  let data: DataSet
  let conditions: Conditions

  var testDescription: String { "claim \(claim.id) on \(data.title), seed \(conditions.seed)" }

  /// Every claim that is made of pen digits.
  static func onPenDigits() throws(TextError) -> [ClaimCase] {
    try claims(on: .pen, under: Conditions(seed: seed))
  }

  /// Every claim that is made of MNIST. The run is the one that the book prints: it takes long.
  static func onMNIST() throws(TextError) -> [ClaimCase] {
    try claims(on: .mnist, under: Conditions(mnist: Book.mnist ?? ""))
  }

  private static func claims(
    on data: DataSet, under conditions: Conditions
  ) throws(TextError) -> [ClaimCase] {
    var cases: [ClaimCase] = []
    for chapter in Book.chapters {
      let text = try ChapterText(of: chapter)
      cases += text.claims.filter { $0.scope.covers(data) }.map {
        ClaimCase(chapter: chapter, text: text, claim: $0, data: data, conditions: conditions)
      }
    }
    return cases
  }
}
