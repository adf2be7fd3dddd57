// snippet.transfer
import Chapter1Autoencoder
import Digits
import Measures
import Notebooks
import Tensors

/// Something that can be measured of an image, whatever its class.
struct Trait {
  let label, name: String
  /// What the pen knows of it.
  let truth: KeyPath<Factors, Float>
  /// [images, 784] → one number an image.
  let measure: (Tensor) -> [Double]

  static var all: [Trait] {
    [
      Trait(label: "slant", name: "Slant", truth: \.slant) { slants(of: $0) },
      Trait(label: "ink", name: "Ink", truth: \.thickness) { rowSums($0).scalars.map { Double($0) } },
    ]
  }
}

/// Numbers less their classes' means.
func centred(_ numbers: [Double], by classes: [Int]) -> [Double] {
  var (sums, counts) = ([Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10))
  for (number, label) in zip(numbers, classes) {
    sums[label] += number
    counts[label] += 1
  }
  return zip(numbers, classes).map { $0 - sums[$1] / counts[$1] }
}
// snippet.end

// snippet.carry
extension Study {
  func transferStyle(by model: ConditionalVAE, _ judge: Judge, using random: inout Random) {
    notebook.cell("transfer", "The style of one digit in all classes")
    let labels = test.labels.prefix(1_000).map { Int($0) }
    let images = heldOut.rows(0..<labels.count)
    let codes = model.encode(images, labels).mean
    let order = random.permutation(of: labels.count)
    let drawn = (0..<10).map { target in model.decode(codes, labels.map { _ in target }) }
    notebook.heading("correlation with the digit's own", "slant", "ink")
    for trait in Trait.all {
      let own = test.factors.map { $0.prefix(labels.count).map { Double($0[keyPath: trait.truth]) } } ?? trait.measure(images)
      let r = correlation(centred(own, by: labels), centred(trait.measure(images), by: labels))
      func carried(_ own: [Double]) -> [Double] {
        (0..<10).map { target in
          let rows = labels.indices.filter { labels[$0] != target }
          let others = rows.map { labels[$0] }
          let read = trait.measure(drawn[target])
          return correlation(centred(rows.map { own[$0] }, by: others), centred(rows.map { read[$0] }, by: others))
        }
      }
      print(trait.label, r, carried(own), carried(order.map { own[$0] }))
    }
  }
}
// snippet.end
