// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Plotting
import Tensors

extension NoiseStudy {
  func neighbourhoods(_ shares: [Float], _ errors: [[Double]]) -> Figure {
    Figure(
      "neighbourhoods",
      title: "Noise that codes cannot outgrow makes their neighbours decode to the same image",
      Panel(
        x: "σ of the noise, in spreads of the codes", y: "squared error per image",
        .line("no noise", x: shares, y: errors[0], style: .dashed),
        .line("trained at σ = 1", x: shares, y: errors[1]),
        .line("trained at σ = spread / 2", x: shares, y: errors[2]))
    )
    .check(
      "noise costs at the code itself",
      .first(of: "no noise") < .first(of: "trained at σ = spread / 2")
    )
    .check(
      "and pays where it is a whole spread",
      .last(of: "trained at σ = spread / 2") < .last(of: "no noise"))
  }

  func lossAgainstScale(_ factors: [Float], _ columns: [[Double]]) -> Figure {
    let labels = ["trained at σ = 1", "trained at σ = spread / 2", "learned σ"]
    let lines = zip(labels, columns).map { Layer.line($0, x: factors, y: $1) }
    let panel = Panel(x: "factor on σ", y: "squared error per image", layers: lines)
    return labels.reduce(
      Figure(
        "scale", title: "However a model was trained, its error is least without noise",
        panels: [panel])
    ) { figure, label in
      figure.check("\(label): least without noise", .first(of: label) <= .minimum(of: label))
    }
  }

  func drawsOfOneCode(_ courses: [Course]) -> Figure {
    let image = test.indices(of: 3).first ?? 0
    let rows = courses.map { course in
      let posterior = course.codec.posterior(of: heldOut)
      let deviation = exp(0.5 * posterior.logVariance)
      let sigma = deviation.rows == 1 ? deviation : deviation.rows(image..<image + 1)
      let mean = posterior.mean.rows(image..<image + 1)
      let draws = mean + sigma * noise.rows(0..<8)  // [8, 20]
      return Tensor(stacking: [
        heldOut.rows(image..<image + 1), course.codec.decode(mean), course.codec.decode(draws),
      ])
    }
    return Figure(
      "draws",
      title: "Draws of one digit's code vary with σ = spread / 2; with learned σ they are all one",
      Panel(
        .images(
          rows: rows.map { images in (0..<images.rows).map { images.rows($0..<$0 + 1).scalars } },
          rowLabels: ["σ = spread / 2", "learned σ"],
          columnLabels: ["digit", "at μ"] + (1...8).map { "draw \($0)" })))
  }

  func maps(_ shared: NoisyAutoencoder, _ learned: NoisyAutoencoder) -> Figure {
    Figure(
      "maps", title: "With σ tied to the spread, clouds cover the map; a learned σ leaves points",
      width: 960, map("σ = spread / 4", shared), map("learned σ", learned)
    )
    .check(
      "the learned σ are smaller",
      .mean(of: "learned σ", column: 3) < .mean(of: "σ = spread / 4", column: 3))
  }

  private func map(_ title: String, _ codec: NoisyAutoencoder) -> Panel {
    let posterior = codec.posterior(of: heldOut)
    let mean = posterior.mean
    let sigma = exp(0.5 * posterior.logVariance) + Tensor.zeros(mean.rows, 2)  // [images, 2]
    let shown = 0..<min(120, mean.rows)
    return Panel(
      x: "first latent", y: "second latent", equalScales: true,
      .ellipses(
        title, x: shown.map { mean[$0, 0] }, y: shown.map { mean[$0, 1] },
        widths: shown.map { 2 * sigma[$0, 0] }, heights: shown.map { 2 * sigma[$0, 1] },
        colour: .grey),
      .scatter(
        "codes, \(title)", x: shown.map { mean[$0, 0] }, y: shown.map { mean[$0, 1] },
        classes: shown.map { Int(test.labels[$0]) }))
  }
}
// snippet.show
