// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Plotting
import Tensors

extension Study {
  func redrawings(by models: [ProbabilisticAutoencoder]) -> Figure {
    let digits = heldOut.rows(0..<12)
    let rows = [digits] + models.map { $0.decode($0.encode(digits).mean) }
    return Figure(
      "decoders", title: "The Gaussian blurs most with the σ that squared error hides, least with its own",
      Panel(
        .images(
          rows: rows.map(\.pictures),
          rowLabels: [
            "held out", "Gaussian, σ = 1", "Gaussian, σ = 0.05", "Gaussian, best σ", "Bernoulli",
          ])))
  }

  func pixelDraws(_ coinMean: Tensor, _ coins: Tensor, _ greyMean: Tensor, _ greys: Tensor) -> Figure {
    Figure(
      "pixels", title: "A sample of the model is its mean image and noise in every pixel",
      Panel(
        .images(
          rows: [heldOut, coinMean, coins, greyMean, greys].map { $0.rows(0..<12).pictures },
          rowLabels: [
            "held out", "Bernoulli, mean", "Bernoulli, drawn", "Gaussian, mean", "Gaussian, drawn",
          ])))
  }

  func rateCurve(_ betas: [Float], _ points: [RatePoint]) -> Figure {
    let rates = points.map(\.rate)
    let figure = Figure(
      "rate-distortion", title: "Each nat of rate buys less distortion than the one before",
      Panel(
        title: "What the codes cost, and what they leave", x: "rate (nats per image)",
        y: "distortion (nats per image)",
        layers: [.line("β from 16 to ¼", x: rates, y: points.map(\.distortion))]
          + [0, 2, 4, 6].map { place in
            .annotation(
              "β = \(["¼", "½", "1", "2", "4", "8", "16"][place])",
              at: (rates[place] + 0.8, points[place].distortion + 2.5))
          }),
      Panel(
        title: "Latents above 0.1 nats", x: Axis("β", scale: .logarithmic),
        y: Axis("latents in use", range: 0...21),
        .line("in use", x: betas, y: points.map { Double($0.inUse) }, colour: .vermillion)))
    return
      figure
      .check("the rate falls with β", .last(of: "β from 16 to ¼", column: 1) < .first(of: "β from 16 to ¼", column: 1))
      .check("the distortion rises", .last(of: "β from 16 to ¼") > .first(of: "β from 16 to ¼"))
      .check("latents collapse", .last(of: "in use") < .first(of: "in use"))
  }

  func linearRates(_ runs: [[Double]], _ theory: [Double]) -> Figure {
    let figure = Figure(
      "collapse", title: "A linear VAE keeps the latents that theory says, annealed or not",
      Panel(
        x: "latent, by its KL", y: "KL (nats)",
        .line("theory, ½ log λ/σ²", theory), .line("trained", runs[0], style: .dashed),
        .line("trained, annealed", runs[3], style: .dotted),
        .line("trained, free bits", runs[4], style: .dashed)))
    return
      figure
      .check("the last latent collapses", .last(of: "trained") < 0.01)
      .check("annealed too", .last(of: "trained, annealed") < 0.01)
      .check("but for free bits", .last(of: "trained, free bits") > 0.05)
  }

  func remedyCurves(_ courses: [[RatePoint]]) -> Figure {
    let labels = ["none", "annealing", "free bits"]
    let figure = Figure(
      "remedies", title: "Both remedies keep latents in use, and the bound hardly notices",
      Panel(
        title: "Latents in use", x: "epoch", y: Axis("latents above 0.1 nats", range: 0...21),
        layers: zip(labels, courses).map { .line($0, $1.map { Double($0.inUse) }) }),
      Panel(
        title: "−ELBO, held out", x: "epoch", y: "nats per image",
        layers: zip(labels, courses).map { .line($0 + ", −ELBO", $1.map(\.loss)) }))
    return
      figure
      .check("annealing keeps latents", .last(of: "annealing") >= .last(of: "none"))
      .check("free bits keep latents", .last(of: "free bits") >= .last(of: "none"))
  }
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var pictures: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}
// snippet.show
