// snippet.means
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// The mean image of each class, [classes, 784]; blank where there is no digit of a class.
public func classMeans(of images: Tensor, labels: [Int], classes: Int = 10) -> Tensor {
  Tensor(
    stacking: (0..<classes).map { label in
      let members = labels.indices.filter { labels[$0] == label }
      return 1 / Float(max(1, members.count)) * columnSums(images.rows(members))  // [1, 784]
    })
}
// snippet.end

// snippet.split
/// The mean sharpness of images x, and of two parts of them: what was expected, μ, and the rest, x − μ.
struct SharpnessSplit {
  let whole, expected, rest: Double

  /// - Parameters:
  ///   - images: x, [count, 784].
  ///   - means: μ of each, [count, 784].
  init(of images: Tensor, around means: Tensor) {
    whole = meanSharpness(of: images)
    expected = meanSharpness(of: means)
    rest = meanSharpness(of: images - means)
  }

  /// What the parts lack of the whole, or have too much, in % of it: 0 if μ = E[x|z].
  var off: Double { 100 * abs(whole - expected - rest) / whole }
}

/// The variance of the Laplacian, averaged over the images, in squared greys.
func meanSharpness(of images: Tensor) -> Double {
  sharpness(of: images).reduce(0) { $0 + Double($1) } / Double(images.rows)
}
// snippet.end

// snippet.splits
extension Study {
  /// Splits the sharpness of digits around four images each: the mean of the digit's class, the mean of the
  /// next class, what the VAE decodes from a draw of the digit's code, and from one of another's.
  func splitSharpness(by vae: MeanCodec, using random: inout Random) {
    notebook.cell("split", "The sharpness of digits, in two parts")
    let labels = test.labels.map { Int($0) }
    let means = classMeans(of: heldOut, labels: labels)  // [10, 784]
    let next = labels.map { ($0 + 1) % 10 }
    let drawn = vae.decode(vae.model.encode(heldOut).sample(using: &random))  // [test, 784]
    let familiarDrawn = vae.decode(vae.model.encode(familiar).sample(using: &random))
    notebook.heading("held-out digits, around", "the image (%)", "the rest (%)", "off by (%)")
    report("the class's mean", "classMean", heldOut, around: means.rows(labels))
    report("the next class's mean", "otherMean", heldOut, around: means.rows(next))
    report("a decoded draw", "decoded", heldOut, around: drawn)
    report(
      "another digit's draw", "swapped", heldOut,
      around: drawn.rows(Array(1..<drawn.rows) + [0]))
    notebook.print()
    notebook.heading("training digits, around", "the image (%)", "the rest (%)", "off by (%)")
    report("a decoded draw", "familiar", familiar, around: familiarDrawn)
  }

  private func report(_ label: String, _ name: String, _ images: Tensor, around means: Tensor) {
    let split = SharpnessSplit(of: images, around: means)
    let unit = "% of the digits' sharpness"
    notebook.row(
      label,
      notebook.value("\(name)Part", 100 * split.expected / split.whole, digits: 1, unit: unit),
      notebook.value("\(name)Rest", 100 * split.rest / split.whole, digits: 1, unit: unit),
      notebook.value("\(name)Off", split.off, digits: 2, unit: unit))
  }
}
// snippet.end

// snippet.sharpness
extension Study {
  /// The sharpness of what autoencoder and VAE draw, by that of held-out digits.
  func compareSharpness(of pair: Pair, using random: inout Random) {
    notebook.cell("sharpness", "How sharp the drawings are")
    let prior = Tensor.normal(1_000, 20, using: &random)
    notebook.heading("", "sharpness")
    for (label, name, images) in [
      ("held-out digits", "real", heldOut),
      ("autoencoder, redrawn", "plainRedrawn", pair.plain.reconstruct(heldOut)),
      ("VAE, redrawn from μ", "vaeRedrawn", pair.vae.reconstruct(heldOut)),
      ("VAE, from N(0, I)", "vaeSampled", pair.vae.decode(prior)),
      ("mean of all training digits", "meanImage", meanImage),
    ] { notebook.row(label, recordSharpness("\(name)Sharpness", of: images)) }
  }

  /// Records the mean sharpness of images by that of held-out digits.
  func recordSharpness(_ name: String, of images: Tensor) -> Value {
    notebook.value(
      name, meanSharpness(of: images) / meanSharpness(of: heldOut), digits: 2,
      unit: "of real digits'")
  }
}
// snippet.end
