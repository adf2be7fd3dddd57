// snippet.routes
import Chapter1Autoencoder
import Digits
import Measures
import Notebooks
import Tensors

/// Ways from one code to another.
enum Route {
  case linear, spherical

  /// The code halfway between each pair of rows, [pairs, latents].
  func midpoint(_ a: Tensor, _ b: Tensor) -> Tensor {
    let sum = a + b
    switch self {
    case .linear: return 0.5 * sum
    case .spherical:
      // On the great circle, as long as the two ends are on average.
      let length = 0.5 * (norms(a) + norms(b))
      return sum * (length / norms(sum))
    }
  }

  private func norms(_ x: Tensor) -> Tensor { squareRoot(rowSums(square(x))) }
}

// snippet.end

// snippet.halfway
extension Study {
  /// How far from any drawn digit both models and the pixel blend are halfway from a 3 to an 8.
  func goHalfway(_ pair: Pair) {
    notebook.cell("halfway", "Interpolation: halfway from a 3 to an 8")
    let pairs = min(200, test.indices(of: 3).count, test.indices(of: 8).count)
    let threes = test.images(test.indices(of: 3).prefix(pairs))  // [pairs, 784]
    let eights = test.images(test.indices(of: 8).prefix(pairs))
    let others = eights.rows(Array(1..<pairs) + [0])
    let real = NearestNeighbours(familiar)
    let vae = Halfway(by: pair.vae, among: familiar)
    let plain = Halfway(by: pair.plain, among: familiar)
    let blend = 0.5 * (threes + eights)
    notebook.heading("nearest digit drawn alike", "ends", "halfway", "halfway by ends")
    let straight = row("VAE", "vae", vae.measure(threes, eights))
    let arc = row("VAE, great circle", "arc", vae.measure(threes, eights, .spherical))
    let rival = row("autoencoder", "plain", plain.measure(threes, eights))
    row(
      "pixel blend", "blend",
      (real.meanDistance(of: Tensor(stacking: [threes, eights])), real.meanDistance(of: blend)))
    notebook.print()
    notebook.heading("nearest training digit", "halfway")
    for (label, name, images) in [
      ("VAE", "vae", vae.midpoints(threes, eights)),
      ("autoencoder", "plain", plain.midpoints(threes, eights)), ("pixel blend", "blend", blend),
    ] {
      let distance = real.meanDistance(of: images)
      notebook.row(label, notebook.value("\(name)Raw", distance, digits: 2, unit: "distance"))
    }
    let paired = vae.measure(threes, others)
    notebook.value("pairs", Double(pairs), digits: 0, unit: "pairs")
    notebook.value("vaeNearer", 100 * (1 - straight / rival), digits: 1, unit: "%")
    notebook.value("arcFurther", 100 * (arc / straight - 1), digits: 1, unit: "%")
    let change = paired.halfway / paired.ends / straight - 1
    notebook.value("otherPairs", 100 * abs(change), digits: 1, unit: "%")
    notebook.figure(morphs(from: threes, to: eights, by: pair))
  }

  /// Prints both distances, and returns the second by the first.
  @discardableResult
  private func row(
    _ label: String, _ name: String, _ distances: (ends: Double, halfway: Double)
  ) -> Double {
    let ratio = distances.halfway / distances.ends
    notebook.row(
      label, notebook.value("\(name)Ends", distances.ends, digits: 2, unit: "distance"),
      notebook.value("\(name)Halfway", distances.halfway, digits: 2, unit: "distance"),
      notebook.value("\(name)Ratio", ratio, digits: 3, unit: "of the ends' distance"))
    return ratio
  }
}
// snippet.end

// snippet.distances
/// A model, and training digits that went through it, so that its blur counts nothing.
struct Halfway<Model: Codec> {
  private let model: Model
  private let drawn: NearestNeighbours

  init(by model: Model, among images: Tensor) {
    self.model = model
    drawn = NearestNeighbours(model.reconstruct(images))
  }

  /// What the model draws halfway between each pair of images, [pairs, 784].
  func midpoints(_ starts: Tensor, _ ends: Tensor, _ route: Route = .linear) -> Tensor {
    model.decode(route.midpoint(model.encode(starts), model.encode(ends)))
  }

  /// The mean distance to the nearest drawn digit, at both ends and halfway.
  func measure(
    _ starts: Tensor, _ ends: Tensor, _ route: Route = .linear
  ) -> (ends: Double, halfway: Double) {
    let both = model.reconstruct(Tensor(stacking: [starts, ends]))
    return (
      drawn.meanDistance(of: both), drawn.meanDistance(of: midpoints(starts, ends, route))
    )
  }
}
// snippet.end
