// snippet.compress
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

extension DigitSet {
  /// The same digits in black and white.
  var binarised: DigitSet {
    DigitSet(pixels: pixels.map { $0 > 127 ? 255 : 0 }, labels: labels)
  }
  /// Their pixels, eight a byte, the first one highest.
  var packed: [UInt8] {
    stride(from: 0, to: pixels.count, by: 8).map { start in
      pixels[start..<min(start + 8, pixels.count)].enumerated().reduce(0) { byte, pixel in
        pixel.element > 127 ? byte | 128 >> UInt8(pixel.offset) : byte
      }
    }
  }
}

extension Study {
  func compress(using random: inout Random) {
    notebook.cell("compress", "Bits per pixel of held-out digits in black and white")
    let (known, asked) = (train.binarised, test.binarised)
    var t = ContinuousClock.now
    func lap(_ s: String) { print("TIME", s, ContinuousClock.now - t); t = .now }
    let x = asked.images()
    var model = ProbabilisticAutoencoder(latents: Self.latents, hidden: hidden, using: &random)
    var adam = Adam(learningRate: learningRate)
    for _ in notebook.progress("binary VAE", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(&model, with: &adam, on: known, using: &random)
    }
    let perBit = 784 * naturalLogarithm(2)
    print("VAE", meanNegativeELBO(of: model, on: x, using: &random) / perBit)
    lap("vae")
    let w = logWeights(of: model, x.rows(0..<200), draws: 100, using: &random)
    print("VAE 200", -Double(mean(w).scalar) / perBit, "IW", -Double(mean(importanceWeightedBound(w)).scalar) / perBit)
    lap("iw")
    // independent
    let grey = known.images(0..<min(10000, known.count))
    let p = columnSums(grey).scalars.map { (Double($0) + 0.5) / (Double(grey.rows) + 1) }
    let m = columnMeans(x).scalars.map { Double($0) }
    print("independent", zip(p, m).reduce(0) { $0 - $1.1 * log2($1.0) - (1 - $1.1) * log2(1 - $1.0) } / 784)
    let n = asked.count
    let packed = asked.packed
    print("gzip one stream", Double(8 * deflated(packed, as: .gzip).count) / Double(n * 784))
    let each = (0..<n).reduce(0) { $0 + deflated(Array(packed[$1 * 98..<$1 * 98 + 98]), as: .gzip).count }
    print("gzip each", Double(8 * each) / Double(n * 784))
    let png = (0..<n).reduce(0) { sum, i in
      let rows = (0..<28).flatMap { r -> [UInt8] in
        let bits = asked.pixels[(i * 28 + r) * 28..<(i * 28 + r) * 28 + 28]
        let row = DigitSet(pixels: Array(bits) + [UInt8](repeating: 0, count: 784 - 28), labels: [0]).packed.prefix(4)
        return [0] + row
      }
      return sum + 57 + deflated(rows, as: .zlib).count
    }
    print("png", Double(8 * png) / Double(n * 784))
    lap("zip")
    var c = ContextModel()
    print("context adaptive", c.adaptiveBits(of: asked))
    lap("adaptive")
    var d = ContextModel(); d.learn(known)
    print("context trained", d.bitsPerPixel(of: asked))
    lap("trained")
    print("parameters", model.parameters.reduce(0) { $0 + $1.count })
  }
}
// snippet.end
