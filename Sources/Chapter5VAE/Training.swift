// snippet.train
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Digits
import Measures
import Notebooks
import SavedModels
import Tensors

extension Study {
  /// 784 → hidden → 20 → hidden → 784, by Adam down −ELBO.
  func trainVAE(using random: inout Random) throws(ModelError) -> ProbabilisticAutoencoder {
    notebook.cell("train", "Training a VAE with 20 latents on \(notebook.digits.name)")
    var model = ProbabilisticAutoencoder(latents: 20, hidden: hidden, using: &random)
    let start = model
    try notebook.train(&model, epochs: 10, using: &random, by: descend)
    nats("meanImageLoss", meanImageLoss)
    lookForTwins()
    reportChange(from: start, to: model)
    return model
  }

  /// Prints where −ELBO and its terms are after each epoch.
  private func descend(
    with model: inout ProbabilisticAutoencoder, for epochs: ClosedRange<Int>,
    using random: inout Random
  ) {
    var adam = Adam(learningRate: learningRate)
    var (training, test) = ([Double](), [Terms]())
    notebook.heading("epoch", "training", "held out", "reconstruction", "KL", "largest |log σ²|")
    for epoch in notebook.progress("VAE", epochs) {
      training.append(trainEpoch(&model, with: &adam, on: train, using: &random))
      let terms = Terms(of: model, on: heldOut, using: &random)
      test.append(terms)
      notebook.row(
        "\(epoch)", nats("trainLoss\(epoch)", training[epoch - 1]),
        nats("testLoss\(epoch)", terms.loss), nats("reconstruction\(epoch)", terms.reconstruction),
        nats("kl\(epoch)", terms.divergence),
        notebook.value("logVariance\(epoch)", terms.largestLogVariance, digits: 1, unit: ""))
    }
    nats("firstLoss", test[0].loss)
    nats("heldOutLoss", test[test.count - 1].loss)
    boundLogVariance(of: model, test.map(\.largestLogVariance))
    notebook.figure(trainingCurves(training, test))
  }

  /// −ELBO of a decoder that draws the mean image whatever the code is, with a KL of 0.
  private var meanImageLoss: Double {
    // Pixels that are white in all images have no logit.
    let grey = 1 / 1.002 * (meanImage + 0.001)
    return Double(mean(bernoulliLoss(logits: log(grey / (1 - grey)), heldOut)).scalar)
  }

  /// Records a number of nats per image.
  @discardableResult
  public func nats(_ name: String, _ number: some BinaryFloatingPoint, digits: Int = 1) -> Value {
    notebook.value(name, number, digits: digits, unit: "nats per image")
  }
}
// snippet.end

// snippet.twins
extension Study {
  /// How near the nearest training digit is to any of 200 held-out ones: 0 if one of them leaked.
  private func lookForTwins() {
    let asked = heldOut.rows(0..<200)
    func nearest(_ images: Tensor) -> Float {
      least(NearestNeighbours(images).distances(of: asked))
    }
    notebook.value("nearestTwin", nearest(train.images()), digits: 2, unit: "distance")
    notebook.value("nearestSelf", nearest(heldOut), digits: 2, unit: "distance")
  }
}
// snippet.end

// snippet.change
extension Study {
  /// Whether training reached every parameter, and whether one step at the mean would have.
  private func reportChange(
    from start: ProbabilisticAutoencoder, to end: ProbabilisticAutoencoder
  ) {
    var (atMean, adam) = (MeanCodec(model: start), Adam())
    adam.step(&atMean) { mean(reconstructionLoss($0, heldOut.rows(0..<128))) }
    let unit = "% of its first length"
    notebook.value("leastChange", leastChange(from: start, to: end), digits: 0, unit: unit)
    notebook.value(
      "leastChangeAtMean", leastChange(from: start, to: atMean.model), digits: 0, unit: unit)
  }

  /// The least ‖θ − θ₀‖ / ‖θ₀‖ of all weights and biases, in %.
  private func leastChange(from start: some Module, to end: some Module) -> Double {
    let changes = zip(start.parameters, end.parameters).map { start, end in
      100 * (sum(square(end - start)).scalar / sum(square(start)).scalar).squareRoot()
    }
    return Double(least(changes))
  }
}
// snippet.end

// snippet.terms
/// −ELBO over a set of images, at one code an image, and its two terms, in nats per image.
struct Terms {
  /// −log p(x|z).
  let reconstruction: Double
  /// KL(q(z|x) ‖ N(0, I)).
  let divergence: Double
  /// The |log σ²| that is largest of all images and latents.
  let largestLogVariance: Double
  /// Their sum, −ELBO.
  var loss: Double { reconstruction + divergence }

  init(of model: ProbabilisticAutoencoder, on images: Tensor, using random: inout Random) {
    let q = model.encode(images)  // [count, latents]
    divergence = Double(mean(q.kl).scalar)
    reconstruction = meanNegativeELBO(of: model, on: images, using: &random) - divergence
    largestLogVariance = largest(q.logVariance)
  }
}
// snippet.end

// snippet.bytes
extension Study {
  /// The largest |log σ²| that there was after an epoch, and the one that a slip would bring.
  private func boundLogVariance(of model: ProbabilisticAutoencoder, _ seen: [Double]) {
    notebook.value("largestLogVariance", greatest(seen), digits: 1, unit: "")
    let bytes = 255 * heldOut  // as in the file, without the division
    let logVariance = model.encode(bytes).logVariance
    notebook.value("bytesLogVariance", largest(logVariance), digits: 0, unit: "")
  }
}
// snippet.end

// snippet.autoencoder
extension Study {
  /// Chapter 1's autoencoder in the same size, on the same digits, for as many epochs.
  func trainAutoencoder(
    beside model: ProbabilisticAutoencoder, using random: inout Random
  ) -> Pair {
    notebook.cell("autoencoder", "An autoencoder of the same size, down the squared error")
    var plain = Autoencoder(latents: 20, hidden: hidden, using: &random)
    var adam = Adam(learningRate: learningRate)
    for _ in notebook.progress("autoencoder", 1...notebook.epochs(10)) {
      _ = trainEpoch(
        &plain, with: &adam, on: train, using: &random, loss: reconstructionLoss)
    }
    let vae = MeanCodec(model: model)
    let codes = model.encode(heldOut).sample(using: &random)
    let drawn = Double(mean(squaredError(model.decode(codes), heldOut)).scalar)
    let unit = "squared error per image"
    let plainError = reconstructionError(of: plain, on: heldOut)
    let vaeError = reconstructionError(of: vae, on: heldOut)
    notebook.heading("held-out digits", unit)
    notebook.row(
      "autoencoder", notebook.value("plainError", plainError, digits: 2, unit: unit))
    notebook.row("VAE, from μ", notebook.value("vaeError", vaeError, digits: 2, unit: unit))
    notebook.row("VAE, from a draw", notebook.value("drawnError", drawn, digits: 2, unit: unit))
    notebook.value("errorOverPlain", vaeError / plainError, digits: 2, unit: "of the autoencoder's")
    return Pair(vae: vae, plain: plain)
  }
}
// snippet.end
