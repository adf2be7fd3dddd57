/// The digits that the book tells of, as the markers spell them.
public enum DataSet: String, Sendable, CaseIterable {
  case pen, mnist

  /// The name that readers see.
  public var title: String {
    switch self {
    case .pen: "pen digits"
    case .mnist: "MNIST"
    }
  }
}
