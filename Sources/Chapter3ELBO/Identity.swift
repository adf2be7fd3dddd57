// snippet.fit
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Tensors

extension LinearStudy {
  /// What the closed form found.
  func fit() {
    notebook.cell("fit", "The best linear-Gaussian model of 14×14 digits, in closed form")
    let (first, last) = (pca.variances[0], pca.variances[LinearStudy.latents - 1])
    notebook.heading("variance of the data", "squared greys")
    notebook.row(
      "along component 1", notebook.value("firstVariance", first, digits: 4, unit: "squared greys"))
    notebook.row(
      "along component 20", notebook.value("lastVariance", last, digits: 4, unit: "squared greys"))
    notebook.row(
      "the rest, on average: σ²",
      notebook.value("noiseVariance", oracle.variance, digits: 4, unit: "squared greys"))
    notebook.print()
    notebook.heading("log p(x)", "nats per image")
    for (label, name, images) in [
      ("training images", "trainLikelihood", familiar), ("held-out images", "likelihood", heldOut),
    ] {
      let likelihood = average(oracle.logLikelihood(of: images))
      notebook.row(label, notebook.value(name, likelihood, digits: 2, unit: "nats per image"))
    }
  }
}
// snippet.end

// snippet.identity
extension LinearStudy {
  /// ELBO + KL(q ‖ p(z|x)) beside log p(x), for good and for bad q.
  func checkIdentity() {
    notebook.cell("identity", "log p(x) = ELBO + KL(q ‖ p(z|x)), nats per image")
    let exact = oracle.logLikelihood(of: heldOut)
    let best = oracle.meanField(of: heldOut)
    let others = Array(1..<heldOut.rows) + [0]
    var (defects, reversed) = ([Double](), [Double]())
    notebook.heading("q(z|x)", "ELBO", "KL to p(z|x)", "sum", "log p(x)")
    for (label, name, q) in [
      ("the prior", "prior", Posterior(mean: 0 * best.mean, logVariance: 0 * best.logVariance)),
      (
        "another image's", "other",
        Posterior(mean: best.mean.rows(others), logVariance: best.logVariance)
      ),
      ("σ times 2", "wide", Posterior(mean: best.mean, logVariance: best.logVariance + 2 * logTwo)),
      ("p(z|x)", "best", best),
    ] {
      let elbo = model.elbo(of: heldOut, under: q).scalars.map { Double($0) }
      let gap = oracle.divergence(of: q, at: heldOut)
      let wrong = oracle.reverseDivergence(of: q, at: heldOut)
      for i in exact.indices {
        defects.append(abs(exact[i] - elbo[i] - gap[i]))
        reversed.append(abs(exact[i] - elbo[i] - wrong[i]))
      }
      notebook.row(
        label, notebook.value("\(name)ELBO", average(elbo), digits: 2, unit: "nats per image"),
        notebook.value("\(name)Gap", average(gap), digits: 2, unit: "nats per image"),
        notebook.value(
          "\(name)Sum", average(elbo) + average(gap), digits: 2, unit: "nats per image"),
        notebook.value("\(name)Exact", average(exact), digits: 2, unit: "nats per image"))
    }
    let unit = "nats, the worst image"
    notebook.value("identityDefect", greatest(defects), digits: 5, unit: unit)
    notebook.value("reversedDefect", greatest(reversed), digits: 1, unit: unit)
  }
}

/// log 2.
let logTwo: Float = 0.693_147_18
// snippet.end
