import Texts

extension ChapterText {
  /// What a run says of each claim.
  public func verdicts(on run: Run) -> Verdicts {
    var verdicts = Verdicts()
    for claim in claims {
      do throws(Problem) {
        verdicts.known.append(try Verdict(on: claim, by: run))
      } catch {
        verdicts.problems.append(error)
      }
    }
    return verdicts
  }
}

/// What a run says of a text's claims, in the order of the text.
public struct Verdicts: Sendable {
  /// Those on claims of which it measured both values.
  public fileprivate(set) var known: [Verdict] = []
  /// The others, each with the name that it did not record.
  public fileprivate(set) var problems: [Problem] = []

  /// The claims that the run proves wrong.
  public var failed: [Verdict] { known.filter { $0.isJudged && !$0.holds } }
}

/// A claim beside the numbers of one run.
public struct Verdict: Sendable {
  /// The claim.
  public let claim: Claim
  /// The value that the claim is of.
  public let measured: Value
  /// The value of which the same must be false.
  public let control: Value
  /// Whether the claim is made of the run's data.
  public let isClaimed: Bool
  /// Whether it is made of this run: of its data, and of the chapter's own schedule.
  public let isJudged: Bool
  /// Whether the run recorded both values. One that took its model from a file did not measure a training.
  public let isMeasured: Bool

  /// Whether the measured value is as claimed.
  public var measuredHolds: Bool { measured.number.isFinite && holds(measured) }
  /// Whether the control is not a number that could have failed, or did not fail.
  public var controlHolds: Bool { !control.number.isFinite || holds(control) }
  /// Whether the claim is true of the measured value and false of its control.
  public var holds: Bool { measuredHolds && !controlHolds }

  /// - Throws: the name of a value that the run did not record, unless it was of a training that it left out.
  fileprivate init(on claim: Claim, by run: Run) throws(Problem) {
    func value(_ name: String) throws(Problem) -> Value {
      if let value = run.value(name) { return value }
      if run.isLoaded { return Value(name: name, number: .nan, digits: 0, unit: "") }
      let message = "claim \(claim.id): the run recorded no value “\(name)”"
      throw Problem(claim.path, claim.line, message)
    }
    self.claim = claim
    measured = try value(claim.quantity)
    control = try value(claim.control)
    isClaimed = claim.scope.covers(run.data)
    isJudged = isClaimed && run.isJudged
    isMeasured = [claim.quantity, claim.control].allSatisfy { run.value($0) != nil }
  }

  private func holds(_ value: Value) -> Bool { claim.relation.holds(value.number, claim.bound) }
}

extension Verdict: CustomStringConvertible {
  /// `Claim 1.3 holds: heldOutError 0.91 <= 0.97, unlike pcaError 1.20`
  public var description: String {
    guard isMeasured else {
      return "Claim \(claim.id) is not measured: it is about a training, and the model was loaded"
    }
    return "Claim \(claim.id) \(outcome): \(claim.quantity) \(text(of: measured)) "
      + "\(claim.relation.rawValue) \(claim.boundText), "
      + "unlike \(claim.control) \(text(of: control))\(reason)"
  }

  /// The value as printed, or every digit of it where rounding would hide which side it is on.
  public func text(of value: Value) -> String {
    let printed = value.description
    let hides = claim.relation.holds(Double(printed) ?? .nan, claim.bound) != holds(value)
    return hides ? "\(value.number)" : printed
  }

  private var outcome: String { !isJudged ? "is not judged" : holds ? "holds" : "FAILS" }

  private var reason: String {
    if measuredHolds && !controlHolds { return "" }
    if measuredHolds { return "; but its control does not fail" }
    return controlHolds ? "; false, and its control does not fail" : "; false"
  }
}
