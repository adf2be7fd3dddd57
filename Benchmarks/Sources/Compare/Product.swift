/// A product [m, k] × [k, n], either factor perhaps stored transposed.
struct Product: CustomStringConvertible {
  let m, k, n: Int
  var transposeA = false
  var transposeB = false

  var description: String {
    let a = transposeA ? "(\(k)×\(m))ᵀ" : "\(m)×\(k)"
    let b = transposeB ? "(\(n)×\(k))ᵀ" : "\(k)×\(n)"
    return "\(a) · \(b)"
  }

  var operations: Double { 2 * Double(m) * Double(k) * Double(n) }

  /// Y = X W of each layer, and backward dW = Xᵀ dY and dX = dY Wᵀ; nobody asks for the images' dX.
  /// The encoder's two heads count as one layer of 40 outputs.
  static func ofTrainingStep(batch: Int = 128, width: Int = 400) -> [Product] {
    let layers = [(784, width), (width, 40), (20, width), (width, 784)]
    let forward = layers.map { Product(m: batch, k: $0.0, n: $0.1) }
    let weights = layers.map { Product(m: $0.0, k: batch, n: $0.1, transposeA: true) }
    let inputs = layers.dropFirst().map { Product(m: batch, k: $0.1, n: $0.0, transposeB: true) }
    return forward + weights + inputs
  }

  /// Of all products, for each image.
  static func operationsPerImage(width: Int = 400) -> Double {
    ofTrainingStep(batch: 1, width: width).reduce(0) { $0 + $1.operations }
  }
}
