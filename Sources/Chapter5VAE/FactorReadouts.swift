// snippet.probes
import Chapter1Autoencoder
import Digits
import Measures
import Notebooks
import Tensors

/// Pen digits, what each was drawn with, and its code.
struct Probes {
  let classes: [Int]
  let codes: Tensor
  private let factors: [Factors]

  /// Digits whose factors are known, as an encoder sees them.
  init(_ digits: DigitSet, _ encode: (Tensor) -> Tensor) {
    classes = digits.labels.map { Int($0) }
    codes = encode(digits.images())
    factors = digits.factors ?? []
  }

  /// One of the factors of each.
  func values(_ factor: KeyPath<Factors, Float>) -> [Double] {
    factors.map { Double($0[keyPath: factor]) }
  }
}

/// A part of the pen's truth.
struct PenFactor {
  let name: String
  let path: KeyPath<Factors, Float>

  /// Those that show in any digit.
  static var all: [PenFactor] {
    [
      PenFactor(name: "Slant", path: \.slant), PenFactor(name: "Thickness", path: \.thickness),
      PenFactor(name: "Width", path: \.width),
    ]
  }
}
// snippet.end

// snippet.read
extension PenFactor {
  /// R² on `asked` of a linear function of the code that was fitted to `known`.
  /// - Parameter order: hands the truth of one known digit to another.
  func share(_ known: Probes, _ asked: Probes, order: [Int]? = nil) -> Double {
    let truth = known.values(path)
    let targets = order.map { order in order.map { truth[$0] } } ?? truth
    let fit = LeastSquares(of: targets, from: known.codes)
    return determination(of: asked.values(path), by: fit.predict(asked.codes))
  }

  /// The same with a function of its own for each class, and with what the class alone tells left out.
  func shareWithinClasses(_ known: Probes, _ asked: Probes) -> Double {
    let (truth, askedTruth) = (known.values(path), asked.values(path))
    var (targets, predictions) = ([Double](), [Double]())
    for label in 0..<10 {
      let rows = known.classes.indices.filter { known.classes[$0] == label }
      let askedRows = asked.classes.indices.filter { asked.classes[$0] == label }
      let mean = askedRows.reduce(0) { $0 + askedTruth[$1] } / Double(askedRows.count)
      let fit = LeastSquares(of: rows.map { truth[$0] }, from: known.codes.rows(rows))
      predictions += fit.predict(asked.codes.rows(askedRows)).map { $0 - mean }
      targets += askedRows.map { askedTruth[$0] - mean }
    }
    return determination(of: targets, by: predictions)
  }

  /// The R² of the one latent that alone explains most.
  func shareOfBestLatent(_ asked: Probes) -> Double {
    let truth = asked.values(path)
    let shares = (0..<asked.codes.columns).map { latent in
      let axis = asked.codes.columns(latent..<latent + 1)
      return determination(of: truth, by: LeastSquares(of: truth, from: axis).predict(axis))
    }
    return greatest(shares)
  }
}
// snippet.end

// snippet.factors
extension Study {
  /// Reads slant, thickness and width off the codes of pen digits by least squares.
  func readFactors(_ pair: Pair, using random: inout Random) {
    notebook.cell("factors", "Factors: what a linear function of the code knows of the pen")
    let pen =
      notebook.digits.origin == .pen
      ? notebook.digits : DigitSplit.pen(train: 10_000, test: 2_000, seed: notebook.seed)
    let order = random.permutation(of: pen.train.count)
    let untrained = Autoencoder(latents: 20, hidden: hidden, using: &random)
    let pca = PCA(of: familiar, components: 20)
    func probes(_ encode: (Tensor) -> Tensor) -> (known: Probes, asked: Probes) {
      (Probes(pen.train, encode), Probes(pen.test, encode))
    }
    let (vae, plain) = (probes(pair.vae.encode), probes(pair.plain.encode))
    let (linear, random) = (probes(pca.encode), probes(untrained.encode))
    notebook.heading("R² on held-out digits", "slant", "thickness", "width")
    let ofVAE = report("VAE", "vae") { $0.share(vae.known, vae.asked) }
    let ofPlain = report("autoencoder", "plain") { $0.share(plain.known, plain.asked) }
    let ofPCA = report("PCA", "pca") { $0.share(linear.known, linear.asked) }
    let chance = report("untrained encoder", "untrained") { $0.share(random.known, random.asked) }
    report("VAE, truth shuffled", "shuffled") { $0.share(vae.known, vae.asked, order: order) }
    report("VAE, best latent alone", "latent") { $0.shareOfBestLatent(vae.asked) }
    notebook.print()
    notebook.heading("class by class", "slant", "thickness", "width")
    report("VAE", "vaeInClass") { $0.shareWithinClasses(vae.known, vae.asked) }
    report("autoencoder", "plainInClass") { $0.shareWithinClasses(plain.known, plain.asked) }
    report("PCA", "pcaInClass") { $0.shareWithinClasses(linear.known, linear.asked) }
    notebook.value("slantOverPCA", ofVAE[0] / ofPCA[0], digits: 2, unit: "of PCA's R²")
    notebook.value("slantOverUntrained", ofVAE[0] / chance[0], digits: 2, unit: "of its R²")
    let fit = LeastSquares(of: vae.known.values(\.slant), from: vae.known.codes)
    notebook.figure(
      readouts(
        ofVAE, ofPlain, ofPCA, chance, slant: vae.asked.values(\.slant),
        read: fit.predict(vae.asked.codes)))
  }

  @discardableResult
  private func report(_ label: String, _ name: String, share: (PenFactor) -> Double) -> [Double] {
    let shares = PenFactor.all.map(share)
    notebook.row(
      label,
      zip(PenFactor.all, shares).map {
        notebook.value("\(name)\($0.name)", $1, digits: 3, unit: "of the variance")
      })
    return shares
  }
}
// snippet.end
