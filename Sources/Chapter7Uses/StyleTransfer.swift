// snippet.trait
import Chapter1Autoencoder
import Digits
import Measures
import Notebooks
import Tensors

/// A trait of handwriting, which can be measured whatever the class.
struct Trait {
  let label, name: String
  /// What the pen knows of it.
  let truth: KeyPath<Factors, Float>
  /// Of images [count, 784] one number each.
  let measure: (Tensor) -> [Double]

  static var all: [Trait] {
    [
      Trait(label: "slant", name: "slant", truth: \.slant) { slants(of: $0) },
      Trait(label: "thickness, by the ink", name: "ink", truth: \.thickness) {
        rowSums($0).scalars.map { Double($0) }
      },
    ]
  }
}

/// Numbers less their classes' means: a 7 leans, and an 8 has more ink, whoever writes it.
func centred(_ numbers: [Double], by classes: [Int]) -> [Double] {
  var (sums, counts) = ([Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10))
  for (number, label) in zip(numbers, classes) {
    sums[label] += number
    counts[label] += 1
  }
  return zip(numbers, classes).map { $0 - sums[$1] / counts[$1] }
}
// snippet.end

// snippet.transfer
extension Study {
  /// Draws the code of each of 1,000 held-out digits in all ten classes, and asks what stays the digit's own.
  func transferStyle(by model: ConditionalVAE, _ judge: Judge, using random: inout Random) {
    notebook.cell("transfer", "The style of a digit, in nine other classes")
    let digits = test.prefix(1_000)
    let (images, labels) = (digits.images(), digits.labels.map { Int($0) })
    let order = random.permutation(of: labels.count)
    let codes = model.encode(images, labels).mean
    let drawn = (0..<10).map { model.decode(codes, [Int](repeating: $0, count: labels.count)) }
    notebook.heading("correlation with a digit's", "itself", "transferred", "pairs shuffled")
    for trait in Trait.all {
      let truth = digits.factors?.map { Double($0[keyPath: trait.truth]) } ?? trait.measure(images)
      let own = centred(truth, by: labels)
      let measured = drawn.map(trait.measure)
      let (unit, name) = ("of 1", trait.name)
      notebook.row(
        trait.label,
        notebook.value(
          "\(name)Itself", correlation(of: own, with: centred(trait.measure(images), by: labels)),
          digits: 2,
          unit: unit),
        notebook.value("\(name)Kept", kept(own, measured, labels), digits: 2, unit: unit),
        notebook.value(
          "\(name)Shuffled", kept(order.map { own[$0] }, measured, labels), digits: 2, unit: unit))
    }
    notebook.figure(styleTransfer(digits.prefix(8), by: model))
  }
}

/// The correlation of the digits' own trait with the one measured in another class, averaged over the ten.
func kept(_ own: [Double], _ measured: [[Double]], _ labels: [Int]) -> Double {
  let correlations = measured.enumerated().map { target, measured in
    let others = labels.indices.filter { labels[$0] != target }
    return correlation(
      of: others.map { own[$0] },
      with: centred(others.map { measured[$0] }, by: others.map { labels[$0] }))
  }
  return correlations.reduce(0, +) / 10
}
// snippet.end
