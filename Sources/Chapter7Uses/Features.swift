// snippet.features
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Chapter6Limits
import Digits
import Measures
import Notebooks
import Tensors

/// Numbers that stand for images, whatever they are: of the training images, and of held-out ones.
struct Features {
  /// How they are called in tables, and in names of values.
  let label, name: String
  /// One row an image, [images, n].
  let known, asked: Tensor
}

extension Study {
  /// The pixels of images, and codes of 20 numbers by encoders that have seen training images without a label
  /// (PCA the first 10,000, the others all of them), or none at all.
  func features(of pair: Pair, using random: inout Random) -> [Features] {
    let asked = heldOut.rows(0..<min(1_000, heldOut.rows))
    let pca = PCA(of: familiar, components: Self.latents)
    let untrained = MeanCodec(
      model: ProbabilisticAutoencoder(latents: Self.latents, hidden: hidden, using: &random))
    let encoders: [(String, String, (Tensor) -> Tensor)] = [
      ("VAE, μ", "VAE", pair.vae.encode), ("pixels", "Pixels", { $0 }),
      ("PCA", "PCA", pca.encode), ("autoencoder", "Plain", pair.plain.encode),
      ("untrained encoder", "Untrained", untrained.encode),
    ]
    return encoders.map { label, name, encode in
      Features(label: label, name: name, known: encode(familiar), asked: encode(asked))
    }
  }
}
// snippet.end

// snippet.labels
/// The images whose labels are known, as rows of the training images.
struct Labelled {
  let rows: [Int]
  /// How many of each class.
  let perClass: Int

  /// All of them.
  init(all labels: [Int]) {
    rows = Array(labels.indices)
    perClass = labels.count / 10
  }

  /// `perClass` images of each class, or all that there are.
  init(_ perClass: Int, ofEach labels: [Int], using random: inout Random) {
    self.perClass = perClass
    var rows: [Int] = []
    for label in 0..<10 {
      let members = labels.indices.filter { labels[$0] == label }
      rows += random.permutation(of: members.count).prefix(perClass).map { members[$0] }
    }
    self.rows = rows
  }
}
// snippet.end

// snippet.classifiers
/// A way to guess the classes of images from those whose labels are known.
enum Classifier: CaseIterable {
  /// The class of the nearest labelled image, or the one most frequent among the nearest five if a class has ten
  /// labels or more.
  case neighbours
  /// A linear function of the features for each class.
  case linear

  /// The classes of `asked` [images, n], by `known` [labelled, n] and their classes.
  func classes(
    of asked: Tensor, by known: Tensor, _ labels: [Int], perClass: Int, steps: Int
  ) -> [Int] {
    switch self {
    case .neighbours:
      let k = min(perClass < 10 ? 1 : 5, known.rows)
      return NearestNeighbours(known).classify(asked, k: k, labels: labels.map { UInt8($0) })
        .map { Int($0) }
    case .linear:
      return LinearProbe(of: labels, from: known, steps: steps).classes(of: asked)
    }
  }
}

/// The share of `guesses` that are right, in %.
func accuracy(of guesses: [Int], _ truth: some Collection<Int>) -> Double {
  let right = zip(guesses, truth).count { $0 == $1 }
  return 100 * Double(right) / Double(truth.count)
}
// snippet.end

// snippet.probe
/// Ten linear functions of some features, one a class: the largest is the guess.
struct LinearProbe: Module {
  private var weights, bias: Tensor

  /// Fits them to `labels` at `features` [images, n] by Adam down the cross-entropy, all images in each step.
  init(of labels: [Int], from features: Tensor, steps: Int) {
    (weights, bias) = (.zeros(features.columns, 10), .zeros(1, 10))
    var adam = Adam(learningRate: 0.03)
    for _ in 0..<steps {
      adam.step(&self) { mean(softmaxLoss(logits: $0.logits(features), labels: labels)) }
    }
  }

  private func logits(_ features: Tensor) -> Tensor { matmul(features, weights, adding: bias) }

  /// The guessed class of each row, [images, n] → [images].
  func classes(of features: Tensor) -> [Int] {
    let logits = logits(features)
    return (0..<logits.rows).map { row in
      (1..<10).reduce(0) { logits[row, $1] > logits[row, $0] ? $1 : $0 }
    }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weights)
    visit(&bias)
  }
}
// snippet.end
