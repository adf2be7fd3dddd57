// snippet.map
import Notebooks
import Tensors

extension Study {
  /// Codes of two numbers with their σ, so that their σ can be drawn.
  func drawMap(using random: inout Random) {
    notebook.cell("map", "Halfway between two digits' codes, on the map of two latents")
    let course = train(.learned, latents: 2, "two latents", using: &random)
    let covered = "within σ of a code (%)"
    notebook.heading("learned σ", covered, "σ / spread (%)")
    for (name, label, epoch) in [
      ("first", "after the first epoch", course.first), ("last", "after the last", course.last),
    ] {
      let coverage = coveredShare(epoch.codec.posterior(of: heldOut))
      notebook.row(
        label, notebook.value("\(name)Coverage", coverage, digits: 1, unit: "%"),
        notebook.value("\(name)MapShare", epoch.share, digits: 1, unit: "%"))
    }
    notebook.figure(maps(course))
  }

  /// The share in % of the points halfway between two codes, 1st and 2nd, 2nd and 3rd …, that lie in
  /// a code's σ ellipse: Σ (z − μ)² / σ² ≤ 1. The two codes' own ellipses do not count.
  private func coveredShare(_ posterior: Posterior) -> Double {
    let mean = posterior.mean
    let precision = exp(-posterior.logVariance)  // [images, 2]
    let points = (0..<mean.rows - 1).map {
      0.5 * (mean.rows($0..<$0 + 1) + mean.rows($0 + 1..<$0 + 2))
    }
    let covered = points.enumerated().count { place, point in
      let distances = rowSums(square(mean - point) * precision).scalars
      return distances.indices.contains {
        distances[$0] <= 1 && $0 != place && $0 != place + 1
      }
    }
    return 100 * Double(covered) / Double(points.count)
  }
}
// snippet.end
