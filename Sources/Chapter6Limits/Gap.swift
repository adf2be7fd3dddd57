// snippet.gap
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension Study {
  /// How much a Gaussian and a GAN put between two modes, and what a discriminator knows.
  func fillGap(using random: inout Random) {
    notebook.cell("gap", "Two modes: what likelihood and what a game make of the gap between them")
    let target = Bimodal()
    let logP = target.logDensity(Quadrature.points)
    let logQ = target.gaussian.logDensity(Quadrature.points)
    let discriminator = weighDiscriminator(target, logP, logQ, using: &random)
    let gan = trainToyGAN(on: target, using: &random)
    let drawn = gan.draw(10_000, using: &random)
    notebook.print()
    notebook.heading("", "in the gap (%)", "above 0 (%)")
    report("the target", "gapTarget", 100 * Quadrature.mean(of: Quadrature.gap, under: logP))
    report(
      "Gaussian, likeliest", "gapGaussian",
      100 * Quadrature.mean(of: Quadrature.gap, under: logQ))
    report("GAN", "gapGAN", gapShare(drawn), above: 100 * share(of: drawn.scalars) { $0 > 0 })
    notebook.figure(twoModes(target, drawn, discriminator))
  }

  /// Trains D alone, on draws of the target and of the Gaussian, whose densities are known.
  private func weighDiscriminator(
    _ target: Bimodal, _ logP: Tensor, _ logQ: Tensor, using random: inout Random
  ) -> Perceptron {
    var discriminator = Perceptron(1, 32, 1, using: &random)
    let start = discriminator
    var adam = Adam(learningRate: 3e-3)
    for _ in notebook.progress("discriminator", 1...notebook.epochs(20)) {
      for _ in 0..<100 {
        let x = target.sample(256, using: &random)
        let y = target.gaussian.sample(256, using: &random)
        adam.step(&discriminator) { d in mean(discriminatorLoss(real: d(x), made: d(y))) }
      }
    }
    let best = logP - logQ  // the logit of p / (p + q)
    let exact = discriminatorLoss(best, logP, logQ)
    notebook.heading("discriminator", "loss (nats)", "off p/(p+q)")
    for (label, name, logits) in [
      ("p / (p + q)", "gapBest", best),
      ("trained", "gapTrained", discriminator(Quadrature.points)),
      ("untrained", "gapUntrained", start(Quadrature.points)),
    ] {
      let loss = discriminatorLoss(logits, logP, logQ)
      let off = Quadrature.mean(of: distance(logits, best), under: logP)
      notebook.row(
        label, notebook.value("\(name)Loss", loss, digits: 3, unit: "nats"),
        notebook.value("\(name)Off", off, digits: 3, unit: "of probability"))
      notebook.value("\(name)Excess", loss - exact, digits: 3, unit: "nats")
    }
    let divergence = jensenShannon(logP, logQ)
    notebook.value("gapDivergence", divergence, digits: 3, unit: "nats")
    let identity = 2 * Double(log2) - 2 * divergence
    notebook.value("gapIdentity", identity, digits: 3, unit: "nats")
    notebook.value("gapIdentityOff", abs(exact - identity), digits: 5, unit: "nats")
    return discriminator
  }

  private func report(_ label: String, _ name: String, _ gap: Double, above: Double = 50) {
    notebook.row(
      label, notebook.value(name, gap, digits: 1, unit: "%"),
      notebook.value("\(name)Above", above, digits: 1, unit: "%"))
  }

  private func trainToyGAN(on target: Bimodal, using random: inout Random) -> GAN {
    var gan = GAN(latents: 1, hidden: 32, outputs: 1, output: { $0 }, using: &random)
    for _ in notebook.progress("GAN of numbers", 1...notebook.epochs(20)) {
      for _ in 0..<100 { _ = gan.step(on: target.sample(256, using: &random), using: &random) }
    }
    return gan
  }
}

/// The share of draws nearer to 0 than 1, in %.
func gapShare(_ draws: Tensor) -> Double { 100 * share(of: draws.scalars) { abs($0) < 1 } }
// snippet.end

// snippet.exact
/// E_p[−log D] + E_q[−log (1 − D)] in nats, for logits of D at the points of the quadrature.
func discriminatorLoss(_ logits: Tensor, _ logP: Tensor, _ logQ: Tensor) -> Double {
  Quadrature.mean(of: softplus(-logits), under: logP)
    + Quadrature.mean(of: softplus(logits), under: logQ)
}

/// JSD(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) in nats, for m = ½(p + q). Lin 1991.
func jensenShannon(_ logP: Tensor, _ logQ: Tensor) -> Double {
  let logM = logQ + softplus(logP - logQ) - log2
  return 0.5 * Quadrature.mean(of: logP - logM, under: logP)
    + 0.5 * Quadrature.mean(of: logQ - logM, under: logQ)
}

/// |D − D′| at each point, of two discriminators' logits.
private func distance(_ a: Tensor, _ b: Tensor) -> Tensor {
  squareRoot(square(sigmoid(a) - sigmoid(b)))
}
// snippet.end
