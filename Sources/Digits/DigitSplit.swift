import Tensors

/// Pictures to learn from, and others to be judged by.
public struct DigitSplit: Sendable {
  /// Where digits come from.
  public enum Origin: Hashable, Sendable {
    /// The pen drew them.
    case pen
    /// They are MNIST's, byte for byte.
    case mnist
    /// They are another set's, which is called after its folder.
    case other(String)
  }

  /// What the parameters are fitted to.
  public let train: DigitSet
  /// What no parameter has seen.
  public let test: DigitSet
  /// Whose digits they are.
  public let origin: Origin

  /// Digits of `origin`, to learn from and to be judged by.
  public init(train: DigitSet, test: DigitSet, origin: Origin) {
    self.train = train
    self.test = test
    self.origin = origin
  }

  /// How a text calls the data: "pen digits", "mnist", or another set's own name.
  public var name: String {
    switch origin {
    case .pen: "pen digits"
    case .mnist: "mnist"
    case .other(let name): name
    }
  }

  /// Pen digits; the same ones for the same numbers.
  public static func pen(train: Int, test: Int, seed: UInt64) -> DigitSplit {
    var random = Random(seed: seed)
    return DigitSplit(
      train: PenDigits.draw(train, using: &random), test: PenDigits.draw(test, using: &random),
      origin: .pen)
  }

  /// MNIST or a set of its shape, from the four IDX files of the usual names, plain or with `.gz`.
  public static func mnist(in folder: String) throws(DigitError) -> DigitSplit {
    try DigitFolder(folder).read()
  }

  /// What `request` asks for: pen digits, or the whole of a folder's files.
  ///
  /// - Parameters:
  ///   - request: what a chapter needs.
  ///   - asker: who asks, such as `chapter 1`.
  ///   - folder: of IDX files; none for pen digits.
  ///   - seed: of the pen.
  public static func meeting(
    _ request: DigitRequest, for asker: String, in folder: String?, seed: UInt64
  ) throws(DigitError) -> DigitSplit {
    guard let folder else { return pen(train: request.train, test: request.test, seed: seed) }
    return try DigitFolder(folder).read(meeting: request, for: asker)
  }
}
