import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter6Limits
import Digits
import Foundation
import Measures
import Notebooks
import TableOfContents
import Tensors
import Testing

@testable import Chapter7Uses

/// Chapter 7's anomalies: scores and images, where the answers are known.
@Suite struct Chapter7AnomalyTests {
  private let digits = DigitSplit.pen(train: 60, test: 40, seed: 7)
  private var images: Tensor { digits.test.images() }

  /// A VAE whose posterior is the prior, and which draws the same greys whatever the code is.
  private func indifferent(_ grey: [Float]) -> ProbabilisticAutoencoder {
    var random = Random(seed: 1)
    var model = ProbabilisticAutoencoder(latents: 20, hidden: 8, using: &random)
    for layer in [\ProbabilisticAutoencoder.encoderMean, \.encoderLogVariance, \.decoderHidden] {
      model[keyPath: layer].weights = 0 * model[keyPath: layer].weights
      model[keyPath: layer].bias = 0 * model[keyPath: layer].bias
    }
    let greys = Tensor(rows: 1, columns: 784, grey)
    model.decoderPixels.bias = log(greys / (1 - greys))
    return model
  }

  private func scores(
    _ model: ProbabilisticAutoencoder, of images: Tensor, train: Tensor? = nil
  ) -> AnomalyScores {
    var random = Random(seed: 2)
    return AnomalyDetector(model, trainedOn: train ?? digits.train.images())
      .scores(of: images, using: &random)
  }

  private func expectEqual(
    _ found: [Double]?, within tolerance: Double = 1e-4, _ expected: (Int) -> Double
  ) {
    #expect(found?.count == images.rows)
    for (image, score) in (found ?? []).enumerated() {
      #expect(abs(score - expected(image)) <= tolerance * max(1, abs(score)), "image \(image)")
    }
  }

  @Test("each score is its formula, for a decoder that draws 30 % grey")
  func formulas() {
    let found = scores(indifferent([Float](repeating: 0.3, count: 784)), of: images)
    let greys = (0..<images.rows).map { row in images.rows([row]).scalars.map { Double($0) } }
    func sum(_ image: Int, _ term: (Double) -> Double) -> Double {
      greys[image].reduce(0) { $0 + term($1) }
    }
    func loss(_ x: Double) -> Double { -x * Foundation.log(0.3) - (1 - x) * Foundation.log(0.7) }
    func error(_ x: Double) -> Double { (x - 0.3) * (x - 0.3) }
    expectEqual(found[.loss]) { sum($0, loss) }
    expectEqual(found[.bound]) { sum($0, loss) }
    expectEqual(found[.error]) { sum($0, error) }
    expectEqual(found[.ink]) { sum($0) { $0 } }
    expectEqual(found[.errorPerInk]) { sum($0, error) / sum($0) { $0 } }
    let nearest = NearestNeighbours(digits.train.images()).distances(of: images)
    expectEqual(found[.neighbour]) { Double(nearest[$0]) }
  }

  @Test("the ratio is 0 for a VAE that knows no more than single pixels, and rises with its loss")
  func ratio() {
    let train = digits.train.images()
    let grey = (1 / Float(1.002) * (1 / Float(train.rows) * columnSums(train) + 0.001)).scalars
    expectEqual(scores(indifferent(grey), of: images)[.ratio], within: 1e-2) { _ in 0 }
    let worse = scores(indifferent([Float](repeating: 0.3, count: 784)), of: images)
    let plain = scores(indifferent(grey), of: images)
    expectEqual(worse[.ratio], within: 1e-3) { (worse[.loss]?[$0] ?? 0) - (plain[.loss]?[$0] ?? 0) }
  }

  @Test("five codes give a tighter bound than one, where codes matter")
  func tighter() {
    var random = Random(seed: 6)
    var model = ProbabilisticAutoencoder(latents: 20, hidden: 100, using: &random)
    model.decoderPixels.weights = 3 * model.decoderPixels.weights
    let found = scores(model, of: images)
    let (loss, bound) = (mean(of: found[.loss] ?? []), mean(of: found[.bound] ?? []))
    #expect(bound < loss - 10, "\(bound) beside \(loss)")
  }

  @Test("a blank image has an infinite error for its ink; no training digits are near to nothing")
  func limits() {
    let model = indifferent([Float](repeating: 0.3, count: 784))
    #expect(scores(model, of: .zeros(1, 784))[.errorPerInk] == [.infinity])
    let none = scores(model, of: images, train: .zeros(0, 784))
    #expect(none[.neighbour]?.allSatisfy(\.isNaN) == true && none[.loss]?[0].isFinite == true)
  }

  @Test("anomalies are ranked above ordinary images, not below")
  func race() {
    let race = Race(odd: [.ink: [5, 6], .loss: [1, 2]], usual: [.ink: [1, 2], .loss: [1, 2]])
    #expect(race.roc(.ink).area == 1 && race.roc(.loss).area == 0.5)
    #expect(race.roc(.error).area.isNaN)
  }

