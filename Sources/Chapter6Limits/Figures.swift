// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Notebooks
import Plotting
import Tensors

extension Study {
  func redrawings(
    by models: [ProbabilisticAutoencoder], redrawn: [Double], sampled: [Double]
  ) -> Figure {
    let digits = heldOut.rows(0..<12)
    let rows = [digits] + models.map { MeanCodec(model: $0).reconstruct(digits) }
    let labels = ["Gaussian, σ = 1", "Gaussian, σ = 0.05", "Gaussian, best σ", "Bernoulli"]
    let figure = Figure(
      "decoders",
      title: "A squared error without a σ blurs most; with the best σ a Gaussian outdoes Bernoulli",
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

  /// The first twelve of them.
  fileprivate var firstPictures: [[Float]] { rows(0..<min(12, rows)).pictures }
}

// MARK: - The neighbours

extension Study {
  func twoModes(_ target: Bimodal, _ drawn: Tensor, _ discriminator: Perceptron) -> Figure {
    let x = (0...200).map { Double($0) / 20 - 5 }
    let points = Tensor(rows: x.count, columns: 1, x.map { Float($0) })
    let (p, q) = (target.logDensity(points), target.gaussian.logDensity(points))
    // The GAN's density: the share of its draws in bins as wide as a fifth.
    let centres = (0..<50).map { Double($0) / 5 - 4.9 }
    let draws = drawn.scalars.map { Double($0) }
    let gan = centres.map { centre in
      5 * Double(draws.count { abs($0 - centre) <= 0.1 }) / Double(draws.count)
    }
    let figure = Figure(
      "two-modes",
      title: "The likeliest Gaussian fills the gap between two modes; a GAN nearly leaves it empty",
      columns: 1,
      Panel(
        title: "What each model makes of the target", x: "x", y: "density",
        .line("target", x: x, y: exp(p).scalars),
        .line("likeliest Gaussian", x: x, y: exp(q).scalars, style: .dashed),
        .line("GAN", x: centres, y: gan)),
      Panel(
        title: "The probability that x is of the target, and no draw of the Gaussian", x: "x",
        y: Axis("D(x)", range: 0...1),
        .line("p / (p + q)", x: x, y: sigmoid(p - q).scalars),
        .line("D, trained", x: x, y: sigmoid(discriminator(points)).scalars, style: .dashed)))
    return
      figure
      .check("the Gaussian fills the gap", .value(100, of: "likeliest Gaussian") > 0.15)
      .check("the GAN does not", .value(25, of: "GAN") < 0.15)
  }

  func flowLines(of target: Bimodal) -> Figure {
    let (paths, steps) = (15, 120)
    var x = Tensor(rows: paths, columns: 1, (0..<paths).map { Float($0 - 7) / 3 })
    var places = [x.scalars]
    for step in 0..<steps {
      let (start, end) = (1 - Float(step) / Float(steps), 1 - Float(step + 1) / Float(steps))
      x = target.flow(x, from: start, to: end, steps: 4)
      places.append(x.scalars)
    }
    let progress = (0...60).map { Double($0) / 60 }
    let heights = (0..<121).map { Double($0) / 15 - 4 }
    let points = Tensor(rows: heights.count, columns: 1, heights.map { Float($0) })
    let columns = progress.map {
      exp(target.marginal(at: 1 - Float($0)).logDensity(points)).scalars
    }
    let figure = Figure(
      "flow", title: "Fifteen points of noise on their way to two modes: no path crosses another",
      Panel(
        x: "from noise (0) to data (1)", y: "x",
        .heatMap(
          "density", rows: heights.indices.map { row in columns.map { $0[row] } }, x: 0...1,
          y: -4...4),
        .scatter(
          "paths",
          x: places.indices.flatMap { step in
            [Double](repeating: Double(step) / Double(steps), count: paths)
          }, y: places.joined(), colour: .black)))
    return
      figure
      .check("the last path ends above", .last(of: "paths") > 1)
      .check("the first one ends below", .value(-paths, of: "paths") < -1)
  }

  func morphs(
    from starts: (Tensor, Tensor), to ends: (Tensor, Tensor), by gan: GAN, _ vae: MeanCodec
  ) -> Figure {
    let steps = (0...8).map { Float($0) / 8 }
    func row(_ index: Int, _ a: Tensor, _ b: Tensor, _ decode: (Tensor) -> Tensor) -> [[Float]] {
      let (a, b) = (a.rows(index..<index + 1), b.rows(index..<index + 1))
      return steps.map { decode((1 - $0) * a + $0 * b).scalars }
    }
    return Figure(
      "walks", title: "Straight lines between draws of N(0, I): a GAN's codes have an order too",
      Panel(
        .images(
          rows: (0..<3).map { row($0, starts.0, ends.0, gan.generate) }
            + (0..<3).map { row($0, starts.1, ends.1, vae.decode) },
          rowLabels: ["GAN", "", "", "VAE", "", ""])))
  }

  func searches(_ digits: Tensor, _ found: [(String, Tensor)]) -> Figure {
    Figure(
      "search", title: "Digits that the GAN cannot draw: its nearest image, after a search",
      Panel(
        .images(
          rows: [digits.firstPictures] + found.map { $0.1.firstPictures },
          rowLabels: ["held-out digits"] + found.map(\.0))))
  }

  func denoisedDraws(_ draws: [Tensor]) -> Figure {
    Figure(
      "denoised", title: "Asked for v, the network leaves noise in; asked for x₀, it draws strokes",
      Panel(
        .images(rows: draws.map { $0.firstPictures }, rowLabels: ["guesses v", "guesses x₀"])))
  }

  func gallery(_ candidates: [Candidate]) -> Figure {
    Figure(
      "models",
      title:
        "Twelve images by each: a diffusion of the codes draws more digits than a Gaussian does",
      Panel(
        .images(
          rows: candidates.map { $0.images.firstPictures }, rowLabels: candidates.map(\.label))))
  }

  func confidence(_ qualities: [String: Quality]) -> Figure {
    func sure(_ name: String) -> Double { qualities.of(name).sure }
    let ways = ["Fitted", "Shuffled", "Diffusion"]
    let figure = Figure(
      "latent-diffusion",
      title: "A diffusion of the codes draws digits that its judge is far more often sure of",
      Panel(
        x: "codes drawn from", y: Axis("judge is sure (%)", range: 0...100),
        .bars(
          ["fitted Gaussian", "diffusion, shuffled", "diffusion"],
          BarSeries("VAE", ways.map { sure("VAE\($0)") }),
          BarSeries("autoencoder", ways.map { sure("Plain\($0)") })),
        .rule(y: sure("Real"), "held-out digits")))
    return
      figure
      .check("it does for the VAE", .last(of: "VAE") > .first(of: "VAE"))
      .check("and for the autoencoder", .last(of: "autoencoder") > .first(of: "autoencoder"))
  }
}
// snippet.show
