// snippet.map
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension NoiseStudy {
  /// Codes of two numbers with their σ, so that their σ can be drawn.
  func drawMap(using random: inout Random) {
    notebook.cell("map", "Halfway between two digits' codes, on the map of two latents")
    let shared = train(.share(0.25), latents: 2, epochs: 5, "map, tied σ", using: &random)
    let learned = train(.learned, latents: 2, epochs: 5, "map, learned σ", using: &random)
    notebook.heading("", "within σ of a code (%)", "σ / spread (%)")
    for (name, label, course) in [
      ("shared", "σ = spread / 4", shared), ("learned", "learned σ", learned),
    ] {
      let coverage = coveredShare(course.codec.posterior(of: heldOut))
      notebook.row(
        label, notebook.value("\(name)Coverage", coverage, digits: 1, unit: "%"),
        notebook.value("\(name)MapShare", course.last.share, digits: 1, unit: "%"))
    }
    notebook.figure(maps(shared.codec, learned.codec))
  }

  /// The share in % of the points halfway between two codes, 1st and 2nd, 2nd and 3rd …, that lie in
  /// a code's σ ellipse: Σ (z − μ)² / σ² ≤ 1. The two codes' own ellipses do not count.
  func coveredShare(_ posterior: Posterior) -> Double {
    let mean = posterior.mean
    let precision = exp(-posterior.logVariance)  // [images, 2] or [1, 2]
    let points = (0..<mean.rows - 1).map {
      0.5 * (mean.rows($0..<$0 + 1) + mean.rows($0 + 1..<$0 + 2))
    }
    let nearest = points.enumerated().map { place, point in
      var distances = rowSums(square(mean - point) * precision).scalars
      distances.removeSubrange(place...place + 1)
      return least(distances)
    }
    return 100 * share(of: nearest) { $0 <= 1 }
  }
}
// snippet.end
