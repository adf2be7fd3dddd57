// snippet.kinds
import Chapter6Limits
import Tensors

/// Images of one kind, of which a model has seen none.
struct OddImages {
  let name, label: String
  let images: Tensor

  /// Eight kinds, each made of the same digits [count, 784].
  static func made(of digits: Tensor, using random: inout Random) -> [OddImages] {
    let upper = Tensor(rows: 1, columns: 784, (0..<784).map { $0 < 392 ? 1 : 0 })
    let noise = Tensor.uniform(digits.rows, 784, in: 0..<1, using: &random)
    return [
      OddImages(name: "again", label: "digits again", images: digits),
      OddImages(name: "noise", label: "noise", images: noise),
      OddImages(name: "inverted", label: "inverted", images: 1 - digits),
      OddImages(
        name: "shuffled", label: "pixels shuffled",
        images: shuffledByColumn(digits.transposed, using: &random).transposed),
      OddImages(name: "thickened", label: "thickened", images: 1 - thinned(1 - digits)),
      OddImages(name: "thinned", label: "thinned", images: thinned(digits)),
      OddImages(name: "halved", label: "lower half erased", images: upper * digits),
      OddImages(name: "blank", label: "blank", images: .zeros(digits.rows, 784)),
    ]
  }
}

/// Each pixel as white as the whitest of itself, its right and its lower neighbour, [count, 784].
func thinned(_ images: Tensor) -> Tensor {
  var greys = images
  for image in 0..<images.rows {
    for pixel in 0..<27 * 28 where pixel % 28 < 27 {
      greys[image, pixel] = min(
        images[image, pixel], images[image, pixel + 1], images[image, pixel + 28])
    }
  }
  return greys
}
// snippet.end
