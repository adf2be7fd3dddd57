import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter6Limits
@testable import Plotting

/// Whose images stand beside each label of chapter 6, of models that have learnt nothing and so draw nothing alike.
@Suite struct Chapter6PictureTests {
  private let digits = DigitSplit.pen(train: 300, test: 200, seed: 6)
  private var heldOut: Tensor { digits.test.images() }
  private var random = Random(seed: 6)

  private mutating func vae() -> ProbabilisticAutoencoder {
    .init(latents: 20, hidden: 30, using: &random)
  }

  private mutating func gan() -> GAN {
    GAN(latents: 32, hidden: 30, outputs: 784, output: sigmoid, using: &random)
  }

  private mutating func diffusion(of points: Tensor) -> PointDiffusion {
    PointDiffusion(
      net: LearnedDenoiser(points.columns, hidden: 30, guess: .velocity, using: &random),
      scaling: Scaling(of: points, shared: false))
  }

  private func noise(_ columns: Int, _ rows: Int = 1_000, using random: inout Random) -> Tensor {
    .normal(rows, columns, using: &random)
  }

  /// Holds a figure's rows to labels and images, of which it shows the first twelve.
  private func expect(_ figure: String, of page: Notebook, shows rows: [(String, Tensor)]) throws {
    let tables = try page.tables(of: figure)
    #expect(tables.map(\.label) == rows.map(\.0))
    for (table, (label, images)) in zip(tables, rows) {
      #expect(table.images == images.rows(0..<12).greys, "\(label)")
    }
  }

  private func sharpness(_ images: Tensor) -> Double {
    meanSharpness(of: images) / meanSharpness(of: heldOut)
  }

