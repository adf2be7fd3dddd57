import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Foundation
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter7Uses

/// What chapter 7 says of digits on demand, of halves and of bits, with answers that are known without it.
@Suite struct Chapter7DemandTests {
  private let digits = DigitSplit.pen(train: 300, test: 100, seed: 7)

  private func noise(_ rows: Int, seed: UInt64, _ columns: Int = 784) -> Tensor {
    var random = Random(seed: seed)
    return .uniform(rows, columns, in: 0..<1, using: &random)
  }

  private func models(classScale: Float) -> (told: ConditionalVAE, plain: ProbabilisticAutoencoder)
  {
    var (random, same) = (Random(seed: 3), Random(seed: 3))
    return (
      ConditionalVAE(latents: 5, hidden: 30, classScale: classScale, using: &random),
      ProbabilisticAutoencoder(latents: 5, hidden: 30, using: &same)
    )
  }

  // MARK: - Told the class

  @Test("with tables of zeros, −ELBO is that of a VAE that is told nothing; with others it is not")
  func tablesOfZeros() {
    let (x, epsilon, labels) = (noise(4, seed: 1), noise(4, seed: 2, 5), [0, 3, 3, 9])
    let zero = models(classScale: 0)
    #expect(
      zero.told.negativeELBO(of: x, labels, noise: epsilon)
        == negativeELBO(of: zero.plain, x, noise: epsilon))
    let one = models(classScale: 1)
    #expect(
      one.told.negativeELBO(of: x, labels, noise: epsilon)
        != negativeELBO(of: one.plain, x, noise: epsilon))
  }

  @Test("each row is told its own class, on either side of the code")
  func rows() {
    let model = models(classScale: 1).told
    let (x, z) = (noise(3, seed: 4), noise(3, seed: 5, 5))
    let (a, b) = (model.encode(x, [1, 2, 3]).mean, model.encode(x, [1, 7, 3]).mean)
    #expect(a.rows([0, 2]) == b.rows([0, 2]) && a.rows([1]) != b.rows([1]))
    let (c, d) = (model.decode(z, [1, 2, 3]), model.decode(z, [1, 7, 3]))
    #expect(c.rows([0, 2]) == d.rows([0, 2]) && c.rows([1]) != d.rows([1]))
  }

  @Test(
    "the classes that a judge sees in real digits are its accuracy; of others, what it mistakes")
  func obedience() {
    var random = Random(seed: 6)
    let judge = Judge(trainedOn: digits.train, epochs: 6, using: &random)
    let (images, labels) = (digits.test.images(), digits.test.labels.map { Int($0) })
    let own = Obedience(of: images, asked: labels, by: judge)
    #expect(abs(own.seen - 100 * judge.accuracy(on: digits.test)) < 1e-9 && own.seen > 50)
    #expect(own.sure <= 100 * judge.confidentShare(of: images) && own.sure < own.seen)
    #expect(Obedience(of: images, asked: labels.map { ($0 + 1) % 10 }, by: judge).seen < 30)
    #expect(
      Obedience(of: Tensor(repeating: .nan, rows: 2, columns: 784), asked: [0, 1], by: judge)
        .seen.isNaN)
  }

  @Test("less the mean of its class, each class averages 0, and differences within it stay")
  func classMeans() {
    #expect(centred([1, 10, 3, 30, 5], by: [4, 9, 4, 9, 0]) == [-1, -10, 1, 10, 0])
  }

  @Test("what a digit keeps in another class is not asked of its own")
  func traitsInOtherClasses() {
    let labels = (0..<40).map { $0 % 10 }
    let own = labels.indices.map { Double($0 / 10) - 1.5 }  // 0 in the mean of each class
    let measured = (0..<10).map { target in
      labels.indices.map { labels[$0] == target ? own[$0] : 5 * Double(labels[$0]) - own[$0] }
    }
    #expect(abs(kept(own, measured, labels) + 1) < 1e-9)
  }

  @Test(
    "a linear probe finds what lies apart; it takes a hidden layer to find a class between others")
  func probes() {
    let x = noise(600, seed: 8, 1)
    let apart = x.scalars.map { $0 > 0.5 ? 1 : 0 }
    let between = x.scalars.map { abs($0 - 0.5) < 0.25 ? 1 : 0 }
    func accuracy(_ labels: [Int], hidden: Int?) -> Double {
      var random = Random(seed: 9)
      return ClassProbe(
        trainedOn: 8 * x - 4, labels, hidden: hidden, epochs: 100, using: &random
      ).accuracy(on: 8 * x - 4, labels)
    }
    #expect(accuracy(apart, hidden: nil) > 95)
    #expect(accuracy(between, hidden: nil) < 80)
    #expect(accuracy(between, hidden: 32) > 95)
  }

  @Test("what a probe says of codes that are no numbers is none")
  func noNumbers() {
    var random = Random(seed: 10)
    let probe = ClassProbe(
      trainedOn: noise(20, seed: 11, 3), [Int](repeating: 1, count: 20), hidden: nil, epochs: 1,
      using: &random)
    #expect(probe.accuracy(on: Tensor(repeating: .nan, rows: 2, columns: 3), [1, 1]).isNaN)
  }

  // MARK: - Halves

  @Test("upper and lower half make up the image")
  func halves() {
    let x = noise(3, seed: 12)
    let halves = Halves(of: x)
    #expect(halves.seen.columns == 392 && halves.completed(by: halves.hidden) == x)
    #expect(halves.seen[1, 391] == x[1, 391] && halves.hidden[1, 0] == x[1, 392])
  }

  @Test("the hidden half reaches no code, to the bit; the seen half does")
  func blindness() {
    let model = models(classScale: 0).plain
    func codes(_ x: Tensor) -> [Codes] {
      var random = Random(seed: 13)
      let search = CodeSearch(for: Halves(of: x).seen, by: model)
      let likeliest = search.likeliest(steps: 5)
      return [likeliest] + search.draws(from: likeliest, count: 2, every: 3, using: &random)
    }
    let x = noise(3, seed: 14)
    let otherBelow = Halves(of: x).completed(by: noise(3, seed: 15, 392))
    #expect(zip(codes(x), codes(otherBelow)).allSatisfy { $0.z == $1.z })
    var otherAbove = x
    otherAbove[1, 200] = 1 - x[1, 200]
    #expect(zip(codes(x), codes(otherAbove)).allSatisfy { $0.z.rows([1]) != $1.z.rows([1]) })
    #expect(
      zip(codes(x), codes(otherAbove)).allSatisfy { $0.z.rows([0, 2]) == $1.z.rows([0, 2]) })
  }

  @Test("the energy is −log p(x, z) of the seen pixels, and Adam lowers it")
  func energy() {
    let model = models(classScale: 0).plain
    let (x, z) = (noise(2, seed: 16), noise(2, seed: 17, 5))
    let search = CodeSearch(for: x.columns(0..<300), by: model)
    let whole = bernoulliLoss(logits: model.logits(z).columns(0..<300), x.columns(0..<300))
    let expected = whole + 0.5 * rowSums(square(z)) + 2.5 * logTwoPi
    for row in 0..<2 { #expect(abs(search.energy(of: z)[row, 0] - expected[row, 0]) < 1e-3) }
    let found = search.energy(of: search.likeliest(steps: 60).z)
    let start = search.energy(of: .zeros(2, 5))
    #expect(found[0, 0] < start[0, 0] && found[1, 0] < start[1, 0])
  }

  @Test("where no pixel says anything of z, the draws are of N(0, I), wherever they begin")
  func langevin() {
    var model = models(classScale: 0).plain
    model.decoderPixels.weights = .zeros(30, 784)
    let search = CodeSearch(for: noise(400, seed: 18, 10), by: model)
    var random = Random(seed: 19)
    let far = Codes(z: Tensor(repeating: 3, rows: 400, columns: 5))
    let z = search.draws(from: far, count: 1, every: 200, step: 0.05, using: &random)[0].z
    #expect(abs(mean(z).scalar) < 0.08)
    // Steps of this size widen it to 1 / (1 − h/2).
    #expect(abs(mean(square(z)).scalar - 1 / (1 - 0.025)) < 0.08)
  }

  @Test("a half that is an affine function of the other is found, and a huge ridge leaves the mean")
  func regression() {
    let seen = noise(200, seed: 20, 4)
    let weights = Tensor(rows: 4, columns: 3, [1, 0, 2, -1, 3, 0, 0, 0, 1, 2, 2, -4])
    let hidden = matmul(seen, weights) + 0.5
    let known = Halves(seen: seen, hidden: hidden)
    let fit = HalfRegression(of: known, ridge: 1e-6)
    let asked = noise(5, seed: 21, 4)
    #expect(largest(fit.predict(asked) - (matmul(asked, weights) + 0.5)) < 1e-3)
    let flat = HalfRegression(of: known, ridge: 1e9)
    #expect(largest(flat.predict(asked) - columnMeans(hidden)) < 1e-4)
  }

  // MARK: - Bits

  /// Pictures whose pixels are black where the function says so.
  private func picture(_ count: Int = 1, isBlack: (Int) -> Bool) -> DigitSet {
    DigitSet(
      pixels: (0..<count * 784).map { isBlack($0) ? 255 : 0 },
      labels: [UInt8](repeating: 0, count: count))
  }

  private func coins(_ count: Int, seed: UInt64) -> DigitSet {
    var random = Random(seed: seed)
    let flips = (0..<count * 784).map { _ in random.next() & 1 == 1 }
    return picture(count) { flips[$0] }
  }

  @Test("a fair coin takes one bit, by every code that looks at pixels")
  func fairCoin() {
    let (known, asked) = (coins(400, seed: 22), coins(40, seed: 23))
    var learner = ContextModel()
    learner.learn(known)
    #expect(abs(learner.bits(of: asked) / Double(asked.pixels.count) - 1) < 0.01)
    let codes = PlainCodes(known: known, asked: asked)
    let rates = Dictionary(
      uniqueKeysWithValues: (codes.files + codes.contexts).map { ($0.name, $0.rate) })
    for name in ["raw", "independent", "gzip", "learned"] {
      #expect(abs((rates[name] ?? .nan) - 1) < 0.02, "\(name): \(rates[name] ?? .nan)")
    }
    #expect((rates["learning"] ?? 0) > 1.01 && (rates["gzipEach"] ?? 0) > 1.1)
  }

  @Test("pixels that are always the same take nothing, and a surprise much")
  func certainty() {
    let codes = PlainCodes(
      known: picture(300) { $0 % 784 < 100 }, asked: picture { $0 % 784 < 100 })
    let independent = codes.files.first { $0.name == "independent" }?.rate ?? .nan
    #expect(independent > 0 && independent < 0.01)
    let other = PlainCodes(
      known: picture(300) { $0 % 784 < 100 }, asked: picture { $0 % 784 >= 100 })
    #expect((other.files.first { $0.name == "independent" }?.rate ?? .nan) > 8)
  }

  @Test("stripes and chequers are known from their contexts")
  func periodic() {
    for digits in [picture(50, isBlack: { $0 % 2 == 0 }), picture(50) { ($0 / 28 + $0) % 2 == 0 }] {
      var learned = ContextModel()
      learned.learn(digits)
      #expect(learned.bits(of: digits) / Double(digits.pixels.count) < 0.03)
    }
  }

  @Test("a blank picture while learning takes −log₂ Π (n + ½)/(n + 1)")
  func blank() {
    var model = ContextModel()
    var expected = 0.0
    for n in 0..<784 { expected -= Foundation.log2((Double(n) + 0.5) / Double(n + 1)) }
    #expect(abs(model.bitsWhileLearning(picture { _ in false }) - expected) < 1e-9)
    // One black pixel breaks off the product and begins other contexts, with a bit each.
    var other = ContextModel()
    #expect(other.bitsWhileLearning(picture { $0 == 400 }) > expected + 15)
  }

  @Test("what was learned while coding is what would have been learned by looking")
  func learning() {
    let (known, asked) = (digits.train.binarised, digits.test.binarised)
    var (a, b) = (ContextModel(), ContextModel())
    _ = a.bitsWhileLearning(known)
    b.learn(known)
    #expect(a.bits(of: asked) == b.bits(of: asked))
    var c = ContextModel()
    let untrained = c.bits(of: asked)
    #expect(untrained == Double(asked.pixels.count))
    #expect(a.bits(of: asked) < c.bitsWhileLearning(asked))
  }

  @Test("black is from 128 on, and eight pixels make a byte, the first one highest")
  func packing() {
    let greys = DigitSet(
      pixels: [0, 127, 128, 255] + [UInt8](repeating: 0, count: 780), labels: [3])
    let set = greys.binarised
    #expect(set.pixels.prefix(4) == [0, 0, 255, 255] && set.labels == [3])
    #expect(set.packed(0..<784).count == 98 && set.packed(0..<784)[0] == 0b0011_0000)
    #expect(set.packed(2..<14) == [0b1100_0000, 0])
  }

  @Test("a PNG is its chunks' frames and the zlib stream of rows of four bytes, each after a 0")
  func png() {
    let set = picture(2) { $0 % 28 == 1 }
    let row: [UInt8] = [0, 0b0100_0000, 0, 0, 0]
    let one = deflated([[UInt8]](repeating: row, count: 28).flatMap { $0 }, as: .zlib).count
    let two = deflated([[UInt8]](repeating: row, count: 56).flatMap { $0 }, as: .zlib).count
    #expect(set.pngSize(0..<1) == 57 + one && set.pngSize(1..<2) == 57 + one)
    #expect(set.pngSize(0..<2) == 57 + two)
  }

  @Test("784 log 2 nats are one bit a pixel")
  func units() { #expect(abs(bitsPerPixel(nats: 784 * log(2)) - 1) < 1e-12) }
}
