/// The colours of lines and bars, by their number in `style.gp`: Okabe & Ito's set, which readers
/// of every kind of colour vision tell apart (2008).
public enum Colour: Int, Sendable, CaseIterable {
  case blue = 1
  case vermillion, green, purple, orange, sky, black, grey

  /// The first of ten colours for classes (Tol's muted scheme, 2021, and a grey).
  static let firstClass = 11
  static let classes = 10

  /// The colour of the n-th labelled layer of a panel that names none.
  static func automatic(_ index: Int) -> Colour { allCases[index % (allCases.count - 1)] }
}
