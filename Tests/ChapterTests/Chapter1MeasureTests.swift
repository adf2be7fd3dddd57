import Digits
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter1Autoencoder
@testable import Plotting

/// What chapter 1 measures with, where the answers are known.
@Suite struct Chapter1MeasureTests {
  @Test("a column's variance is divided by the rows, whatever the number of columns")
  func variances() {
    let x = Tensor(rows: 4, columns: 2, [1, 0, 1, 2, 3, 0, 3, 10])
    #expect(columnVariances(x) == [1, 17])
    #expect(totalVariance(x) == 18)
  }

  /// A codec whose code is the image's first pixel, drawn in every pixel.
  private struct FirstPixel: Codec {
    func encode(_ x: Tensor) -> Tensor { x.columns(0..<1) }
    func decode(_ z: Tensor) -> Tensor { z + .zeros(1, 784) }
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
  }

  @Test("the reconstruction error is summed over an image's pixels, and averaged over the images")
  func reconstruction() {
    var images = Tensor.zeros(4, 784)
    for pixel in 1...10 { images[1, pixel] = 1 }
    images[2, 5] = -3
    images[3, 0] = 1
    let errors: [Float] = [0, 10, 9, 783]
    #expect(reconstructionLoss(FirstPixel(), images).scalars == errors)
    #expect(reconstructionError(of: FirstPixel(), on: images) == 802.0 / 4)
  }

  // MARK: - A codec that copies

  /// Each number of the code is one of the first pixels, times its scale; and each of these pixels is drawn,
  /// black or white, as its number is above or below half its scale, and grey in between.
  private func copier(scales: [Float]) -> Autoencoder {
    var random = Random(seed: 1)
    var model = Autoencoder(latents: scales.count, hidden: scales.count, using: &random)
    model.visitParameters { $0 = .zeros($0.rows, $0.columns) }
    model.decoderPixels.bias = .zeros(1, 784) + -20
    for (latent, scale) in scales.enumerated() {
      model.encoderHidden.weights[latent, latent] = 1
      model.encoderCode.weights[latent, latent] = scale
      model.decoderHidden.weights[latent, latent] = 1 / scale
      model.decoderPixels.weights[latent, latent] = 40
    }
    return model
  }

  /// Pictures of which these pixels are black.
  private func pictures(_ black: [[Int]], _ labels: [UInt8]) -> DigitSet {
    DigitSet(
      pixels: black.flatMap { pixels in (0..<784).map { pixels.contains($0) ? 255 : 0 } },
      labels: labels)
  }

  /// What a cell writes of digits that are known and held out at once.
  private func page(on digits: DigitSet, of cell: (Study) -> Void) -> Notebook {
    let notebook = Notebook.quiet(1, on: DigitSplit(train: digits, test: digits, origin: .pen))
    cell(Study(notebook))
    return notebook
  }

  @Test("the variances are those of codes, and a decoder that is told of a stretch draws as before")
  func rescale() throws {
    // Each pixel is black in half of the pictures: its variance is a quarter.
    let digits = pictures([[], [0, 1, 2], [0, 1], [2]], [3, 3, 8, 8])
    let value = page(on: digits) { $0.rescale(copier(scales: [1, 2, 4])) }.number
    #expect(try value("leastVariance") == 0.25 && value("mostVariance") == 4)
    #expect(try value("codeVariance") == 1.75 && value("stretchedVariance") == 64 * 1.75)
    #expect(try value("stretchedChange") == 0)
    #expect(try value("trainedError") < 1e-6)
  }

