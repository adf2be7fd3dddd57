// snippet.train
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// 32 → 128 → 784 against 784 → 128 → 1, with and without noise on what D sees.
  func trainGANs(using random: inout Random) -> (gan: GAN, bare: GAN) {
    notebook.cell("gan", "Two GANs on \(notebook.digits.name)")
    notebook.heading("epoch", "D's loss", "G's loss", "D's, no noise", "G's, no noise")
    func start(_ noise: Float) -> GAN {
      GAN(
        latents: 32, hidden: 128, outputs: DigitSet.pixelCount, instanceNoise: noise,
        output: sigmoid, using: &random)
    }
    var (gan, bare) = (start(0.6), start(0))
    for epoch in notebook.progress("GANs", 1...notebook.epochs(ganEpochs)) {
      let losses = [epochLosses(&gan, using: &random), epochLosses(&bare, using: &random)]
      notebook.row(
        "\(epoch)",
        zip(["gan", "bareGAN"], losses).flatMap { name, losses in
          [
            notebook.value("\(name)D\(epoch)", losses.discriminator, digits: 3, unit: "nats"),
            notebook.value("\(name)G\(epoch)", losses.generator, digits: 3, unit: "nats"),
          ]
        })
    }
    return (gan, bare)
  }

  /// Shows both networks every digit once; the mean losses.
  private func epochLosses(_ gan: inout GAN, using random: inout Random) -> GAN.Losses {
    var mean = GAN.Losses(discriminator: 0, generator: 0)
    for batch in train.batches(of: 128, using: &random) {
      let losses = gan.step(on: train.images(batch), using: &random)
      let share = Double(batch.count) / Double(train.count)
      mean.discriminator += share * losses.discriminator
      mean.generator += share * losses.generator
    }
    return mean
  }

  /// The epochs of the GAN: MNIST's are six times as long.
  var ganEpochs: Int { isLarge ? 4 : 10 }
}
// snippet.end

// snippet.structure
extension Study {
  /// Whether the GAN's codes have an order, and what finding one for a digit takes.
  func probe(_ gan: GAN, beside vae: MeanCodec, using random: inout Random) {
    notebook.cell("structure", "What a GAN's codes are good for")
    let (a, b) = (
      Tensor.normal(500, gan.latents, using: &random),
      Tensor.normal(500, gan.latents, using: &random)
    )
    let (c, d) = (a.columns(0..<vae.model.latents), b.columns(0..<vae.model.latents))
    notebook.heading("between two draws", "length", "longest step")
    let walk = report("GAN", "gan", Path(from: a, to: b, gan.generate))
    let rival = report("VAE", "vae", Path(from: c, to: d, vae.decode))
    let fresh = report(
      "GAN, fresh draws", "fresh",
      Path(from: a, to: b) { _ in gan.draw(500, using: &random) })
    notebook.figure(morphs(from: (a, c), to: (b, d), by: gan, vae))
    for (name, detour) in [("ganDetourOverVAE", walk), ("freshDetourOverVAE", fresh)] {
      notebook.value(name, detour / rival, digits: 2, unit: "of the VAE's")
    }
    search(gan, beside: vae)
  }

  /// How near the GAN comes to held-out digits, if its code is searched for, and how near the VAE.
  private func search(_ gan: GAN, beside vae: MeanCodec) {
    let digits = heldOut.rows(0..<200)
    let found = [
      ("VAE, its encoder", "encoder", vae.reconstruct(digits)),
      ("VAE, after a search", "vaeSearch", nearest(to: digits, vae.model.latents, vae.decode)),
      ("GAN, after a search", "ganSearch", nearest(to: digits, gan.latents, gan.generate)),
    ]
    notebook.print()
    notebook.heading("200 held-out digits", "squared error", "by the encoder's")
    let errors = found.map { Double(mean(squaredError($0.2, digits)).scalar) }
    for ((label, name, _), error) in zip(found, errors) {
      notebook.row(
        label,
        notebook.value("\(name)Error", error, digits: 2, unit: "squared error per image"),
        notebook.value("\(name)Ratio", error / errors[0], digits: 2, unit: "of the encoder's error")
      )
    }
    notebook.figure(searches(digits, found.map { ($0.0, $0.2) }))
  }

  /// Prints the path's measures, and returns its detour.
  private func report(_ label: String, _ name: String, _ path: Path) -> Double {
    notebook.row(
      label,
      notebook.value("\(name)Detour", path.detour, digits: 2, unit: "of the straight line"),
      notebook.value("\(name)Jump", path.jump, digits: 2, unit: "of the mean step"))
    return path.detour
  }

  /// What `decode` draws nearest to the images, by 200 steps of Adam from the code 0, [count, 784].
  private func nearest(to images: Tensor, _ latents: Int, _ decode: (Tensor) -> Tensor) -> Tensor {
    var code = Code(value: .zeros(images.rows, latents))
    var adam = Adam(learningRate: 0.05)
    for _ in notebook.progress("search", 1...200) {
      adam.step(&code) { code in sum(squaredError(decode(code.value), images)) }
    }
    return decode(code.value)
  }
}

/// A code to be searched for, [count, latents].
private struct Code: Module {
  var value: Tensor
  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&value) }
}
// snippet.end
