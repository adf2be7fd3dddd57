/// A module whose parameters have names, by which a file can hold them.
public protocol NamedModule: Module {
  /// What a file calls the parameters, in the order of their visit.
  var parameterNames: [ParameterName] { get }
}

// snippet.names
/// What a file calls a parameter, and how it lays it out.
public struct ParameterName: Sendable {
  /// As in PyTorch: the path to the layer, then what it is there, `encoder.hidden.weight`.
  public let text: String
  /// How the parameter, [m, n], stands in the file.
  public let layout: Layout

  /// A parameter's shape in a file.
  public enum Layout: Sendable {
    /// Its transpose, [n, m].
    case transposed
    /// Its only row, [n].
    case row

    /// A parameter as it stands in the file, or back.
    public func turned(_ tensor: Tensor) -> Tensor {
      self == .transposed ? tensor.transposed : tensor
    }
  }
}

extension [ParameterName] {
  /// Those of a ``Dense``, laid out as PyTorch's `Linear`: `weight`, Wᵀ of [outputs, inputs], and `bias`,
  /// [outputs].
  public static func dense(_ layer: String) -> Self {
    [ParameterName(text: layer + ".weight", layout: .transposed)] + row(layer + ".bias")
  }

  /// That of a parameter of one row.
  public static func row(_ name: String) -> Self { [ParameterName(text: name, layout: .row)] }
}
// snippet.end
