// snippet.remedies
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension Study {
  /// KL annealing and free bits, each beside a run without.
  func tryRemedies(_ small: SmallVAEs) {
    notebook.cell("remedies", "Two remedies against collapse, and none")
    notebook.heading("latents in use of 20", "halfway", "at the end", "−ELBO at the end")
    let prices = [Price.weighted(1), .annealed, .freeBits(0.5)]
    let courses = small.courses("remedies", prices.map { .init(price: $0) }, epochs: 8).map {
      $0.map { RatePoint(of: $0, on: heldOut, noise: small.noise) }
    }
    for (course, (label, name)) in zip(
      courses, [("none", "untreated"), ("annealing", "annealed"), ("free bits", "freeBits")])
    {
      let last = course[course.count - 1]
      notebook.row(
        label, latents("\(name)Halfway", course[(course.count - 1) / 2].inUse),
        latents("\(name)Used", last.inUse), nats("\(name)Loss", last.loss))
    }
    let ends = courses.map { $0[$0.count - 1] }
    latents("annealedSaved", ends[1].inUse - ends[0].inUse)
    latents("freeBitsSaved", ends[2].inUse - ends[0].inUse)
    let gains = ends.dropFirst().map { ends[0].loss - $0.loss }
    nats("annealedGain", gains[0])
    nats("freeBitsGain", gains[1])
    nats("bestRemedyGain", greatest(gains))
    nats("longerGain", courses[0][(courses[0].count - 1) / 2].loss - ends[0].loss)
    notebook.figure(remedyCurves(courses))
  }
}
// snippet.end