  @Test("halfway between two digits, and within a class, pixels that differ are grey")
  func halfway() throws {
    let digits = pictures([[0], [0, 1], [2], [2, 3, 4, 5, 6]], [3, 3, 8, 8])
    let page = page(on: digits) {
      $0.goHalfway(copier(scales: [Float](repeating: 1, count: 7)))
    }
    let value = page.number
    // Half a pixel's black away for each pixel that is grey, whichever picture is the nearest.
    let within = (0.5 + 0.5 * 4.0.squareRoot()) / 2
    let between = (0.5 * 2.0.squareRoot() + 0.5 * 7.0.squareRoot()) / 2
    #expect(try abs(value("sameClassDistance") - within) < 1e-4)
    #expect(try abs(value("halfwayDistance") - between) < 1e-4)
    #expect(try abs(value("halfwayRaw") - between) < 1e-4)
    #expect(try abs(value("blendRaw") - between) < 1e-4)
    #expect(try value("endDistance") < 1e-4 && value("digitRaw") < 1e-4)
    #expect(try value("pairs") == 2)
    let (three, eight) = (digits.images([0]).greys, digits.images([2]).greys)
    for path in try page.tables(of: "path") {
      #expect(path.images.first == three[0] && path.images.last == eight[0], "\(path.label)")
    }
  }

  @Test("an epoch shows each digit once, 128 a step, and its loss is the mean over the digits")
  func epoch() {
    struct Nothing: Module {
      mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
    }
    // Of 200 digits the first half is black and the second white: any two batches have other means.
    let digits = DigitSet(
      pixels: (0..<200 * 784).map { $0 < 100 * 784 ? 255 : 0 },
      labels: [UInt8](repeating: 0, count: 200))
    var (model, adam, random) = (Nothing(), Adam(), Random(seed: 1))
    var batches: [Int] = []
    let loss = trainEpoch(&model, with: &adam, on: digits, using: &random) { _, x in
      batches.append(x.rows)
      return rowSums(x)
    }
    #expect(batches == [128, 72])
    #expect(abs(loss - 392) < 1e-3)
  }

  // MARK: - Pictures

  /// Digits, and a model that has seen none.
  private static let untrained: (digits: DigitSplit, model: Autoencoder) = {
    var random = Random(seed: 1)
    return (
      .pen(train: 60, test: 40, seed: 1), Autoencoder(latents: 20, hidden: 30, using: &random)
    )
  }()

  @Test("the first digit of each class is redrawn by the model, and from 20 principal components")
  func reconstructions() {
    let (digits, model) = Self.untrained
    let x = digits.test.images((0..<10).compactMap { digits.test.indices(of: $0).first })
    let pca = PCA(of: digits.train.images(), components: 20)
    let tables = Study(.quiet(1, on: digits)).reconstructions(by: model).tables
    #expect(
      tables.map(\.images) == [x, model.reconstruct(x), pca.decode(pca.encode(x))].map(\.greys))
    #expect(tables.map(\.label) == ["held-out digit", "autoencoder", "PCA"])
  }

  @Test("digits and samples of both Gaussians stand below their labels")
  func samples() {
    let (digits, model) = Self.untrained
    var random = Random(seed: 2)
    let drawn = (0..<2).map { _ in model.decode(.normal(24, 20, using: &random)) }
    let tables = Study(.quiet(1, on: digits)).samples(drawn[0], drawn[1]).tables
    #expect(tables.map(\.images) == ([digits.test.images().rows(0..<24)] + drawn).map(\.greys))
    #expect(
      tables.map(\.label) == ["held-out digits", "decoded N(0, I)", "decoded fitted Gaussian"])
  }

  @Test("codes go straight from a 3 to an 8 in one row, and pixels in the other")
  func path() {
    let (digits, model) = Self.untrained
    let x = [3, 8].map { digits.test.images(digits.test.indices(of: $0)) }
    let tables = Study(.quiet(1, on: digits)).path(from: x[0], to: x[1], by: model).tables
    let (three, eight) = (x[0].rows([0]), x[1].rows([0]))
    let decoded = model.decode(model.encode(three).line(to: model.encode(eight)))
    #expect(tables.map(\.images) == [decoded, three.line(to: eight)].map(\.greys))
    #expect(tables.map(\.label) == ["decoded path", "pixel blend"])
  }
}
