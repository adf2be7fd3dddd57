// snippet.trainings
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Notebooks
import SavedModels
import Tensors

/// A path for the gradient, and where training along it led.
struct Training {
  let name, label: String
  let path: GradientPath
  var model: ProbabilisticAutoencoder
  /// −ELBO of held-out images after each epoch, in nats per image.
  var curve: [Double] = []

  /// The four of them, about to leave from the same model.
  static func all(from start: ProbabilisticAutoencoder) -> [Training] {
    [
      Training(name: "vae", label: "reparameterized", path: .reparameterized, model: start),
      Training(
        name: "baseline", label: "score, baseline", path: .scoreFunction(baseline: meanOfOthers),
        model: start),
      Training(
        name: "score", label: "score function", path: .scoreFunction(baseline: noBaseline),
        model: start),
      Training(name: "cut", label: "z cut off", path: .cut, model: start),
    ]
  }
}
// snippet.end

// snippet.train
extension Study {
  /// Trains one model four times, from the same start, on the same batches and with the same noise.
  func train(
    from start: ProbabilisticAutoencoder, using random: inout Random
  ) throws(ModelError) -> ProbabilisticAutoencoder {
    notebook.cell("train", "Training on \(notebook.digits.name), down four gradients of one loss")
    var vae = start
    try notebook.train(&vae, epochs: 5, using: &random) { vae, epochs, random in
      let stream = random.split()
      let trainings = Training.all(from: start).map { training in
        var (training, random, adam) = (training, stream, Adam())
        for _ in notebook.progress(training.label, epochs) {
          _ = trainEpoch(
            &training.model, with: &adam, on: train, using: &random,
            noisyLoss: { negativeELBO(of: $0, $1, noise: $2, along: training.path) })
          training.curve.append(meanNegativeELBO(of: training.model, on: heldOut, using: &random))
        }
        return training
      }
      report(trainings)
      notebook.figure(trainingCurves(trainings))
      notebook.figure(drawings(by: trainings, using: &random))
      vae = trainings[0].model
    }
    return vae
  }

  private func report(_ trainings: [Training]) {
    let unit = "nats per image"
    notebook.heading(
      "held-out −ELBO, epoch", "reparameterized", "score, baseline", "score function", "z cut off")
    for epoch in 1...trainings[0].curve.count {
      let losses = trainings.map {
        notebook.value("\($0.name)Epoch\(epoch)", $0.curve[epoch - 1], digits: 1, unit: unit)
      }
      notebook.row("\(epoch)", losses)
    }
    let divergences = trainings.map { training in
      let kl = mean(training.model.encode(heldOut).kl).scalar
      return notebook.value("\(training.name)KL", kl, digits: 3, unit: unit)
    }
    notebook.row("KL after the last", divergences)
    for training in trainings {
      notebook.value("\(training.name)Loss", training.curve.last ?? .nan, digits: 1, unit: unit)
    }
  }
}
// snippet.end

// snippet.inside
extension Study {
  /// Both estimators at the posteriors of 20 held-out images, from 500 draws of each.
  func compareInside(_ vae: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("inside", "The estimators' variance inside the trained VAE")
    let draws = 500
    var (through, score, baseline) = (0.0, 0.0, 0.0)
    for image in 0..<20 {
      let x = heldOut.rows(image..<image + 1)  // [1, 784]
      let copies = vae.encode(x.rows([Int](repeating: 0, count: draws)))  // [500, 20]
      let noise = Tensor.normal(draws, vae.latents, using: &random)
      func f(_ z: Tensor) -> Tensor { bernoulliLoss(logits: vae.logits(z), x) }
      func variance(_ estimates: GradientEstimates) -> Double { totalVariance(estimates.mean) / 20 }
      through += variance(reparameterizedGradients(of: f, at: copies, noise: noise))
      score += variance(scoreFunctionGradients(of: f, at: copies, noise: noise))
      baseline += variance(
        scoreFunctionGradients(
          of: { f($0) - meanOfOthers(f($0)) }, at: copies, noise: noise))
    }
    let (unit, ratio) = ("nats²", "times the reparameterized variance")
    notebook.heading("∂/∂μ, all latents of an image", "variance", "ratio")
    for (label, name, variance) in [
      ("reparameterized", "throughInside", through), ("score function", "scoreInside", score),
      ("score, baseline", "baselineInside", baseline),
    ] {
      notebook.row(
        label, notebook.value(name, variance, digits: 0, unit: unit),
        notebook.value("\(name)Ratio", variance / through, digits: 1, unit: ratio))
    }
  }
}
// snippet.end
