// snippet.hide: the layout of pictures; what they show is measured elsewhere
import Chapter1Autoencoder
import Chapter5VAE
import Notebooks
import Plotting
import Tensors

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
          rows: [block(digits, 12)] + found.map { block($0.1, 12) },
          rowLabels: ["held-out digits"] + found.map(\.0))))
  }

  func pixelDraws(_ draws: [Tensor]) -> Figure {
    Figure(
      "denoised", title: "Asked for v, the network leaves noise in; asked for x₀, it draws strokes",
      Panel(
        .images(rows: draws.map { block($0, 12) }, rowLabels: ["guesses v", "guesses x₀"])))
  }

  func gallery(_ candidates: [Candidate]) -> Figure {
    Figure(
      "models",
      title:
        "Twelve images by each: a diffusion of the codes draws more digits than a Gaussian does",
      Panel(
        .images(
          rows: candidates.map { block($0.images, 12) }, rowLabels: candidates.map(\.label))))
  }

  func confidence(_ candidates: [Candidate], _ qualities: [Quality]) -> Figure {
    func sure(_ name: String) -> Double {
      zip(candidates, qualities).first { $0.0.name == name }!.1.sure
    }
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

/// The first rows, each as an image's pixels.
private func block(_ images: Tensor, _ count: Int) -> [[Float]] {
  (0..<min(count, images.rows)).map { images.rows($0..<$0 + 1).scalars }
}
// snippet.show
