/// A sentence of a chapter that a run can prove wrong.
///
/// `<!-- claim 1.3: heldOutError <= 0.97, unlike pcaError -->` says that the value `heldOutError` is
/// at most 0.97, and that the *control* `pcaError` is not. `<= 0.97 on both` says so of the book's two sets
/// of digits alone, ` on pen` and ` on mnist` of one of them.
public struct Claim: Sendable {
  /// How a measured value stands to the bound of a claim.
  public enum Relation: String, Sendable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"

    /// Whether `number` stands so to `bound`; never true of NaN.
    public func holds(_ number: Double, _ bound: Double) -> Bool {
      switch self {
      case .atMost: number <= bound
      case .atLeast: number >= bound
      case .below: number < bound
      case .above: number > bound
      }
    }
  }

  /// The digits of which a claim is made.
  public enum Scope: String, Sendable {
    /// Any set: it speaks of autoencoders, or of arithmetic.
    case any
    /// Pen digits and MNIST: it speaks of the book's digits.
    case both
    /// One of the two alone.
    case pen, mnist

    /// Whether it is made of a run on `data`; none is a set that the book does not know.
    public func covers(_ data: DataSet?) -> Bool {
      switch self {
      case .any: true
      case .both: data != nil
      case .pen: data == .pen
      case .mnist: data == .mnist
      }
    }

    /// The name that readers see.
    public var title: String {
      switch self {
      case .any: "any images"
      case .both: "both sets"
      case .pen: DataSet.pen.title
      case .mnist: DataSet.mnist.title
      }
    }
  }

  /// The chapter's number and the claim's own, such as `1.3`.
  public let id: String
  /// The name of the value that is claimed to be so.
  public let quantity: String
  /// How it stands to the bound.
  public let relation: Relation
  /// The bound as the text spells it.
  public let boundText: String
  /// The name of the value of which the same must be false.
  public let control: String
  /// The digits on which it is judged.
  public let scope: Scope
  /// The visible sentence.
  public internal(set) var statement = ""
  /// The file of the marker, below the package's root.
  public let path: String
  /// The line of the marker, from 1.
  public let line: Int

  /// The bound.
  public var bound: Double { Double(boundText) ?? .nan }

  /// What a run says of the claim.
  ///
  /// - Throws: the name of a value that the run did not record.
  public func verdict(on run: Run) throws(Problem) -> Verdict {
    func value(_ name: String) throws(Problem) -> Value {
      guard let value = run.value(name) else {
        throw Problem(path, line, "claim \(id): the run recorded no value “\(name)”")
      }
      return value
    }
    return Verdict(
      claim: self, measured: try value(quantity), control: try value(control),
      isJudged: run.isJudged && scope.covers(run.data))
  }
}

/// A claim beside the numbers of one run.
public struct Verdict: Sendable {
  /// The claim.
  public let claim: Claim
  /// The value that the claim is of.
  public let measured: Value
  /// The value of which the same must be false.
  public let control: Value
  /// Whether the claim is made of this run: of its data, and of the chapter's own schedule.
  public let isJudged: Bool

  /// Whether the measured value is as claimed.
  public var measuredHolds: Bool { measured.number.isFinite && holds(measured) }
  /// Whether the control is not a number that could have failed, or did not fail.
  public var controlHolds: Bool { !control.number.isFinite || holds(control) }
  /// Whether the claim is true of the measured value and false of its control.
  public var holds: Bool { measuredHolds && !controlHolds }

  private func holds(_ value: Value) -> Bool { claim.relation.holds(value.number, claim.bound) }
}

extension Verdict: CustomStringConvertible {
  /// `Claim 1.3 holds: heldOutError 0.91 <= 0.97, unlike pcaError 1.20`
  public var description: String {
    "Claim \(claim.id) \(outcome): \(claim.quantity) \(text(of: measured)) "
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
