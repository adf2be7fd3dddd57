// snippet.codes
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// A way to write digits down, and the bits per pixel that it takes.
struct Code {
  let label, name: String
  let rate: Double
}

/// Codes that no network has a part in, each with its bits per pixel of the digits to be coded.
struct PlainCodes {
  /// In black and white: digits to learn from, and digits to be coded.
  let known, asked: DigitSet

  private var pixels: Double { Double(asked.pixels.count) }

  /// Pixel by pixel, and by zlib.
  var files: [Code] {
    let all = 0..<asked.count
    func each(_ size: (Range<Int>) -> Int) -> Double {
      Double(8 * all.reduce(0) { $0 + size($1..<$1 + 1) }) / pixels
    }
    func together(_ size: (Range<Int>) -> Int) -> Double { Double(8 * size(all)) / pixels }
    return [
      Code(label: "PNG, a file each", name: "pngEach", rate: each(asked.pngSize)),
      Code(label: "no code", name: "raw", rate: 1),
      Code(label: "gzip, a file each", name: "gzipEach", rate: each(asked.gzipSize)),
      Code(label: "independent pixels", name: "independent", rate: independentBits / pixels),
      Code(label: "PNG, one file", name: "png", rate: together(asked.pngSize)),
      Code(label: "gzip, one file", name: "gzip", rate: together(asked.gzipSize)),
    ]
  }

  /// By counted contexts.
  var contexts: [Code] {
    var (learner, learned) = (ContextModel(), ContextModel())
    learned.learn(known)
    return [
      Code(
        label: "contexts, learning", name: "learning",
        rate: learner.bitsWhileLearning(asked) / pixels),
      Code(label: "contexts, learned", name: "learned", rate: learned.bits(of: asked) / pixels),
    ]
  }

  /// Σ −log₂ p of pixels that each are black as often as among the known digits.
  private var independentBits: Double {
    var black = [Double](repeating: 0.5, count: DigitSet.pixelCount)
    for pixel in known.pixels.indices where known.isBlack(pixel) { black[pixel % black.count] += 1 }
    return asked.pixels.indices.reduce(0) { bits, pixel in
      let p = black[pixel % black.count] / Double(known.count + 1)
      return bits - log2(asked.isBlack(pixel) ? p : 1 - p)
    }
  }
}
// snippet.end

// snippet.compress
extension Study {
  /// The bits per pixel of held-out digits in black and white, by a VAE's bound and by other codes.
  func compress(using random: inout Random) {
    notebook.cell("compress", "Held-out digits in black and white, and the bits they take")
    let codes = PlainCodes(known: train.binarised, asked: test.binarised)
    let images = codes.asked.images()
    var model = ProbabilisticAutoencoder(latents: Self.latents, hidden: hidden, using: &random)
    var adam = Adam(learningRate: learningRate)
    for _ in notebook.progress("VAE", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(&model, with: &adam, on: codes.known, using: &random)
    }
    let loss = meanNegativeELBO(of: model, on: images, using: &random)
    let weights = logWeights(of: model, images.rows(0..<200), draws: 100, using: &random)
    let gain = Double(mean(importanceWeightedBound(weights) - mean(weights)).scalar)
    let ours = [
      Code(label: "VAE, −ELBO", name: "vae", rate: bitsPerPixel(nats: loss)),
      Code(label: "VAE, K = 100", name: "weighted", rate: bitsPerPixel(nats: loss - gain)),
    ]
    let all = codes.files + ours + codes.contexts
    notebook.heading("code", "bits per pixel", "of the VAE's")
    for code in all {
      notebook.row(
        code.label,
        notebook.value("\(code.name)Rate", code.rate, digits: 3, unit: "bits per pixel"),
        notebook.value(
          "\(code.name)OverVAE", code.rate / ours[0].rate, digits: 2, unit: "of the VAE's"))
    }
    weigh(model, all)
    notebook.figure(codeLengths(all))
  }

  /// How large the model is, and how many digits have to be coded until it has saved as much.
  private func weigh(_ model: ProbabilisticAutoencoder, _ codes: [Code]) {
    let parameters = model.parameters.reduce(0) { $0 + $1.count }
    func rate(_ name: String) -> Double { codes.first { $0.name == name }?.rate ?? .nan }
    let saved = Double(DigitSet.pixelCount) * (rate("gzip") - rate("vae"))
    notebook.value("parameters", Double(parameters), digits: 0, unit: "parameters")
    notebook.value("megabits", Double(32 * parameters) / 1e6, digits: 1, unit: "Mbit")
    notebook.value("savedBits", saved, digits: 0, unit: "bits per digit")
    // As far as the version of zlib leaves it certain.
    let thousands = (Double(32 * parameters) / saved / 1_000).rounded()
    notebook.value("paysBack", 1_000 * thousands, digits: 0, unit: "digits")
  }
}

/// Nats per image in bits per pixel.
func bitsPerPixel(nats: Double) -> Double {
  nats / naturalLogarithm(2) / Double(DigitSet.pixelCount)
}
// snippet.end
