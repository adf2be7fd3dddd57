// snippet.ways
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter5VAE
import Chapter6Limits
import Digits
import Measures
import Notebooks
import Tensors

/// A way to make more of a few labelled digits.
enum Augmentation: CaseIterable {
  /// The same digits again.
  case copies
  /// A conditional VAE that has seen them alone draws from N(0, I).
  case conditional
  /// The chapter's VAE, which has seen all training images without labels, decodes draws from each one's q(z|x).
  case posterior
  /// It decodes draws from a Gaussian around the mean of a class's codes.
  case gaussian
  /// Each digit is moved by up to two pixels in either direction.
  case shifts
  /// Other digits, drawn by the same pen or hand, with labels that the rest must do without.
  case real

  /// Whether a decoder draws the digits.
  var isDecoded: Bool { [.conditional, .posterior, .gaussian].contains(self) }

  /// How tables call it.
  var label: String {
    switch self {
    case .copies: "the same again"
    case .conditional: "conditional VAE"
    case .posterior: "VAE, each digit"
    case .gaussian: "VAE, each class"
    case .shifts: "shifts"
    case .real: "real digits"
    }
  }
}
// snippet.end

// snippet.make
extension Study {
  /// `count` digits for each of a few labelled ones, of the same class.
  func augment(
    _ few: DigitSet, times count: Int, by way: Augmentation, _ vae: ProbabilisticAutoencoder,
    using random: inout Random
  ) -> DigitSet {
    let source = few.subset((0..<few.count * count).map { $0 % few.count })
    let labels = source.labels.map { Int($0) }
    func noise(_ latents: Int) -> Tensor { .normal(labels.count, latents, using: &random) }
    switch way {
    case .copies: return source
    case .shifts: return source.shifted(by: 2, using: &random)
    case .real:
      let pools = (0..<10).map { train.prefix(familiar.rows).indices(of: $0) }
      return train.subset(labels.map { pools[$0][random.integer(below: pools[$0].count)] })
    case .conditional:
      let model = conditionalVAE(of: few, using: &random)
      return DigitSet(model.decode(noise(model.latents), labels), source.labels)
    case .posterior:
      return DigitSet(
        vae.decode(vae.encode(source.images()).sample(using: &random)), source.labels)
    case .gaussian:
      let (codes, classes) = (vae.encode(few.images()).mean, few.labels.map { Int($0) })
      let means = classMeans(of: codes, labels: classes)  // [10, latents]
      let spread = squareRoot(
        1 / Float(codes.rows) * columnSums(square(codes - means.rows(classes))))  // [1, latents]
      return DigitSet(
        vae.decode(means.rows(labels) + spread * noise(codes.columns)), source.labels)
    }
  }

  /// 784 → 100 → 10 → 100 → 784, trained on a few digits and their classes.
  private func conditionalVAE(of few: DigitSet, using random: inout Random) -> ConditionalVAE {
    var model = ConditionalVAE(latents: 10, hidden: 100, using: &random)
    var adam = Adam(learningRate: 3e-3)
    for _ in 0..<notebook.epochs(150) {
      model.trainEpoch(with: &adam, on: few, batches: 50, using: &random)
    }
    return model
  }
}
// snippet.end

// snippet.sets
extension DigitSet {
  /// Images [count, 784] as a file would keep them, in 256 greys.
  init(_ images: Tensor, _ labels: [UInt8]) {
    self.init(
      pixels: images.scalars.map { UInt8(max(0, min(255, (255 * $0).rounded()))) }, labels: labels)
  }

  /// These, then others.
  func joined(_ others: DigitSet) -> DigitSet {
    DigitSet(pixels: pixels + others.pixels, labels: labels + others.labels)
  }

  /// Each moved by −limit…limit pixels to the right and down; what comes in is white.
  func shifted(by limit: Int, using random: inout Random) -> DigitSet {
    let side = DigitSet.side
    var moved = [UInt8](repeating: 0, count: pixels.count)
    for image in 0..<count {
      let right = random.integer(below: 2 * limit + 1) - limit
      let down = random.integer(below: 2 * limit + 1) - limit
      for row in max(0, down)..<min(side, side + down) {
        for column in max(0, right)..<min(side, side + right) {
          moved[(image * side + row) * side + column] =
            pixels[(image * side + row - down) * side + column - right]
        }
      }
    }
    return DigitSet(pixels: moved, labels: labels)
  }
}
// snippet.end

// snippet.try
extension Study {
  /// Trains a classifier on ten labelled digits of each class and nine more made of each, in every way.
  func tryAugmentations(by vae: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("augmentation", "Ten labels a class, and nine more digits made of each")
    let labels = train.labels.prefix(familiar.rows).map { Int($0) }
    let (asked, epochs) = (test.prefix(1_000), notebook.epochs(24))
    let ways = Augmentation.allCases
    let draws = notebook.progress("augmentation", 0..<10).map { _ in
      let few = train.subset(Labelled(10, ofEach: labels, using: &random).rows)
      let made = ways.map { augment(few, times: 9, by: $0, vae, using: &random) }
      return (few: few, made: made, start: random.split())
    }
    let accuracies = ways.indices.map { place in
      notebook.sideBySide("classifiers", draws) { draw in
        var random = draw.start  // a draw's classifiers begin alike
        let digits = draw.few.joined(draw.made[place])
        let judge = Judge(trainedOn: digits, epochs: epochs, using: &random)
        return 100 * judge.accuracy(on: asked)
      }
    }
    report(ways, accuracies)
    let last = draws[draws.count - 1]
    notebook.figure(augmentations(last.few, last.made, accuracies))
  }

  private func report(_ ways: [Augmentation], _ accuracies: [[Double]]) {
    var decoded: [Double] = []
    notebook.heading("nine more by", "right (%)", "gain", "spread", "better in")
    for (way, own) in zip(ways, accuracies) {
      let gains = zip(own, accuracies[0]).map { $0 - $1 }
      let points = "percentage points"
      notebook.row(
        way.label, notebook.value("\(way)Right", mean(of: own), digits: 1, unit: "%"),
        notebook.value("\(way)Gain", mean(of: gains), digits: 1, unit: points),
        notebook.value("\(way)Spread", spread(gains), digits: 1, unit: points),
        notebook.value(
          "\(way)Wins", Double(gains.count { $0 > 0 }), digits: 0, unit: "of \(gains.count) draws"))
      if way.isDecoded { decoded.append(mean(of: gains)) }
    }
    notebook.value("bestDecodedGain", greatest(decoded), digits: 1, unit: "percentage points")
  }
}
// snippet.end
