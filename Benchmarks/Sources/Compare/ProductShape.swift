/// A product [m, k] × [k, n], either factor perhaps stored transposed.
struct ProductShape: CustomStringConvertible, Equatable {
  let m, k, n: Int
  var transposeA = false
  var transposeB = false
  /// Whether the left factor is a batch of digits, and not of random numbers without a zero.
  var isOfDigits = false

  var description: String {
    let a = transposeA ? "(\(k)×\(m))ᵀ" : "\(m)×\(k)"
    let b = transposeB ? "(\(n)×\(k))ᵀ" : "\(k)×\(n)"
    return "\(a) · \(b)" + (isOfDigits ? ", digits" : "")
  }

  /// The same of random numbers.
  var withoutDigits: ProductShape {
    var product = self
    product.isOfDigits = false
    return product
  }

  var operations: Double { 2 * Double(m) * Double(k) * Double(n) }

  /// Y = X W of each layer, and backward dW = Xᵀ dY and dX = dY Wᵀ; nobody asks for the images' dX.
  /// The encoder's two heads count as one layer of 40 outputs.
  static func ofTrainingStep(batch: Int = 128, width: Int = 400) -> [ProductShape] {
    let layers = [(784, width), (width, 40), (20, width), (width, 784)]
    let forward = layers.map { ProductShape(m: batch, k: $0.0, n: $0.1) }
    let weights = layers.map { ProductShape(m: $0.0, k: batch, n: $0.1, transposeA: true) }
    let inputs = layers.dropFirst().map {
      ProductShape(m: batch, k: $0.1, n: $0.0, transposeB: true)
    }
    return forward + weights + inputs
  }

  /// The products of a step whose left factor is the batch itself.
  static var ofDigits: [ProductShape] {
    [
      ProductShape(m: 128, k: 784, n: 400, isOfDigits: true),
      ProductShape(m: 784, k: 128, n: 400, transposeA: true, isOfDigits: true),
    ]
  }

  /// Of all products, for each image.
  static func operationsPerImage(width: Int = 400) -> Double {
    ofTrainingStep(batch: 1, width: width).reduce(0) { $0 + $1.operations }
  }
}
