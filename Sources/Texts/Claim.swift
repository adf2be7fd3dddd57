/// A sentence of a chapter that a run can prove wrong.
///
/// `<!-- claim 1.3: heldOutError <= 0.97, unlike pcaError -->` says that the value `heldOutError` is
/// at most 0.97, and that the *control* `pcaError` is not. `<= 0.97 on both` says so of the book's two sets
/// of digits alone, ` on pen` and ` on mnist` of one of them.
public struct Claim: Hashable, Sendable {
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
  public let statement: String
  /// The file of the marker, below the package's root.
  public let path: String
  /// The line of the marker, from 1.
  public let line: Int

  /// The bound.
  public var bound: Double { Double(boundText) ?? .nan }
}
