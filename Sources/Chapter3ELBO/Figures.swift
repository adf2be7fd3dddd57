// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Plotting
import Tensors

extension LinearStudy {
  func divergenceSurface() -> Figure {
    let (means, logVariances) = (41, 57)
    let rows = (0..<logVariances).map { row in
      let mean = Tensor(rows: means, columns: 1, (0..<means).map { -3 + 0.15 * Float($0) })
      let logVariance = Tensor(repeating: -5 + 0.125 * Float(row), rows: means, columns: 1)
      return Posterior(mean: mean, logVariance: logVariance).kl.scalars
    }
    return Figure(
      "kl-surface", title: "KL(N(μ, σ²) ‖ N(0, 1)) has one lowest point, at the prior itself",
      width: 640,
      Panel(
        x: "μ", y: "log σ²",
        .heatMap("KL (nats)", rows: rows, x: -3...3, y: -5...2, range: 0...6),
        .annotation("0 at μ = 0, σ = 1", at: (x: 0.15, y: 0.3), colour: .orange))
    )
    .check("nowhere negative", .minimum(of: "KL (nats)") >= 0)
    .check("0 at the prior", .value(40, of: "KL (nats)", column: 21) <= 1e-6)
  }

  func gapCurve(_ measured: [Double], _ formula: [Double], _ marginal: [Double]) -> Figure {
    let angles = measured.indices.map { 5.625 * Double($0) }
    return Figure(
      "gap", title: "Turned latents depend on one another, and a q that ignores it falls short",
      Panel(
        x: "latents turned by (degrees)", y: "log p(x) − ELBO (nats)",
        .line("½ (Σ log Pᵢᵢ − log|P|)", x: angles, y: formula),
        .scatter("measured, variances 1/Pᵢᵢ", x: angles, y: measured, colour: .black),
        .line(
          "measured, variances (P⁻¹)ᵢᵢ", x: angles, y: marginal, style: .dashed,
          colour: .vermillion))
    )
    .check("no gap at 0°", .first(of: "measured, variances 1/Pᵢᵢ") < 0.001)
    .check(
      "the gap is widest at 45°",
      .value(8, of: "½ (Σ log Pᵢᵢ − log|P|)") >= .maximum(of: "½ (Σ log Pᵢᵢ − log|P|)")
    )
    .check(
      "the posterior's own variances do worse",
      .value(8, of: "measured, variances 1/Pᵢᵢ") < .value(8, of: "measured, variances (P⁻¹)ᵢᵢ"))
  }

  func climbCurve(_ sizes: [Int], _ bounds: [Double], exact: Double) -> Figure {
    Figure(
      "climb", title: "More draws inside the logarithm lift the bound to log p(x)",
      Panel(
        x: Axis("draws K", scale: .logarithmic), y: "nats per image",
        .line("importance-weighted bound", x: sizes.map { Double($0) }, y: bounds),
        .rule(y: exact, "log p(x)"))
    )
    .check(
      "the bound climbs",
      .first(of: "importance-weighted bound") < .last(of: "importance-weighted bound"))
  }

  func boundCurve(_ bounds: [Double], _ likelihoods: [Double], best: Double) -> Figure {
    Figure(
      "bound",
      title: "Training pushes the bound up, and log p(x) with it; the gap widens before it closes",
      Panel(
        x: "epoch",
        y: Axis("nats per held-out image", range: best.isFinite ? best - 30...best + 4 : nil),
        .line("log p(x), exact", likelihoods), .line("ELBO", bounds, style: .dashed),
        .rule(y: best, "the best linear model")),
      Panel(
        x: "epoch", y: "log p(x) − ELBO (nats)",
        .line("gap", zip(likelihoods, bounds).map { $0 - $1 }, colour: .green))
    )
    .check("the ELBO rises", .last(of: "ELBO") > .first(of: "ELBO"))
    .check("it stays below log p(x)", .minimum(of: "gap") >= 0)
    .check("the gap closes", .last(of: "gap") <= .maximum(of: "gap"))
  }
}
// snippet.show
