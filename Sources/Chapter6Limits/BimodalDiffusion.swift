// snippet.exact
import Chapter1Autoencoder
import Chapter3ELBO
import Measures
import Notebooks
import Tensors

extension Bimodal: Denoiser {
  /// What x_t is distributed as: again two modes, at ±αm, of the variance τ² = α²s² + σ².
  func marginal(at t: Float) -> Bimodal {
    let level = NoiseLevel(at: Tensor(repeating: t, rows: 1, columns: 1))
    let (alpha, sigma) = (level.signal.scalar, level.noise.scalar)
    return Bimodal(
      mode: alpha * mode,
      spread: (alpha * alpha * spread * spread + sigma * sigma).squareRoot())
  }

  /// E[v|x] = σ/τ² (α (1 − s²) x − m tanh(αmx/τ²)), exactly.
  func velocity(_ x: Tensor, at t: Tensor) -> Tensor {
    let level = NoiseLevel(at: t)
    let (alpha, sigma) = (level.signal, level.noise)
    let variance = spread * spread * square(alpha) + square(sigma)  // τ²
    let side = tanh(mode * alpha * x / variance)
    return sigma / variance * ((1 - spread * spread) * alpha * x - mode * side)
  }
}
// snippet.end

// snippet.flow
extension Study {
  /// Follows the exact flow between noise and the two modes, there and back.
  func followFlow(using random: inout Random) {
    notebook.cell("flow", "Diffusion where E[v|x] is known: draws, ranks and the way back")
    let target = Bimodal()
    let noise = Tensor.normal(10_000, 1, using: &random)
    let x = target.sample(10_000, using: &random)
    var net = LearnedDenoiser(1, hidden: 64, guess: .velocity, using: &random)
    var adam = Adam(learningRate: 3e-3)
    for _ in notebook.progress("flow", 1...notebook.epochs(20)) {
      net.trainEpoch(with: &adam, on: target.sample(10_000, using: &random), using: &random)
    }
    notebook.heading("", "in the gap (%)", "rank off by", "there and back")
    let models: [(String, String, any Denoiser)] = [
      ("exact E[v|x]", "flowExact", target), ("learned", "flowLearned", net),
      ("a Gaussian's", "flowGaussian", target.gaussian),
    ]
    let codes = models.map { $0.2.flow(x, from: 0, to: 1, steps: 200) }
    for ((label, name, model), code) in zip(models, codes) {
      let back = model.flow(code, from: 1, to: 0, steps: 200)
      notebook.row(
        label,
        notebook.value(
          "\(name)Gap", gapShare(model.sample(noise, steps: 200)), digits: 1, unit: "%"),
        notebook.value("\(name)Rank", 100 * rankGap(code), digits: 2, unit: "%"),
        notebook.value("\(name)Back", largest(back - x), digits: 3, unit: "distance"))
    }
    let crossed = target.gaussian.flow(codes[0], from: 1, to: 0, steps: 200)
    notebook.row(
      "there exact, back not", "", "",
      notebook.value("flowCrossedBack", largest(crossed - x), digits: 3, unit: "distance"))
    notebook.figure(flowLines(of: target))
  }
}

/// The greatest difference between the share of draws below a number and N(0, 1)'s, over the
/// percentiles from 1 to 99: Kolmogorov and Smirnov's, on a grid.
func rankGap(_ draws: Tensor) -> Double {
  let scalars = draws.scalars
  return greatest(
    (1..<100).map { percent in
      let quantile = Float(normalQuantile(Double(percent) / 100))
      return abs(share(of: scalars) { $0 < quantile } - Double(percent) / 100)
    })
}
// snippet.end

// snippet.ladder
extension Study {
  /// −ELBO of the chain x₁ → … → x₀ against −log p, both over the same draws.
  func climbLadder(using random: inout Random) {
    notebook.cell("ladder", "The loss is a bound: −ELBO of a chain of T steps")
    let target = Bimodal()
    let x = target.sample(10_000, using: &random)
    let truth = -Double(mean(target.logDensity(x)).scalar)
    notebook.heading("steps", "−ELBO", "above −log p")
    for steps in [16, 64, 256, 1_024] {
      let bound = chainBound(of: target, on: x, steps: steps, using: &random)
      notebook.row(
        "\(steps)", notebook.value("ladder\(steps)", bound, digits: 3, unit: "nats"),
        notebook.value("ladderGap\(steps)", bound - truth, digits: 3, unit: "nats"))
    }
    let wrong = chainBound(of: target.gaussian, on: x, steps: 1_024, using: &random)
    notebook.row(
      "1024, a Gaussian's", notebook.value("ladderGaussian", wrong, digits: 3, unit: "nats"),
      notebook.value("ladderGapGaussian", wrong - truth, digits: 3, unit: "nats"))
    let gaussianTruth = -Double(mean(target.gaussian.logDensity(x)).scalar)
    notebook.row("−log p", notebook.value("ladderTruth", truth, digits: 3, unit: "nats"))
    notebook.row(
      "−log p, Gaussian",
      notebook.value("ladderGaussianTruth", gaussianTruth, digits: 3, unit: "nats"))
  }

  /// −ELBO in nats a number: Σ ½ (SNR(s) − SNR(t)) E‖x₀ − x̂₀(x_t)‖² over the chain's steps from t to s, and
  /// at its end the Gaussian that reads x₀ off x_s. SNR = α²/σ². Kingma et al. 2021.
  private func chainBound(
    of denoiser: some Denoiser, on x0: Tensor, steps: Int, using random: inout Random
  ) -> Double {
    // From 0.01 to 1, each as many times the one before.
    let shares = Tensor(rows: steps + 1, columns: 1, (0...steps).map { Float($0) / Float(steps) })
    let times = exp(log(Tensor(repeating: 0.01, rows: 1, columns: 1)) * (1 - shares))
    let levels = NoiseLevel(at: times)
    let ratios = square(levels.signal / levels.noise).scalars.map { Double($0) }
    let last = 0.5 * (Double(logTwoPi) + 1 - naturalLogarithm(ratios[0]))
    return (1...steps).reduce(last) { bound, step in
      let t = Tensor(repeating: times[step, 0], rows: 1, columns: 1)
      let level = NoiseLevel(at: t)
      let xt = level.mix(x0, .normal(x0.rows, 1, using: &random))
      let guess = level.signal * xt - level.noise * denoiser.velocity(xt, at: t)
      let error = Double(mean(squaredError(guess, x0)).scalar)
      return bound + 0.5 * (ratios[step - 1] - ratios[step]) * error
    }
  }
}
// snippet.end
