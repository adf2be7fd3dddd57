import Digits
import Testing
import Texts

@testable import Notebooks

@Suite struct VerdictTests {
  func verdict(
    _ body: String, measured: Double, control: Double, conditions: Conditions = Conditions(),
    on origin: DigitSplit.Origin = .pen
  ) throws -> Verdict {
    let source = "# T\n\n<!-- claim \(body) -->\n> **Claim 3.1.** Of 1 and 0.97.\n"
    let text = try ChapterText(source, path: "chapters/3-toy.md", number: 3)
    var run = Run(conditions: conditions, origin: origin)
    run.values = [
      Value(name: "a", number: measured, digits: 2, unit: ""),
      Value(name: "b", number: control, digits: 2, unit: ""),
    ]
    return try #require(text.verdicts(on: run).known.first)
  }

  @Test(arguments: [
    ("<=", 0.97, 0.98, true), ("<=", 0.98, 0.99, false), ("<=", 0.5, 0.97, false),
    ("<", 0.96, 0.97, true), ("<", 0.97, 0.98, false), (">=", 0.97, 0.96, true),
    (">=", 0.96, 0.95, false), (">", 0.98, 0.97, true), (">", 0.97, 0.96, false),
    (">", 0.98, 0.98, false),
  ])
  func holdsUnlikeItsControl(
    _ relation: String, _ measured: Double, _ control: Double, _ holds: Bool
  ) throws {
    let verdict = try verdict(
      "3.1: a \(relation) 0.97, unlike b", measured: measured, control: control)
    #expect(verdict.holds == holds)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity], ["<=", ">=", "<", ">"])
  func whatIsNoNumberFails(_ number: Double, _ relation: String) throws {
    let good = relation.hasPrefix("<") ? 0.0 : 2.0
    let body = "3.1: a \(relation) 1, unlike b"
    #expect(try verdict(body, measured: good, control: 2 - good).holds)
    #expect(try !verdict(body, measured: number, control: 2 - good).holds)
    #expect(try !verdict(body, measured: good, control: number).holds)
  }

  @Test func tellsMeasureAndControlApart() throws {
    let body = "3.1: a <= 1, unlike b"
    let weak = try verdict(body, measured: 0.5, control: 0.6)
    #expect(weak.measuredHolds && weak.controlHolds)
    #expect(
      weak.description
        == "Claim 3.1 FAILS: a 0.50 <= 1, unlike b 0.60; but its control does not fail")
    let wrong = try verdict(body, measured: 1.5, control: 1.6)
    #expect(!wrong.measuredHolds && !wrong.controlHolds)
    #expect(wrong.description == "Claim 3.1 FAILS: a 1.50 <= 1, unlike b 1.60; false")
  }

  @Test func showsTheDigitsThatDecide() throws {
    let verdict = try verdict("3.1: a <= 0.97, unlike b", measured: 0.9701, control: 1.5)
    #expect(verdict.description == "Claim 3.1 FAILS: a 0.9701 <= 0.97, unlike b 1.50; false")
  }

  /// Whether a claim with that suffix is judged, under each condition.
  func isJudged(_ suffix: String, _ conditions: Conditions, on origin: DigitSplit.Origin) throws
    -> Bool
  {
    try verdict(
      "3.1: a <= 1\(suffix), unlike b", measured: 0, control: 2, conditions: conditions, on: origin
    ).isJudged
  }

  @Test(arguments: [
    ("", true, true), (" on both", true, true), (" on pen", true, false),
    (" on mnist", false, true),
  ])
  func isJudgedOnItsData(_ suffix: String, _ onPen: Bool, _ onMNIST: Bool) throws {
    for conditions in [Conditions(seed: 7), Conditions(judgesAnySet: true)] {
      #expect(try isJudged(suffix, conditions, on: .pen) == onPen)
      #expect(try isJudged(suffix, conditions, on: .mnist) == onMNIST)
    }
    #expect(try !isJudged(suffix, Conditions(epochs: 2), on: .pen))
    #expect(try !isJudged(suffix, Conditions(epochs: 2, judgesAnySet: true), on: .mnist))
  }

  @Test(arguments: [("", true), (" on both", false), (" on pen", false), (" on mnist", false)])
  func isJudgedOfAnotherSetIfAsked(_ suffix: String, _ ifAsked: Bool) throws {
    let other = DigitSplit.Origin.other("letters")
    #expect(try !isJudged(suffix, Conditions(), on: other))
    #expect(try isJudged(suffix, Conditions(judgesAnySet: true), on: other) == ifAsked)
  }
}
