import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter5VAE
@testable import Digits
@testable import Plotting

/// What chapter 5 measures with, where the answers are known.
@Suite struct Chapter5MeasureTests {
  @Test("a spread is of n, whatever the mean")
  func spreads() {
    #expect(spread([1, 1, 3, 7]) == 6.0.squareRoot())
    #expect(deviation(Tensor(rows: 2, columns: 2, [1, 1, 3, 7])) == 6.0.squareRoot())
  }

  @Test("each row of samples is decoded by the model that it names, from the codes that it names")
  func samples() {
    var random = Random(seed: 5)
    let pair = Pair(
      vae: MeanCodec(model: ProbabilisticAutoencoder(latents: 20, hidden: 30, using: &random)),
      plain: Autoencoder(latents: 20, hidden: 30, using: &random))
    let (prior, fitted) = (
      Tensor.normal(24, 20, using: &random), Tensor.normal(24, 20, using: &random)
    )
    let tables = Study(.quiet(5)).samples(pair, prior, fitted).tables
    #expect(
      tables.map(\.label) == ["VAE, N(0, I)", "autoencoder, N(0, I)", "autoencoder, fitted"])
    #expect(
      tables.map(\.images) == [
        pair.vae.decode(prior).greys, pair.plain.decode(prior).greys,
        pair.plain.decode(fitted).greys,
      ])
  }

  @Test("both models and the pixels go straight from a 3 to an 8, twice, each in its own row")
  func morphs() {
    let digits = DigitSplit.pen(train: 1, test: 60, seed: 5)
    var random = Random(seed: 5)
    let pair = Pair(
      vae: MeanCodec(model: ProbabilisticAutoencoder(latents: 20, hidden: 30, using: &random)),
      plain: Autoencoder(latents: 20, hidden: 30, using: &random))
    let ends = [3, 8].map { digits.test.images(digits.test.indices(of: $0)) }
    func line(_ pair: Int, _ encode: (Tensor) -> Tensor) -> Tensor {
      encode(ends[0].rows([pair])).line(to: encode(ends[1].rows([pair])))
    }
    let tables = Study(.quiet(5, on: digits)).morphs(from: ends[0], to: ends[1], by: pair).tables
    let expected = (0..<2).flatMap { place in
      [
        pair.vae.decode(line(place, pair.vae.encode)),
        pair.plain.decode(line(place, pair.plain.encode)), line(place) { $0 },
      ]
    }
    #expect(tables.map(\.images) == expected.map(\.greys))
    let labels = ["VAE", "autoencoder", "pixel blend"]
    #expect(tables.map(\.label) == labels + labels)
  }

  @Test("the map of two latents shows what each pair of quantiles decodes to")
  func manifold() {
    var random = Random(seed: 5)
    let vae = ProbabilisticAutoencoder(latents: 2, hidden: 30, using: &random)
    let tables = Study(.quiet(5)).manifold(of: vae).tables
    #expect(tables.map(\.images) == [vae.decode(quantileGrid(side: 15)).greys])
  }

  @Test("each latent has its own KL and its own variance, the dearest first")
  func latents() {
    let figure = Study(.quiet(5)).divergences([1, 4, 0, 2], movement: [0.7, 0.2, 0.1, 0.9])
    #expect(figure.tables.map { $0.column(1) } == [[4, 2, 1, 0], [0.2, 0.9, 0.7, 0.1]])
  }

  // MARK: - Paths

  /// Draws a code of one number t in two pixels: (t, 0) up to ½, then (½, 2t − 1).
  private struct Corner: Codec {
    func encode(_ x: Tensor) -> Tensor { x.columns(0..<1) }
    func decode(_ z: Tensor) -> Tensor {
      let pixels = z.scalars.flatMap { t in t < 0.5 ? [t, 0] : [0.5, 2 * t - 1] }
      return Tensor(rows: z.rows, columns: 2, pixels)
    }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
  }

  @Test("a path's length is by that of the straight line, its longest step by the mean one")
  func paths() {
    let (zero, half, one) = (Tensor.zeros(1, 1), Tensor.zeros(1, 1) + 0.5, Tensor.zeros(1, 1) + 1)
    let straight = Path(from: zero, to: half, Corner().decode)
    #expect(abs(straight.detour - 1) < 1e-5 && abs(straight.jump - 1) < 1e-5)
    // Half as far as it goes up, then 1: 1.5 for √1.25, and the later steps are twice as long.
    let bent = Path(from: zero, to: one, Corner().decode)
    #expect(abs(bent.detour - 1.5 / 1.25.squareRoot()) < 1e-5)
    #expect(abs(bent.jump - 4.0 / 3) < 1e-5)
    let both = Path(
      from: Tensor(stacking: [zero, zero]), to: Tensor(stacking: [half, one]), Corner().decode)
    #expect(abs(both.detour - (1 + bent.detour) / 2) < 1e-5)
    #expect(abs(both.jump - (1 + bent.jump) / 2) < 1e-5)
  }

  /// Leaves pixels as they are.
  private struct Same: Codec {
    func encode(_ x: Tensor) -> Tensor { x }
    func decode(_ z: Tensor) -> Tensor { z }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
  }

  @Test("distances are to the nearest drawn image, from both ends and from halfway")
  func distances() {
    func points(_ x: Float...) -> Tensor { Tensor(rows: x.count, columns: 1, x) }
    let halfway = Halfway(by: Same(), among: points(0, 4))
    let found = halfway.measure(points(1, 0), points(7, 9))
    #expect(found.ends == (1.0 + 0 + 3 + 5) / 4 && found.halfway == (0 + 0.5) / 2)
  }

  // MARK: - Factors

  /// Pen digits, and codes for them.
  private func probes(_ count: Int, seed: UInt64, _ code: (DigitSet) -> Tensor) -> Probes {
    let digits = DigitSplit.pen(train: count, test: 0, seed: seed).train
    return Probes(digits) { _ in code(digits) }
  }

  private func noise(_ count: Int, _ columns: Int, seed: UInt64) -> Tensor {
    var random = Random(seed: seed)
    return .normal(count, columns, using: &random)
  }

  @Test("a code of noise explains nothing of digits that the function was not fitted to")
  func explainsNothing() {
    let known = probes(200, seed: 1) { _ in noise(200, 15, seed: 5) }
    let asked = probes(200, seed: 2) { _ in noise(200, 15, seed: 6) }
    for factor in PenFactor.all {
      #expect(factor.share(known, known) > 0.03)
      #expect(factor.share(known, asked) < 0)
      #expect(factor.shareWithinClasses(known, asked) < -1)
      #expect(factor.shareOfBestLatent(asked) < 0.1)
    }
  }

  @Test("a code that is the factor explains all of it, and another one nothing")
  func explainsAll() {
    func slants(_ digits: DigitSet) -> Tensor {
      let slants = digits.factors?.map { 3 - 2 * $0.slant } ?? []
      return Tensor(rows: digits.count, columns: 1, slants)
    }
    let (known, asked) = (probes(300, seed: 1, slants), probes(300, seed: 2, slants))
    let (slant, width) = (PenFactor.all[0], PenFactor.all[2])
    #expect(slant.share(known, asked) > 0.999_999)
    #expect(slant.shareWithinClasses(known, asked) > 0.999_999)
    #expect(slant.shareOfBestLatent(asked) > 0.999_999)
    #expect(width.share(known, asked) < 0.05)
    let order = Array(1..<300) + [0]
    #expect(slant.share(known, asked, order: order) < 0.05)
  }

  @Test("what the class alone tells of a factor is left out")
  func leavesOutClasses() {
    /// Every slant is its digit's class, and something of its own.
    func probes(seed: UInt64) -> Probes {
      let own = noise(400, 1, seed: seed).scalars
      let labels = (0..<400).map { UInt8($0 / 40) }
      let factors = (0..<400).map {
        Factors(
          label: labels[$0], slant: Float(labels[$0]) + own[$0], thickness: 0, width: 0,
          rotation: 0)
      }
      let blank = [UInt8](repeating: 0, count: 400 * 784)
      return Probes(DigitSet(pixels: blank, labels: labels, factors: factors)) { _ in
        noise(400, 1, seed: seed + 100)
      }
    }
    let (known, asked) = (probes(seed: 1), probes(seed: 2))
    #expect(abs(PenFactor.all[0].shareWithinClasses(known, asked)) < 0.1)
  }

  @Test("the best latent is the one, alone, that explains most")
  func bestLatent() {
    let asked = probes(300, seed: 3) { digits in
      let pairs = digits.factors?.flatMap { [0.1 * $0.width, $0.slant + $0.width] } ?? []
      return Tensor(rows: digits.count, columns: 2, pairs)
    }
    #expect(PenFactor.all[2].shareOfBestLatent(asked) > 0.999_999)
    #expect(PenFactor.all[0].shareOfBestLatent(asked) < 0.9)
  }

  // MARK: - Halfway

  @Test("halfway is the middle code's drawing, its distance that to the nearest drawn digit")
  func halfway() {
    let among = Tensor(rows: 3, columns: 2, [0, 0, 0.25, 7, 1, 7])
    let measure = Halfway(by: Corner(), among: among)
    // Drawn, those are (0, 0), (¼, 0) and (½, 1).
    let (start, end) = (
      Tensor(rows: 2, columns: 2, [0, 3, 0.25, 3]), Tensor(rows: 2, columns: 2, [1, 3, 1, 3])
    )
    #expect(measure.midpoints(start, end).scalars == [0.5, 0, 0.5, 0.25])
    let found = measure.measure(start, end)
    #expect(found.ends == 0)
    let (first, second) = (0.25, (0.0625 + 0.0625).squareRoot())
    #expect(abs(found.halfway - (first + second) / 2) < 1e-6)
  }
}
