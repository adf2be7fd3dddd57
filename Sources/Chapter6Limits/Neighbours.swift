// snippet.neighbours
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// The models of this chapter, trained.
struct Neighbours {
  let pair: Pair
  let gan, bareGAN: GAN
  let pixels, vaeCodes, plainCodes: PointDiffusion
}

extension Study {
  /// Every way to make digits that this chapter knows, on the same measures.
  func compare(_ models: Neighbours, using random: inout Random) {
    let judge = Judge(trainedOn: train, epochs: 5, using: &random)
    let instruments = Instruments(judge: judge, heldOut: heldOut, known: familiar)
    let candidates = candidates(models, real: instruments.others, using: &random)
    let qualities = tabulate(candidates, by: instruments)
    report(qualities)
    notebook.figure(gallery(candidates))
    notebook.figure(confidence(qualities))
  }

  private func candidates(
    _ models: Neighbours, real: Tensor, using random: inout Random
  ) -> [Candidate] {
    let (vae, plain) = (models.pair.vae, models.pair.plain)
    let noise = Tensor.normal(1_000, vae.model.latents, using: &random)
    let ganNoise = Tensor.normal(1_000, models.gan.latents, using: &random)
    let pixelNoise = Tensor.normal(1_000, DigitSet.pixelCount, using: &random)
    let made = models.gan.generate(ganNoise)
    let known = familiar.rows(0..<min(real.rows, familiar.rows))
    let before = [
      Candidate(label: "held-out digits", name: "Real", images: real),
      Candidate(label: "training digits", name: "Known", images: known),
      Candidate(label: "VAE, reconstructions", name: "Redrawn", images: vae.reconstruct(real)),
      Candidate(label: "training digits, redrawn", name: "Memory", images: vae.reconstruct(known)),
      Candidate(label: "VAE, N(0, I)", name: "VAEPrior", images: vae.decode(noise)),
    ]
    let byCodes =
      drawn("VAE", "VAE", vae, "bound", models.vaeCodes, noise, using: &random)
      + drawn("autoencoder", "Plain", plain, "none", models.plainCodes, noise, using: &random)
    return before + byCodes + [
      Candidate(label: "GAN", name: "GAN", images: made, model: facts(models.gan)),
      Candidate(
        label: "GAN, redrawn by the VAE", name: "GANRedrawn", images: vae.reconstruct(made)),
      Candidate(
        label: "GAN without noise", name: "BareGAN", images: models.bareGAN.generate(ganNoise)),
      Candidate(
        label: "diffusion on pixels", name: "Pixels", images: models.pixels.sample(pixelNoise),
        model: facts(models.pixels, epochs: pixelEpochs)),
    ]
  }

  /// A codec's images of codes from the fitted Gaussian, from a diffusion, and from its shuffled draws.
  private func drawn(
    _ label: String, _ name: String, _ codec: some Codec, _ density: String,
    _ diffusion: PointDiffusion, _ noise: Tensor, using random: inout Random
  ) -> [Candidate] {
    let codes = diffusion.sample(noise)
    return [
      Candidate(
        label: "\(label), Gaussian", name: "\(name)Fitted",
        images: codec.decode(fitted(to: codec, noise: noise)), model: facts(codec, density)),
      Candidate(
        label: "\(label), diffusion", name: "\(name)Diffusion", images: codec.decode(codes),
        model: facts(codec, density, diffusion)),
      Candidate(
        label: "\(label), shuffled", name: "\(name)Shuffled",
        images: codec.decode(shuffledByColumn(codes, using: &random))),
    ]
  }

  /// What claims are made of: gains in the judge's word, and distances by those of real digits.
  private func report(_ qualities: [String: Quality]) {
    let quality = qualities.of
    let points = "percentage points"
    for model in ["VAE", "Plain"] {
      let fitted = quality("\(model)Fitted").sure
      for way in ["Diffusion", "Shuffled"] {
        notebook.value(
          "gain\(model)\(way)", quality("\(model)\(way)").sure - fitted, digits: 1, unit: points)
      }
    }
    func ratio(_ name: String, _ a: Double, _ b: Double, _ unit: String) {
      notebook.value(name, a / b, digits: 2, unit: unit)
    }
    // Blur makes distances smaller, so each is compared with images of the same blur.
    let (real, redrawn) = (quality("Real"), quality("Redrawn"))
    ratio("recallOfFitted", quality("VAEFitted").recall, redrawn.recall, "of reconstructions'")
    ratio(
      "recallOfDiffusion", quality("VAEDiffusion").recall, redrawn.recall, "of reconstructions'")
    ratio("recallOfPrior", quality("VAEPrior").recall, redrawn.recall, "of reconstructions'")
    ratio("recallOfGAN", quality("GANRedrawn").recall, redrawn.recall, "of reconstructions'")
    ratio("precisionOfRedrawn", redrawn.precision, real.precision, "of real digits'")
    ratio("precisionOfGAN", quality("GAN").precision, real.precision, "of real digits'")
    ratio(
      "precisionOfDiffusion", quality("VAEDiffusion").precision, redrawn.precision,
      "of reconstructions'")
    ratio(
      "precisionOfMemory", quality("Memory").precision, redrawn.precision, "of reconstructions'")
  }
}
// snippet.end

// snippet.costs
extension Study {
  /// A codec of this study's size, and perhaps a diffusion of its codes.
  /// - Parameter density: what the codec says of an image's probability.
  private func facts(
    _ codec: some Codec, _ density: String, _ codes: PointDiffusion? = nil
  ) -> ModelFacts {
    let decoder = hidden * (Self.latents + DigitSet.pixelCount)
    let codecTraining = 3 * codec.multiplyAdds * train.count * notebook.epochs(schedule)
    guard let codes else {
      return ModelFacts(
        training: codecTraining, drawing: decoder, encoder: "yes", density: density)
    }
    let diffusion = facts(codes, epochs: codeEpochs)
    return ModelFacts(
      training: codecTraining + diffusion.training, drawing: decoder + diffusion.drawing,
      encoder: "yes", density: density)
  }

  /// A diffusion, which calls its network once a step.
  private func facts(_ diffusion: PointDiffusion, epochs: Int) -> ModelFacts {
    let once = diffusion.net.multiplyAdds
    return ModelFacts(
      training: 3 * once * familiar.rows * notebook.epochs(epochs), drawing: stepsOfADraw * once,
      encoder: "flow", density: "bound")
  }

  /// A GAN: in a step of D, G goes forwards once and D both ways for two images; in one of G, G goes both
  /// ways, and so does D but for its weights' gradients.
  private func facts(_ gan: GAN) -> ModelFacts {
    let (g, d) = (gan.generator.multiplyAdds, gan.discriminator.multiplyAdds)
    return ModelFacts(
      training: ((1 + 3) * g + (2 * 3 + 2) * d) * train.count * notebook.epochs(ganEpochs),
      drawing: g, encoder: "none", density: "none")
  }
}
// snippet.end
