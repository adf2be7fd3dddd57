import Tensors

// A model's parameters in the order of `parameterNames`, laid out as a file has them.
extension NamedModule {
  var storedParameters: [Tensor] { turned(parameters) }

  /// Takes them from a file.
  mutating func store(_ stored: [Tensor]) {
    var rest = turned(stored)[...]
    visitParameters { $0 = rest.removeFirst() }
  }

  /// From a file's layout to the model's, or back.
  private func turned(_ tensors: [Tensor]) -> [Tensor] {
    zip(parameterNames, tensors).map { $0.layout.turned($1) }
  }
}
