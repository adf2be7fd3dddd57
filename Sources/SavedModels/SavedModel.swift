import Requirements
import Tensors

/// The weights of a model, as a file holds them.
public struct SavedModel: Hashable, Sendable {
  /// The weights by their names, and what trained them.
  public let content: SafeTensors
  /// The file that they were read from, if they were.
  private let path: String

  /// The weights of a model. What they are laid out as, `parameterNames` tells.
  public init(of model: some NamedModule, metadata: [String: String] = [:]) {
    var tensors: [String: StoredTensor] = [:]
    for (name, parameter) in model.namedParameters {
      tensors[name.text] = StoredTensor(
        shape: name.shape(of: parameter), name.layout.turned(parameter).scalars)
    }
    let versioned = metadata.merging(["version": Self.version]) { $1 }
    content = SafeTensors(tensors: tensors, metadata: versioned)
    path = ""
  }

  private static let version = "1"

  /// Reads a file. A version that it does not tell is this one, so that others can write such files too.
  public init(contentsOf path: String) throws(ModelError) {
    content = try SafeTensors(contentsOf: path)
    let version = content.metadata["version"] ?? Self.version
    guard version == Self.version else { throw ModelError(path, .wrongVersion(found: version)) }
    self.path = path
  }

  /// Gives a model these weights: each of its parameters is in the file, and nothing else.
  public func load(into model: inout some NamedModule) throws(ModelError) {
    var weights: [Tensor] = []
    do throws(ModelError.Problem) {
      weights = try content.weights(of: model.namedParameters)
    } catch {
      throw ModelError(path, error)
    }
    var rest = weights[...]
    model.visitParameters { parameter in
      if let next = rest.popFirst() { parameter = next }
    }
  }
}

extension SafeTensors {
  fileprivate func weights(
    of parameters: [(name: ParameterName, parameter: Tensor)]
  ) throws(ModelError.Problem) -> [Tensor] {
    let names = Set(parameters.map(\.name.text))
    if let other = tensors.keys.filter({ !names.contains($0) }).min() {
      throw .misfit("expected only the tensors of this chapter's model, found \(quoted(other)) too")
    }
    var weights: [Tensor] = []
    for (name, parameter) in parameters {
      let shape = name.shape(of: parameter)
      guard let found = tensors[name.text] else {
        throw .misfit("expected a tensor \(name.text), found none")
      }
      guard found.shape == shape else {
        throw .misfit("expected \(name.text) of the shape \(shape), found \(found.shape.prefix(8))")
      }
      guard found.scalars.allSatisfy(\.isFinite) else { throw .notFinite(tensor: name.text) }
      let isTransposed = name.layout == .transposed
      let (rows, columns) = (parameter.rows, parameter.columns)
      let laidOut = Tensor(
        rows: isTransposed ? columns : rows, columns: isTransposed ? rows : columns, found.scalars)
      weights.append(name.layout.turned(laidOut))
    }
    return weights
  }
}

extension NamedModule {
  fileprivate var namedParameters: [(name: ParameterName, parameter: Tensor)] {
    let (names, parameters) = (parameterNames, parameters)
    require(
      names.count == parameters.count && Set(names.map(\.text)).count == names.count,
      "\(parameters.count) parameters have the names \(names.map(\.text))")
    return Array(zip(names, parameters))
  }
}

extension ParameterName {
  fileprivate func shape(of parameter: Tensor) -> [Int] {
    switch layout {
    case .transposed: return [parameter.columns, parameter.rows]
    case .row:
      require(parameter.rows == 1, "\(text) has \(parameter.rows) rows, not one")
      return [parameter.columns]
    }
  }
}
