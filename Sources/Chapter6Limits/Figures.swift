// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Plotting
import Tensors

extension Study {
  func redrawings(
    by models: [ProbabilisticAutoencoder], redrawn: [Double], sampled: [Double]
  ) -> Figure {
    let digits = heldOut.rows(0..<12)
    let rows = [digits] + models.map { $0.decode($0.encode(digits).mean) }
    let labels = ["Gaussian, σ = 1", "Gaussian, σ = 0.05", "Gaussian, best σ", "Bernoulli"]
    let figure = Figure(
      "decoders",
      title: "A squared error without a σ blurs most, a Gaussian with its best σ least",
      columns: 1, height: 600,
      Panel(.images(rows: rows.map(\.pictures), rowLabels: ["held out"] + labels)),
      Panel(
        title: "Sharpness, by that of held-out digits", x: "", y: Axis("sharpness", range: 0...1),
        .bars(labels, BarSeries("redrawn", redrawn), BarSeries("from N(0, I)", sampled))))
    return
      figure
      .check("σ = 1 blurs more than Bernoulli", .first(of: "redrawn") < .last(of: "redrawn"))
      .check("the best σ blurs less", .value(2, of: "redrawn") > .last(of: "redrawn"))
  }

  func pixelDraws(
    _ coinMean: Tensor, _ coins: Tensor, _ greyMean: Tensor, _ greys: Tensor
  ) -> Figure {
    Figure(
      "pixels", title: "A sample of the model is its mean image and noise in every pixel",
      Panel(
        .images(
          rows: [heldOut, coinMean, coins, greyMean, greys].map { $0.rows(0..<12).pictures },
          rowLabels: [
            "held out", "Bernoulli, mean", "Bernoulli, drawn", "Gaussian, mean", "Gaussian, drawn",
          ])))
  }

  func rateCurve(
    _ betas: [Float], _ points: [RatePoint], prices: [Double], slopes: [Double]
  ) -> Figure {
    let (rates, distortions) = (points.map(\.rate), points.map(\.distortion))
    let names = ["β = ¼", "", "β = 1", "", "β = 4", "", "β = 16"]
    let figure = Figure(
      "rate-distortion",
      title: "β is the price at which the model trades rate for distortion, latent by latent",
      width: 1080,
      Panel(
        title: "What codes cost and leave", x: "rate (nats per image)",
        y: "distortion (nats per image)",
        layers: [.line("β from ¼ to 16", x: rates, y: distortions)]
          + names.indices.filter { !names[$0].isEmpty }.map { place in
            .annotation(names[place], at: (rates[place] + 1, distortions[place] + 4))
          }),
      Panel(
        title: "The curve's slope is β", x: Axis("√2 β", scale: .logarithmic),
        y: Axis("distortion for a nat of rate", scale: .logarithmic),
        .line("theory", x: prices, y: prices, style: .dashed, colour: .grey),
        .line("measured", x: prices, y: slopes, colour: .vermillion)),
      Panel(
        title: "Latents above 0.1 nats", x: Axis("β", scale: .logarithmic),
        y: Axis("latents in use of 20", range: 0...21),
        .line("in use", x: betas, y: points.map(\.inUse), colour: .green)))
    return
      figure
      .check(
        "the rate falls as β rises",
        .last(of: "β from ¼ to 16", column: 1) < .first(of: "β from ¼ to 16", column: 1)
      )
      .check("the distortion rises", .last(of: "β from ¼ to 16") > .first(of: "β from ¼ to 16"))
      .check("a nat buys more where it is dearer", .first(of: "measured") < .last(of: "measured"))
      .check("latents collapse", .last(of: "in use") < .first(of: "in use"))
  }

  func linearRates(_ runs: [[Double]], _ theory: [Double]) -> Figure {
    let figure = Figure(
      "collapse", title: "A linear VAE keeps the latents that theory says, annealed or not",
      Panel(
        x: "latent, by its KL",
        y: Axis("KL (nats)", range: theory[0] > 0 ? 0...1.1 * theory[0] : nil),
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
    let best = courses.map { $0[$0.count - 1].loss }.min() ?? .nan
    let figure = Figure(
      "remedies", title: "Free bits keep every latent in use, and the bound hardly notices",
      Panel(
        title: "Latents above 0.1 nats", x: "epoch",
        y: Axis("latents in use of 20", range: 0...21),
        layers: zip(labels, courses).map { .line($0, $1.map(\.inUse)) }),
      Panel(
        title: "−ELBO, held out", x: "epoch",
        y: Axis("nats per image", range: best.isFinite ? best - 5...best + 50 : nil),
        layers: zip(labels, courses).map { .line($0 + " ", $1.map(\.loss)) }))
    return
      figure
      .check("free bits keep latents", .last(of: "free bits") >= .last(of: "none"))
      .check("the bound improves", .last(of: "free bits ") < .first(of: "free bits "))
  }
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var pictures: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}
// snippet.show
