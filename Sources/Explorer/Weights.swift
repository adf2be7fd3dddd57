import Tensors

extension NamedModule {
  /// The shape of each parameter in a file, in the order of `parameterNames`.
  var storedShapes: [(rows: Int, columns: Int)] {
    zip(parameterNames, parameters).map { name, parameter in
      name.layout == .transposed
        ? (parameter.columns, parameter.rows) : (parameter.rows, parameter.columns)
    }
  }

  /// The parameters as a file holds them.
  var storedParameters: [Tensor] {
    zip(parameterNames, parameters).map { $0.layout == .transposed ? $1.transposed : $1 }
  }

  /// Takes the parameters that a file holds.
  mutating func store(_ stored: [Tensor]) {
    var rest = zip(parameterNames, stored).map { $0.layout == .transposed ? $1.transposed : $1 }[...]
    visitParameters { $0 = rest.removeFirst() }
  }
}