  @Test("each decoder redraws the digits in its own row")
  mutating func decoders() {
    let models = (0..<4).map { _ in vae() }
    let tables = Study(.quiet(6, on: digits))
      .redrawings(by: models, redrawn: [1, 2, 3, 4], sampled: [5, 6, 7, 8]).tables
    let digits = heldOut.rows(0..<12)
    #expect(
      tables.prefix(5).map(\.images)
        == ([digits] + models.map { $0.decode($0.encode(digits).mean) }).map(\.greys))
    #expect(
      tables.prefix(5).map(\.label)
        == ["held out", "Gaussian, σ = 1", "Gaussian, σ = 0.05", "Gaussian, best σ", "Bernoulli"])
    #expect(tables.suffix(2).map { $0.column(1) } == [[1, 2, 3, 4], [5, 6, 7, 8]])
  }

  @Test("pixels are drawn of the means beside them: coins of the VAE's, greys of the Gaussian's")
  mutating func pixels() throws {
    let page = Notebook.quiet(6, on: digits)
    let study = Study(page)
    let small = SmallVAEs(study, using: &random)
    let (codec, gaussian) = (MeanCodec(model: vae()), vae())
    var same = random
    study.drawPixels(by: codec, gaussian, small, using: &random)

    let judge = Judge(trainedOn: digits.train, epochs: 4, using: &same)
    let prior = noise(20, using: &same)
    let drawn = gaussian.decode(gaussian.encode(heldOut).sample(noise: small.noise))
    let variance = Double(mean(squaredError(drawn, heldOut)).scalar) / 784
    let (coinMean, greyMean) = (codec.decode(prior), gaussian.decode(prior))
    let coins = drawCoins(coinMean, using: &same)
    let greys = drawGreys(greyMean, sigma: Float(variance.squareRoot()), using: &same)
    try expect(
      "pixels", of: page,
      shows: [
        ("held out", heldOut), ("Bernoulli, mean", coinMean), ("Bernoulli, drawn", coins),
        ("Gaussian, mean", greyMean), ("Gaussian, drawn", greys),
      ])
    for (name, images) in [
      ("asked", heldOut), ("coinMean", coinMean), ("coinDrawn", coins), ("greyMean", greyMean),
      ("greyDrawn", greys),
    ] {
      #expect(try page.number("\(name)Sharpness") == sharpness(images), "\(name)")
      let sure = 100 * judge.confidentShare(of: images)
      #expect(try page.number("\(name)Confident") == sure, "\(name)")
    }
  }

  @Test("a walk goes straight from one draw to another, by the GAN and by the VAE")
  mutating func walks() throws {
    let page = Notebook.quiet(6, on: digits)
    let (gan, codec) = (gan(), MeanCodec(model: vae()))
    var same = random
    Study(page).probe(gan, beside: codec, using: &random)

    let (a, b) = (noise(32, 500, using: &same), noise(32, 500, using: &same))
    let (c, d) = (a.columns(0..<20), b.columns(0..<20))
    func walk(_ row: Int, _ a: Tensor, _ b: Tensor, _ decode: (Tensor) -> Tensor) -> [[Double]] {
      decode(a.rows([row]).line(to: b.rows([row]))).greys
    }
    let tables = try page.tables(of: "walks")
    #expect(
      tables.map(\.images)
        == [
          (0..<3).flatMap { walk($0, a, b, gan.generate) },
          (0..<3).flatMap { walk($0, c, d, codec.decode) },
        ])
    #expect(tables.map(\.label) == ["GAN", "VAE"])
    for (name, path) in [
      ("gan", Path(from: a, to: b, gan.generate)), ("vae", Path(from: c, to: d, codec.decode)),
    ] {
      #expect(try page.number("\(name)Detour") == path.detour)
      #expect(try page.number("\(name)Jump") == path.jump)
    }
  }

  @Test("a GAN that draws one image finds that one; a search comes nearer than the code 0")
  mutating func search() throws {
    let page = Notebook.quiet(6, on: digits)
    let one = Tensor.uniform(1, 784, in: 0..<1, using: &random)
    let gan = GAN(
      latents: 32, hidden: 30, outputs: 784, output: { 0 * $0 + one }, using: &random)
    let codec = MeanCodec(model: vae())
    Study(page).probe(gan, beside: codec, using: &random)

    let redrawn = codec.reconstruct(heldOut)
    let tables = try page.tables(of: "search")
    #expect(
      tables.map(\.label) == [
        "held-out digits", "VAE, its encoder", "VAE, after a search", "GAN, after a search",
      ])
    let copies = one.rows([Int](repeating: 0, count: 200))
    for (place, images) in [(0, heldOut), (1, redrawn), (3, copies)] {
      #expect(tables[place].images == images.rows(0..<12).greys)
    }
    func error(_ images: Tensor) -> Double {
      Double(mean(squaredError(images, heldOut)).scalar)
    }
    #expect(try page.number("encoderError") == error(redrawn))
    #expect(try page.number("ganSearchError") == error(copies))
    let start = codec.decode(.zeros(200, 20))
    #expect(try page.number("vaeSearchError") < min(error(start), error(redrawn)))
    // The images shown are those of the error, as far as twelve tell of two hundred.
    func shownError(_ images: [[Double]]) -> Double {
      let gaps = zip(images.joined(), heldOut.rows(0..<12).greys.joined()).map { $0 - $1 }
      return gaps.reduce(0) { $0 + $1 * $1 }
    }
    #expect(shownError(tables[2].images) < shownError(start.rows(0..<12).greys))
  }

  @Test("the network that guesses x₀ draws in the row of x₀")
  mutating func denoised() throws {
    let page = Notebook.quiet(6, on: digits, epochs: 1)
    var same = random
    let model = Study(page).diffusePixels(using: &random)
    let drawn = model.sample(noise(784, 100, using: &same))
    let tables = try page.tables(of: "denoised")
    #expect(tables.map(\.label) == ["guesses v", "guesses x₀"])
    #expect(tables[1].images == drawn.rows(0..<12).greys)
    #expect(try page.number("pixelDataSharpness") == sharpness(drawn))
    let ink = columnSums(heldOut)
    let white = (0..<784).filter { ink[0, $0] == 0 }
    let greys = (0..<100).flatMap { row in white.map { Double(abs(drawn[row, $0])) } }
    #expect(abs(try page.number("pixelDataPaper") - Measures.mean(of: greys)) < 1e-6)
  }

  @Test("the gallery and the table have each model's own images below its name")
  mutating func gallery() throws {
    let page = Notebook.quiet(6, on: digits)
    let study = Study(page)
    let pair = Pair(
      vae: MeanCodec(model: vae()), plain: Autoencoder(latents: 20, hidden: 30, using: &random))
    let train = digits.train.images()
    let models = Neighbours(
      pair: pair, gan: gan(), bareGAN: gan(), pixels: diffusion(of: train),
      vaeCodes: diffusion(of: pair.vae.encode(train)),
      plainCodes: diffusion(of: pair.plain.encode(train)))
    var same = random
    study.compare(models, using: &random)

    let judge = Judge(trainedOn: digits.train, epochs: 5, using: &same)
    let instruments = Instruments(judge: judge, heldOut: heldOut, known: train)
    let (codes, ganNoise) = (noise(20, using: &same), noise(32, using: &same))
    let pixelNoise = noise(784, using: &same)
    let others = heldOut.rows(100..<200)
    let (vaeCodes, plainCodes) = (
      models.vaeCodes.sample(codes), models.plainCodes.sample(codes)
    )
    let made = models.gan.generate(ganNoise)
    let expected: [(label: String, name: String, images: Tensor)] = [
      ("held-out digits", "Real", others), ("training digits", "Known", train.rows(0..<100)),
      ("VAE, reconstructions", "Redrawn", pair.vae.reconstruct(others)),
      ("training digits, redrawn", "Memory", pair.vae.reconstruct(train.rows(0..<100))),
      ("VAE, N(0, I)", "VAEPrior", pair.vae.decode(codes)),
      ("VAE, Gaussian", "VAEFitted", pair.vae.decode(study.fitted(to: pair.vae, noise: codes))),
      ("VAE, diffusion", "VAEDiffusion", pair.vae.decode(vaeCodes)),
      (
        "VAE, shuffled", "VAEShuffled",
        pair.vae.decode(shuffledByColumn(vaeCodes, using: &same))
      ),
      (
        "autoencoder, Gaussian", "PlainFitted",
        pair.plain.decode(study.fitted(to: pair.plain, noise: codes))
      ),
      ("autoencoder, diffusion", "PlainDiffusion", pair.plain.decode(plainCodes)),
      (
        "autoencoder, shuffled", "PlainShuffled",
        pair.plain.decode(shuffledByColumn(plainCodes, using: &same))
      ),
      ("GAN", "GAN", made),
      ("GAN, redrawn by the VAE", "GANRedrawn", pair.vae.reconstruct(made)),
      ("GAN without noise", "BareGAN", models.bareGAN.generate(ganNoise)),
      ("diffusion on pixels", "Pixels", models.pixels.sample(pixelNoise)),
    ]
    try expect("models", of: page, shows: expected.map { ($0.label, $0.images) })
    for model in expected {
      let quality = Quality(of: model.images, by: instruments)
      for (measure, number) in [
        ("Sure", quality.sure), ("Sharpness", quality.sharpness), ("Recall", quality.recall),
        ("Precision", quality.precision), ("Variety", quality.variety),
      ] {
        #expect(try page.number("table\(model.name)\(measure)") == number, "\(model.label)")
      }
    }
  }
}
