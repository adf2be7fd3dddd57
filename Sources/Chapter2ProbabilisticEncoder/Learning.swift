// snippet.learn
import Chapter1Autoencoder
import Measures
import Notebooks
import SavedModels
import Tensors

extension NoiseStudy {
  /// Lets the squared error choose σ, for each image and latent.
  func learnNoise(
    _ plain: Course, _ shared: Course, using random: inout Random
  ) throws(ModelError) -> Course {
    notebook.cell("learn", "Noise that the encoder chooses")
    var codec = NoisyAutoencoder(.learned, latents: 20, using: &random)
    var epochs: [Epoch] = []
    try notebook.train(&codec, epochs: 10, using: &random) { codec, schedule, random in
      epochs = train(&codec, for: schedule, "learned σ", using: &random)
    }
    let learned = Course(codec: codec, epochs: epochs.isEmpty ? [measure(codec)] : epochs)
    notebook.print("epoch   error        σ   spread of μ   σ / spread")
    for (index, epoch) in learned.epochs.enumerated() {
      notebook.print(
        fixed(Double(index + 1), digits: 0, width: 5) + fixed(epoch.error, digits: 2, width: 8)
          + fixed(epoch.sigma, digits: 3, width: 9) + fixed(epoch.spread, digits: 2, width: 14)
          + fixed(epoch.sigma / epoch.spread, digits: 4, width: 13))
    }
    notebook.print()
    notebook.heading("at the mean", "squared error per image")
    let errors = [plain, shared, learned].map { reconstructionError(of: $0.codec, on: heldOut) }
    for (name, label, error) in [
      ("plain", "no noise", errors[0]), ("shared", "σ = spread / 2", errors[1]),
      ("learned", "learned σ", errors[2]),
    ] {
      notebook.row(
        label, notebook.value("\(name)Error", error, digits: 2, unit: "squared error per image"))
    }
    let neighbours = neighbourError(of: learned.codec, share: 1)
    let plainNeighbours = neighbourError(of: plain.codec, share: 1)
    notebook.value("learnedShare", learned.last.share, digits: 1, unit: "%")
    notebook.value(
      "learnedNeighbours", neighbours / plainNeighbours, digits: 2, unit: "of the plain error")
    notebook.value("learnedOverPlain", errors[2] / errors[0], digits: 2, unit: "of the plain error")
    notebook.value("sharedOverPlain", errors[1] / errors[0], digits: 2, unit: "of the plain error")
    notebook.figure(drawsOfOneCode([shared, learned]))
    return learned
  }
}
// snippet.end

// snippet.scale
extension NoiseStudy {
  /// Draws again with σ times a factor from trained models, and asks the loss which it likes best.
  func scaleNoise(_ constant: Course, _ shared: Course, _ learned: Course) {
    notebook.cell("scale", "The error when a trained σ is multiplied")
    let factors: [Float] = [0, 0.25, 0.5, 1, 2, 4]
    let courses = [("constant", constant), ("shared", shared), ("learned", learned)]
    notebook.heading("σ times", "σ = 1", "σ = spread / 2", "learned σ", "learned, μ times")
    var columns = courses.map { course in factors.map { error(course.1.codec, sigmaTimes: $0) } }
    columns.append(factors.map { error(learned.codec, meanTimes: $0) })
    for (place, factor) in factors.enumerated() {
      notebook.row(
        "\(factor)",
        zip(["constant", "shared", "learned", "mean"], columns).map {
          notebook.value("\($0)Times\(place)", $1[place], digits: 3, unit: "squared error")
        })
    }
    notebook.value(
      "noiseFall", greatest(columns[..<3].map(largestFall)), digits: 3, unit: "squared error")
    notebook.value("meanFall", largestFall(columns[3]), digits: 1, unit: "squared error")
    notebook.figure(lossAgainstScale(factors, columns))
  }

  /// The error of held-out images decoded from factor · μ + factor · σ ⊙ ε, with each ε and its
  /// opposite, so that what is linear in ε cancels.
  private func error(
    _ codec: NoisyAutoencoder, sigmaTimes sigmaFactor: Float = 1, meanTimes meanFactor: Float = 1
  ) -> Double {
    let posterior = codec.posterior(of: heldOut)
    let scaled = Posterior(mean: meanFactor * posterior.mean, logVariance: posterior.logVariance)
    let errors = [sigmaFactor, -sigmaFactor].map { factor in
      let z = scaled.sample(noise: factor * noise)
      return Double(mean(reconstructionLoss(codec, heldOut, from: z)).scalar)
    }
    return 0.5 * (errors[0] + errors[1])
  }

  /// The most by which an error falls from one factor to the next larger one; 0 if it only rises.
  private func largestFall(_ errors: [Double]) -> Double {
    greatest([0] + zip(errors, errors.dropFirst()).map { $0 - $1 })
  }
}
// snippet.end
