// snippet.sample
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// Decodes codes from N(0, I) and from fitted Gaussians by both models, and asks judge and encoder.
  func decodePrior(_ pair: Pair, using random: inout Random) {
    notebook.cell("sample", "Completeness: decoding N(0, I)")
    let judge = Judge(trainedOn: train, epochs: 5, using: &random)
    let prior = Tensor.normal(1_000, 20, using: &random)
    let fittedToPlain = fitted(to: pair.plain, noise: prior)
    let q = pair.vae.model.encode(heldOut)
    let drawn = q.sample(using: &random)
    notebook.heading("", "judge is sure (%)", "round trip")
    let real = 100 * judge.confidentShare(of: heldOut)
    notebook.row("held-out digits", notebook.value("realConfident", real, digits: 1, unit: "%"))
    report("VAE, N(0, I)", "vaePrior", prior, by: pair.vae, to: judge)
    report("autoencoder, N(0, I)", "plainPrior", prior, by: pair.plain, to: judge)
    report(
      "VAE, fitted", "vaeFitted", fitted(to: pair.vae, noise: prior), by: pair.vae, to: judge)
    report("autoencoder, fitted", "plainFitted", fittedToPlain, by: pair.plain, to: judge)
    notebook.print()
    notebook.heading("variance of the codes", "mean", "least", "most")
    report("VAE, draws", "vae", codes: drawn)
    report("VAE, means alone", "means", codes: q.mean)
    report("autoencoder", "plain", codes: pair.plain.encode(heldOut))
    notebook.figure(samples(pair, prior, fittedToPlain))
  }

  /// Draws of the Gaussian with the mean and the covariance of the training images' codes.
  public func fitted(to codec: some Codec, noise: Tensor) -> Tensor {
    let fit = PCA(of: codec.encode(familiar), components: noise.columns)
    let axes = Tensor(
      rows: 1, columns: noise.columns, fit.variances.map { Float($0.squareRoot()) })
    return fit.decode(axes * noise)
  }

  /// The share of decoded `codes` the judge is sure of, and ‖E(D(z)) − z‖² by the codes' variance.
  private func report(
    _ label: String, _ name: String, _ codes: Tensor, by codec: some Codec, to judge: Judge
  ) {
    let images = codec.decode(codes)
    let share = 100 * judge.confidentShare(of: images)
    let trip = Double(mean(squaredError(codec.encode(images), codes)).scalar)
    notebook.row(
      label, notebook.value("\(name)Confident", share, digits: 1, unit: "%"),
      notebook.value(
        "\(name)RoundTrip", trip / totalVariance(codes), digits: 3, unit: "of the codes' variance"))
  }

  /// The variances of the codes along their principal axes.
  private func report(_ label: String, _ name: String, codes: Tensor) {
    let variances = PCA(of: codes, components: 0).variances
    let mean = variances.reduce(0, +) / Double(variances.count)
    let unit = "per latent"
    notebook.row(
      label, notebook.value("\(name)Variance", mean, digits: 2, unit: unit),
      notebook.value("\(name)Least", least(variances), digits: 2, unit: unit),
      notebook.value("\(name)Most", greatest(variances), digits: 2, unit: unit))
  }
}
// snippet.end

// snippet.paths
/// A straight line through the code space, seen in pixels.
public struct Path {
  /// Σ ‖D(zₜ₊₁) − D(zₜ)‖ / ‖D(b) − D(a)‖: 1 for a straight line in pixels.
  public let detour: Double
  /// The longest step by the mean one: 1 if the image changes evenly.
  public let jump: Double

  /// Follows each pair of codes `a`, `b` [pairs, latents] in 32 steps; the means over the pairs.
  /// - Parameter decode: D, [pairs, latents] → [pairs, 784].
  public init(from a: Tensor, to b: Tensor, _ decode: (Tensor) -> Tensor) {
    let steps = 32
    let images = (0...steps).map { step in
      let t = Float(step) / Float(steps)
      return decode((1 - t) * a + t * b)  // [pairs, 784]
    }
    let lengths = zip(images.dropFirst(), images).map { squareRoot(squaredError($0, $1)) }
    let direct = squareRoot(squaredError(images[steps], images[0]))  // [pairs, 1]
    var (detours, jumps) = (0.0, 0.0)
    for pair in 0..<a.rows {
      let walk = lengths.map { Double($0[pair, 0]) }
      let length = walk.reduce(0, +)
      detours += length / Double(direct[pair, 0])
      jumps += greatest(walk) / (length / Double(steps))
    }
    detour = detours / Double(a.rows)
    jump = jumps / Double(a.rows)
  }
}

extension Study {
  /// Continuity: how long a straight line between two codes is in pixels, and how even.
  func followPaths(_ pair: Pair) {
    notebook.cell("paths", "Continuity: straight lines between codes")
    let starts = heldOut.rows(0..<500)
    let ends = heldOut.rows(500..<1_000)
    let vae = Path(from: pair.vae.encode(starts), to: pair.vae.encode(ends), pair.vae.decode)
    let plain = Path(
      from: pair.plain.encode(starts), to: pair.plain.encode(ends), pair.plain.decode)
    notebook.heading("between two digits", "length", "longest step")
    let (length, step) = ("of the straight line", "of the mean step")
    for (label, name, path) in [("VAE", "vae", vae), ("autoencoder", "plain", plain)] {
      notebook.row(
        label, notebook.value("\(name)Detour", path.detour, digits: 2, unit: length),
        notebook.value("\(name)Jump", path.jump, digits: 2, unit: step))
    }
  }
}
// snippet.end
