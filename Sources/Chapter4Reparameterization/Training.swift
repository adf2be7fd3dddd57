// snippet.routes
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Notebooks
import Tensors

/// A way for the gradient to reach the encoder, and where training by it led.
struct Route {
  let name, label: String
  let loss: (ProbabilisticAutoencoder, Tensor, Tensor) -> Tensor
  var model: ProbabilisticAutoencoder
  /// −ELBO of held-out images after each epoch, in nats per image.
  var curve: [Double] = []

  /// The four of them, about to leave from the same model.
  static func all(from start: ProbabilisticAutoencoder) -> [Route] {
    [
      Route(name: "vae", label: "reparameterized", loss: negativeELBO, model: start),
      Route(
        name: "baseline", label: "score, baseline",
        loss: { scoreFunctionLoss(of: $0, $1, noise: $2, baseline: meanOfOthers) }, model: start),
      Route(
        name: "score", label: "score function",
        loss: { scoreFunctionLoss(of: $0, $1, noise: $2) }, model: start),
      Route(name: "cut", label: "z cut off", loss: cutLoss, model: start),
    ]
  }
}

/// The value of `negativeELBO`, with z a constant to the tape.
func cutLoss(of model: ProbabilisticAutoencoder, _ x: Tensor, noise: Tensor) -> Tensor {
  let q = model.encode(x)  // [batch, latents]
  let z = sample(q, noise: noise).detached  // [batch, latents]
  return bernoulliLoss(logits: model.logits(z), x)
    + standardNormalKL(mean: q.mean, logVariance: q.logVariance)
}
// snippet.end

// snippet.train
extension Study {
  /// Trains one model four times, from the same start, on the same batches and with the same noise.
  func train(
    from start: ProbabilisticAutoencoder, using random: inout Random
  ) -> ProbabilisticAutoencoder {
    notebook.cell("train", "Training on \(dataName), down four gradients of one loss")
    let stream = random.split()
    let routes = Route.all(from: start).map { route in
      var (route, random, adam) = (route, stream, Adam())
      for _ in notebook.progress(route.label, 1...notebook.epochs(5)) {
        _ = trainEpoch(
          &route.model, with: &adam, on: training, using: &random, noisyLoss: route.loss)
        route.curve.append(meanNegativeELBO(of: route.model, on: heldOut, using: &random))
      }
      return route
    }
    report(routes)
    notebook.figure(trainingCurves(routes))
    notebook.figure(drawings(by: routes, using: &random))
    return routes[0].model
  }

  private func report(_ routes: [Route]) {
    let unit = "nats per image"
    notebook.heading(
      "held-out −ELBO, epoch", "reparameterized", "score, baseline", "score function", "z cut off")
    for epoch in 1...routes[0].curve.count {
      let losses = routes.map {
        notebook.value("\($0.name)Epoch\(epoch)", $0.curve[epoch - 1], digits: 1, unit: unit)
      }
      notebook.row("\(epoch)", losses)
    }
    let divergences = routes.map { route in
      let q = route.model.encode(heldOut)  // [2,000, 20]
      let kl = mean(standardNormalKL(mean: q.mean, logVariance: q.logVariance)).scalar
      return notebook.value("\(route.name)KL", kl, digits: 3, unit: unit)
    }
    notebook.row("KL after the last", divergences)
    for route in routes {
      notebook.value("\(route.name)Loss", route.curve.last ?? .nan, digits: 1, unit: unit)
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
