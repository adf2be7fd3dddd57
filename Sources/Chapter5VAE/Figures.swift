// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Plotting
import Tensors

extension Study {
  func trainingCurves(_ training: [Double], _ test: [Terms]) -> Figure {
    let curves = Figure(
      "training", title: "The images get cheaper to redraw; the price of the codes settles early",
      Panel(
        title: "−ELBO", x: "epoch", y: "nats per image",
        .line("training", training, style: .dashed), .line("held out", test.map(\.loss))),
      Panel(
        title: "Its terms, held out", x: "epoch", y: "nats per image",
        .line("reconstruction", test.map(\.reconstruction), colour: .green),
        .line("KL", test.map(\.divergence), colour: .purple)))
    return
      curves
      .check("the held-out loss falls", .last(of: "held out") < .first(of: "held out"))
      .check(
        "the reconstruction improves", .last(of: "reconstruction") < .first(of: "reconstruction"))
  }

  func divergences(_ kl: [Double], movement: [Double]) -> Figure {
    let order = kl.indices.sorted { kl[$0] > kl[$1] }
    let latents = Figure(
      "latents",
      title: "The latents share the price unequally, and those that pay are those that move",
      Panel(
        x: "latent, by its KL", y: "nats, or variance",
        .line("KL (nats)", order.map { kl[$0] }),
        .line("variance of μ", order.map { movement[$0] }, style: .dashed)))
    return latents.check("unequally", .first(of: "KL (nats)") > .constant(1.5 * (kl.min() ?? 0)))
  }

  func samples(_ pair: Pair, _ prior: Tensor, _ plainFitted: Tensor) -> Figure {
    func block(_ images: Tensor) -> [[[Float]]] {
      [images.rows(0..<12), images.rows(12..<24)].map(\.images)
    }
    return Figure(
      "samples", title: "Codes from N(0, I) are strokes to the VAE and smudges to the autoencoder",
      Panel(
        .images(
          rows: block(pair.vae.decode(prior)) + block(pair.plain.decode(prior))
            + block(pair.plain.decode(plainFitted)),
          rowLabels: ["VAE, N(0, I)", "", "autoencoder, N(0, I)", "", "autoencoder, fitted", ""])))
  }

  func morphs(from threes: Tensor, to eights: Tensor, by pair: Pair) -> Figure {
    let steps = (0...8).map { Float($0) / 8 }
    func rows(_ index: Int) -> [[[Float]]] {
      let (x, y) = (threes.rows(index..<index + 1), eights.rows(index..<index + 1))
      let blended = steps.map { t in (1 - t) * x + t * y }
      return [path(x, y, pair.vae), path(x, y, pair.plain), blended]
        .map { Tensor(stacking: $0).images }
    }
    func path(_ x: Tensor, _ y: Tensor, _ codec: some Codec) -> [Tensor] {
      let (a, b) = (codec.encode(x), codec.encode(y))
      return steps.map { t in codec.decode((1 - t) * a + t * b) }
    }
    let labels = ["VAE", "autoencoder", "pixel blend"]
    return Figure(
      "morphs", title: "From a 3 to an 8, twice: decoders bend strokes, the blend fades them",
      Panel(
        .images(
          rows: rows(0) + rows(1), rowLabels: labels + labels,
          columnLabels: steps.map { $0 == 0 ? "3" : $0 == 1 ? "8" : "" })))
  }

  func readouts(
    _ vae: [Double], _ plain: [Double], _ pca: [Double], _ untrained: [Double], slant: [Double],
    read: [Double]
  ) -> Figure {
    let labels = ["slant", "thickness", "width"]
    let figure = Figure(
      "factors",
      title: "A linear function of the VAE's code knows the slant, and so does one of PCA's code",
      columns: 1,
      Panel(
        title: "R² on held-out pen digits", x: "", y: Axis("R²", range: 0...1),
        .bars(
          labels, BarSeries("VAE", vae), BarSeries("autoencoder", plain), BarSeries("PCA", pca),
          BarSeries("untrained", untrained))),
      Panel(
        title: "Slant, read off the VAE's code", x: "slant the pen drew with", y: "slant read",
        .scatter("digits", x: slant, y: read), .line("truth", x: [-0.6, 0.8], y: [-0.6, 0.8])))
    return
      figure
      .check("the VAE's code knows it", .first(of: "VAE") > 0.5)
      .check("so does PCA's", .first(of: "PCA") > 0.5)
  }

  func maps(_ codes: Tensor, _ plainCodes: Tensor) -> Figure {
    let shown = 0..<min(2_000, codes.rows)
    let classes = shown.map { Int(test.labels[$0]) }
    func panel(_ title: String, _ name: String, _ codes: Tensor) -> Panel {
      Panel(
        title: title, x: "first latent", y: "second latent", equalScales: true,
        .scatter(
          name, x: shown.map { codes[$0, 0] }, y: shown.map { codes[$0, 1] }, classes: classes),
        .ellipses(
          "nearly all of N(0, I)", x: [0.0], y: [0.0], widths: [6.0], heights: [6.0], colour: .black
        ))
    }
    let map = Figure(
      "code-map", title: "The VAE's codes crowd into N(0, I); the autoencoder's lie anywhere",
      width: 960, panel("VAE, means", "VAE", codes), panel("autoencoder", "plain", plainCodes))
    return
      map
      .check("the VAE's codes stay near", .deviation(of: "VAE", column: 2) < 2)
      .check("the autoencoder's do not", .deviation(of: "plain", column: 2) > 2)
  }

  func manifold(of vae: ProbabilisticAutoencoder) -> Figure {
    let side = 15
    let images = vae.decode(quantileGrid(side: side)).images
    return Figure(
      "manifold", title: "Two latents at N(0, I)'s quantiles: each image stands for an equal share",
      width: 640, Panel(.images(images, columns: side)))
  }
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var images: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}
// snippet.show
