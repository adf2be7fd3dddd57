import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Notebooks
import Tensors
import Testing

@testable import Chapter7Uses

/// What chapter 7 measures features and made digits with, where the answers are known.
@Suite struct Chapter7LabelTests {
  private let digits = DigitSplit.pen(train: 300, test: 100, seed: 7)

  private func study(epochs: Int = 1) -> Study {
    Study(.quiet(7, on: digits, epochs: epochs))
  }

  @Test("so many images of each class are labelled, none twice, and all of a class that has fewer")
  func labelled() {
    let labels = (0..<200).map { $0 % 20 < 19 ? $0 % 9 : 9 }  // ten nines
    var random = Random(seed: 7)
    let few = Labelled(5, ofEach: labels, using: &random).rows
    #expect(Set(few).count == 50)
    for label in 0..<10 { #expect(few.count { labels[$0] == label } == 5) }
    #expect(Labelled(15, ofEach: labels, using: &random).rows.count { labels[$0] == 9 } == 10)
    #expect(Labelled(5, ofEach: labels, using: &random).rows != few)
    #expect(Labelled(all: labels).rows == Array(0..<200))
  }

  @Test("both classifiers find classes that the features name, and miss those they name wrongly")
  func named() {
    let truth = (0..<60).map { $0 % 10 }
    func features(_ shift: Int) -> Tensor {
      Tensor(
        rows: 60, columns: 10,
        truth.flatMap { y in (0..<10).map { $0 == (y + shift) % 10 ? 1 : 0 } })
    }
    for classifier in Classifier.allCases {
      func right(_ shift: Int) -> Double {
        let guesses = classifier.classes(
          of: features(shift), by: features(0), truth, perClass: 6, steps: 50)
        return accuracy(of: guesses, truth)
      }
      #expect(right(0) == 100)
      #expect(right(3) == 0)
    }
  }

  @Test("a probe sees planes where neighbours see distances")
  func planes() {
    // One feature tells the class; a louder one tells nothing.
    var random = Random(seed: 7)
    func features(_ truth: [Int]) -> Tensor {
      Tensor(
        rows: truth.count, columns: 2,
        truth.flatMap { [$0 == 0 ? -1 : 1, 30 * random.uniform(-1, 1)] as [Float] })
    }
    let (labels, truth) = ((0..<40).map { $0 % 2 }, (0..<200).map { $0 % 2 })
    let (known, asked) = (features(labels), features(truth))
    func right(_ classifier: Classifier) -> Double {
      accuracy(
        of: classifier.classes(of: asked, by: known, labels, perClass: 20, steps: 400), truth)
    }
    #expect(right(.linear) == 100)
    #expect(35...75 ~= right(.neighbours))
  }

  @Test("the nearest labelled image decides below ten labels a class, five of them above")
  func votes() {
    // The nearest is a 1, the next four are 2s.
    let known = Tensor(rows: 6, columns: 1, [0, 1, 1.1, 1.2, 1.3, 9])
    func guess(perClass: Int) -> [Int] {
      Classifier.neighbours.classes(
        of: .zeros(1, 1), by: known, [1, 2, 2, 2, 2, 3], perClass: perClass, steps: 0)
    }
    #expect(guess(perClass: 5) == [1])
    #expect(guess(perClass: 10) == [2])
  }

  @Test("means and wins are over draws, and a tie is none")
  func wins() {
    let one = Learning(accuracies: [[50, 70, 60], [90, 90, 90]])
    let other = Learning(accuracies: [[40, 80, 60], [80, 80, 91]])
    #expect(one.means == [60, 90])
    #expect(one.wins(over: other) == [1, 2])
    #expect(other.wins(over: one) == [1, 1])
    #expect(abs(one.spreads[0] - 8.164_966) < 1e-5 && one.spreads[1] == 0)
    #expect(accuracy(of: [1, 2, 3, 4], [1, 0, 3, 0]) == 50)
  }

  @Test("a shifted digit is the same picture elsewhere, by at most so many pixels")
  func shifts() {
    var pixels = [UInt8](repeating: 0, count: 784 * 200)
    for image in 0..<200 {
      pixels[image * 784 + 14 * 28 + 14] = 200
      pixels[image * 784] = 9  // a corner, which may leave the picture
    }
    let digits = DigitSet(pixels: pixels, labels: [UInt8](repeating: 4, count: 200))
    var random = Random(seed: 7)
    let moved = digits.shifted(by: 2, using: &random)
    var places = Set<[Int]>()
    for image in 0..<200 {
      let picture = moved.pixels[image * 784..<(image + 1) * 784].map { Int($0) }
      let place = picture.firstIndex(of: 200) ?? -1
      let (right, down) = (place % 28 - 14, place / 28 - 14)
      places.insert([right, down])
      let cornerStays = right >= 0 && down >= 0
      #expect(picture.reduce(0, +) == 200 + (cornerStays ? 9 : 0))
      if cornerStays { #expect(picture[down * 28 + right] == 9) }
    }
    #expect(places == Set((-2...2).flatMap { right in (-2...2).map { [right, $0] } }))
    #expect(moved.labels == digits.labels)
  }

  @Test("what is made of a digit has its label, and is as many")
  func made() {
    let study = study()
    var random = Random(seed: 7)
    let vae = ProbabilisticAutoencoder(latents: 20, hidden: 20, using: &random)
    let few = digits.train.subset([5, 7, 11])
    for way in Augmentation.allCases {
      let made = study.augment(few, times: 4, by: way, vae, using: &random)
      #expect(made.labels == few.labels + few.labels + few.labels + few.labels)
      let pictures = Set((0..<made.count).map { made.images([$0]).scalars })
      // One digit of a class is the class's mean, and has no spread.
      let isOne = [.copies, .gaussian].contains(way)
      #expect(isOne ? pictures.count == few.count : pictures.count > 2 * few.count)
      if way == .copies {
        #expect(made.pixels == few.pixels + few.pixels + few.pixels + few.pixels)
      }
      if way == .real {
        #expect(made.pixels != few.pixels + few.pixels + few.pixels + few.pixels)
        let known = (0..<digits.train.count).map { Array(digits.train.images([$0]).scalars) }
        for row in 0..<made.count {
          let place = known.firstIndex(of: made.images([row]).scalars)
          #expect(place.map { digits.train.labels[$0] } == made.labels[row])
        }
      }
    }
  }

  @Test("around a class: the mean of its codes, as wide as codes are within the classes")
  func aroundAClass() {
    // An encoder whose μ is the first pixels' grey, and a decoder that hands codes through.
    var random = Random(seed: 7)
    var vae = ProbabilisticAutoencoder(latents: 2, hidden: 4, using: &random)
    vae.encoderHidden.weights = Tensor(rows: 784, columns: 4, identity(784, 4))
    vae.encoderMean.weights = Tensor(rows: 4, columns: 2, identity(4, 2))
    vae.decoderHidden.weights = Tensor(rows: 2, columns: 4, identity(2, 4))
    vae.decoderPixels.weights = Tensor(rows: 4, columns: 784, identity(4, 784))
    for layer: WritableKeyPath<ProbabilisticAutoencoder, Dense> in [
      \.encoderHidden, \.encoderMean, \.decoderHidden, \.decoderPixels,
    ] { vae[keyPath: layer].bias = .zeros(1, vae[keyPath: layer].bias.columns) }
    // Two classes: the first pixel 0.2 ± 0.1 and 0.8 ± 0.1, the second always 0.5.
    let greys: [[Float]] = [[0.1, 0.5], [0.3, 0.5], [0.7, 0.5], [0.9, 0.5]]
    let images = Tensor(
      rows: 4, columns: 784, greys.flatMap { $0 + [Float](repeating: 0, count: 782) })
    let made = study().augment(
      DigitSet(images, [0, 0, 1, 1]), times: 1_000, by: .gaussian, vae, using: &random)
    let drawn = made.images()
    for label in 0..<2 {
      let rows = made.indices(of: label)
      // The codes, through the sigmoid and back.
      let first = rows.map { row in codeOf(drawn[row, 0]) }
      let mean = first.reduce(0, +) / Float(rows.count)
      let variance = first.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(rows.count)
      #expect(abs(mean - (label == 0 ? 0.2 : 0.8)) < 0.02)
      #expect(abs(variance.squareRoot() - 0.1) < 0.02)
      let second = rows.map { row in codeOf(drawn[row, 1]) }
      #expect(second.allSatisfy { abs($0 - 0.5) < 0.02 })
    }
  }

  private func codeOf(_ grey: Float) -> Float {
    log(Tensor(repeating: grey / (1 - grey), rows: 1, columns: 1)).scalar
  }

  private func identity(_ rows: Int, _ columns: Int) -> [Float] {
    (0..<rows).flatMap { row in (0..<columns).map { $0 == row ? 1 : 0 } }
  }

  @Test("images become bytes as in a file")
  func bytes() {
    let images = Tensor(
      rows: 1, columns: 784, [-0.5, 0, 0.5, 1, 1.5] + [Float](repeating: 0, count: 779))
    #expect(DigitSet(images, [3]).pixels.prefix(5) == [0, 0, 128, 255, 255])
    let same = DigitSet(digits.test.images(), digits.test.labels)
    #expect(same.pixels == digits.test.pixels)
    let both = same.joined(digits.train)
    #expect(both.count == 400 && both.labels.suffix(300) == digits.train.labels[...])
  }
}