  @Test("every other digit is ordinary, or all of the other classes; the nearest is of all known")
  func contestants() throws {
    let notebook = Notebook.quiet(7, on: digits, epochs: 1)
    var random = Random(seed: 8)
    let model = indifferent([Float](repeating: 0.3, count: 784))
    Study(notebook).lookForAnomalies(with: model, using: &random)
    func expect(_ name: String, _ odd: Tensor, above usual: Tensor, known: DigitSet) throws {
      let nearest = NearestNeighbours(known.images())
      func distances(_ x: Tensor) -> [Double] { nearest.distances(of: x).map { Double($0) } }
      let found = try notebook.number("\(name)Neighbour")
      #expect(found == ROC(of: distances(odd), above: distances(usual)).area, "\(name)")
    }
    let (ordinary, others) = (
      images.rows((0..<20).map { 2 * $0 }), images.rows((0..<20).map { 2 * $0 + 1 })
    )
    let upper = Halves(of: others).completed(by: .zeros(20, 392))
    try expect("halved", upper, above: ordinary, known: digits.train)
    let label = Int(digits.test.labels[0])
    func part(_ set: DigitSet, where isPicked: (Int) -> Bool) -> DigitSet {
      set.subset((0..<set.count).filter { isPicked(Int(set.labels[$0])) })
    }
    try expect(
      "out\(label)", part(digits.test) { $0 == label }.images(),
      above: part(digits.test) { $0 != label }.images(), known: part(digits.train) { $0 != label })
  }

  @Test("the kinds of odd images, each made of all digits")
  func kinds() throws {
    var random = Random(seed: 3)
    let digits = images
    let made = OddImages.made(of: digits, using: &random)
    func kind(_ name: String) throws -> Tensor {
      try #require(made.first { $0.name == name }).images
    }
    #expect(made.allSatisfy { $0.images.rows == digits.rows && $0.images.columns == 784 })
    #expect(try kind("again").scalars == digits.scalars)
    #expect(try kind("inverted").scalars == digits.scalars.map { 1 - $0 })
    #expect(try kind("blank").scalars.allSatisfy { $0 == 0 })
    let noise = try kind("noise").scalars
    #expect(
      noise.allSatisfy { 0..<1 ~= $0 } && abs(noise.reduce(0, +) / Float(noise.count) - 0.5) < 0.01)
    let halved = try kind("halved")
    #expect(halved.columns(0..<392).scalars == digits.columns(0..<392).scalars)
    #expect(halved.columns(392..<784).scalars.allSatisfy { $0 == 0 })
    let (thin, thick) = (try kind("thinned").scalars, try kind("thickened").scalars)
    #expect(zip(thin, digits.scalars).allSatisfy { $0 <= $1 })
    #expect(zip(thick, digits.scalars).allSatisfy { $0 >= $1 - 1e-6 })
    func ink(_ greys: [Float]) -> Float { greys.reduce(0, +) }
    #expect(ink(thin) < 0.8 * ink(digits.scalars) && ink(thick) > 1.2 * ink(digits.scalars))
  }

  @Test("of a square of three by three pixels, thinning leaves two by two")
  func thinning() {
    func square(_ size: Int) -> [Int] {
      (10..<10 + size).flatMap { row in (5..<5 + size).map { row * 28 + $0 } }
    }
    var image = Tensor.zeros(1, 784)
    for pixel in square(3) { image[0, pixel] = 0.5 }
    let inked = thinned(image).scalars.enumerated().filter { $0.element == 0.5 }.map(\.offset)
    #expect(inked == square(2))
  }

  @Test("shuffling keeps the greys of each image, each in an order of its own")
  func shuffling() throws {
    var random = Random(seed: 4)
    let ramp = (0..<784).map { Float($0) / 784 }
    let kinds = OddImages.made(of: Tensor(rows: 2, columns: 784, ramp + ramp), using: &random)
    let found = try #require(kinds.first { $0.name == "shuffled" }).images
    let rows = (0..<2).map { found.rows([$0]).scalars }
    #expect(rows.allSatisfy { $0.sorted() == ramp && $0 != ramp } && rows[0] != rows[1])
  }
}

/// `chapter7 --foreign`, as a reader starts it.
@Suite struct Chapter7ForeignTests {
  private let chapter = Book.chapters[6]
  private let short = ["--epochs", "1", "--no-plots"]

  @Test("another set is one row more, and changes no other")
  func row() throws {
    let files = try IDXFolder(train: 1, test: 20)
    let (plain, foreign) = (
      try ProgramTests.Finished(chapter, short),
      try ProgramTests.Finished(chapter, short + ["--foreign", files.path])
    )
    #expect(foreign.status == 0 && foreign.errors.isEmpty, "\(foreign.errors)")
    let lines = Set(foreign.output.split(separator: "\n"))
    let new = lines.subtracting(plain.output.split(separator: "\n"))
    #expect(new.count == 2, "\(new)")
    #expect(new.contains { $0.hasPrefix("another set ") && $0.contains(" 1.000 ") })
    #expect(lines.count == Set(plain.output.split(separator: "\n")).count + 1)
  }

  @Test("what it cannot read it refuses, and no other chapter has it")
  func refused() throws {
    for (chapter, arguments, status) in [
      (chapter, ["--foreign", "nowhere"], 66), (chapter, ["--foreign", "/dev/null"], 65),
      (chapter, ["--foreign", ""], 64), (Book.chapters[5], ["--foreign", "."], 64),
    ] as [(any Chapter.Type, [String], Int32)] {
      let run = try ProgramTests.Finished(chapter, short + arguments)
      #expect(run.status == status, "\(arguments): \(run.errors)")
    }
  }
}
