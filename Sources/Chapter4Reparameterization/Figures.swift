// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Digits
import Plotting
import Tensors

extension Study {
  func differenceErrors(_ steps: [Double], frozen: [Double], fresh: [Double]) -> Figure {
    Figure(
      "differences",
      title: "With the noise kept, differences find the slope; with new noise, noise",
      width: 640,
      Panel(
        x: Axis("step h along the gradient", scale: .logarithmic),
        y: Axis("off the tape's slope by (%)", scale: .logarithmic),
        .line("kept noise", x: steps, y: frozen), .line("new noise", x: steps, y: fresh))
    )
    .check("new noise ends in noise", .last(of: "new noise") > 50)
    .check("kept noise ends at the slope", .last(of: "kept noise") < 1)
  }

  func histograms(through: Tensor, score: Tensor) -> Figure {
    Figure(
      "histograms", title: "Both average 4, but single draws of the score function say little",
      Panel(
        x: "an estimate of ∂E[z²]/∂θ at θ = 2, from one draw", y: "share of draws",
        .histogram("score function", score.scalars, bins: 70, over: -20...50, colour: .vermillion),
        .histogram(
          "reparameterized", through.scalars, bins: 70, over: -20...50, colour: .blue),
        .rule(x: 4, "2θ", colour: .black))
    )
    .check("the score function reaches far", .last(of: "score function") > 0.003)
    .check("the reparameterized one does not", .last(of: "reparameterized") <= 0)
  }

  func variances(_ spreads: [Spread]) -> Figure {
    let d = spreads.map { Double($0.dimensions) }
    return Figure(
      "variances",
      title: "The score function's variance grows with the dimensions; a baseline only slows it",
      Panel(
        x: Axis("dimensions d", scale: .logarithmic),
        y: Axis("variance per coordinate", scale: .logarithmic),
        .line("score function", x: d, y: spreads.map(\.score), colour: .vermillion),
        .line("with its best baseline", x: d, y: spreads.map(\.baseline), colour: .orange),
        .line("reparameterized", x: d, y: spreads.map(\.through), colour: .blue),
        .line(
          "(d + 2)(d + 4)", x: d, y: d.map { ($0 + 2) * ($0 + 4) }, style: .dotted, colour: .black),
        .line("2(d + 2)", x: d, y: d.map { 2 * ($0 + 2) }, style: .dotted, colour: .black))
    )
    .check("the score function's variance is large", .last(of: "score function") > 5_000)
    .check("a baseline helps", .last(of: "with its best baseline") < 400)
    .check("the reparameterized one stays", .maximum(of: "reparameterized") < 5)
  }

  func trainingCurves(_ trainings: [Training]) -> Figure {
    let colours: [Colour] = [.blue, .orange, .vermillion, .grey]
    return Figure(
      "training", title: "One loss, four gradients: the path through the sample trains fastest",
      Panel(
        x: Axis("epoch", step: 1), y: "held-out −ELBO, nats per image",
        layers: zip(trainings, colours).map { .line($0.label, $0.curve, colour: $1) })
    )
    .check("reparameterized is best", .last(of: "reparameterized") < .last(of: "score, baseline"))
    .check("a baseline helps", .last(of: "score, baseline") < .last(of: "score function"))
    .check("without any it stays behind", .last(of: "score, baseline") < .last(of: "z cut off"))
  }

  func drawings(by trainings: [Training], using random: inout Random) -> Figure {
    let digits = heldOut.rows(0..<12)
    let redrawn = trainings.map { $0.model.decode($0.model.encode(digits).mean) }
    let drawn = trainings[0].model.decode(.normal(12, 20, using: &random))
    return Figure(
      "drawings",
      title: "The reparameterized VAE redraws most digits, and draws others from N(0, I)",
      Panel(
        .images(
          rows: ([digits] + redrawn + [drawn]).map { images in
            (0..<12).map { images.rows($0..<$0 + 1).scalars }
          }, rowLabels: ["held-out digits"] + trainings.map(\.label) + ["codes from N(0, I)"])))
  }
}
// snippet.show
