import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Foundation
import Notebooks
import Tensors
import Testing

struct VAE: Module {
  var hidden, mean, logVariance, decoder, pixels: Dense

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden.visitParameters(visit)
    mean.visitParameters(visit)
    logVariance.visitParameters(visit)
    decoder.visitParameters(visit)
    pixels.visitParameters(visit)
  }
}

// What the overview of Tensors begins with.
@discardableResult
func step(_ vae: inout VAE, on x: Tensor, noise: Tensor, with adam: inout Adam) -> Float {
  adam.step(&vae) { vae in
    let h = relu(vae.hidden(x))  // [batch, 784] → [batch, hidden]
    let (mu, logVariance) = (vae.mean(h), vae.logVariance(h))  // [batch, latents]
    let z = mu + exp(0.5 * logVariance) * noise
    let reconstruction = bernoulliLoss(logits: vae.pixels(relu(vae.decoder(z))), x)  // [batch, 1]
    let kl = 0.5 * rowSums(square(mu) + exp(logVariance) - logVariance - 1)
    return mean(reconstruction + kl)  // −ELBO in nats, [1, 1]
  }
}

@Suite struct DocumentationTests {
  @Test("the overview's step is chapter 4's")
  func isTheBooks() {
    var random = Random(seed: 1)
    var theirs = ProbabilisticAutoencoder(latents: 3, hidden: 8, using: &random)
    var ours = VAE(
      hidden: theirs.encoderHidden, mean: theirs.encoderMean,
      logVariance: theirs.encoderLogVariance, decoder: theirs.decoderHidden,
      pixels: theirs.decoderPixels)
    let x = Tensor.uniform(5, 784, in: 0..<1, using: &random)
    let noise = Tensor.normal(5, 3, using: &random)
    var (adam, theirAdam) = (Adam(), Adam())
    for _ in 0..<3 {
      let loss = step(&ours, on: x, noise: noise, with: &adam)
      let theirLoss = theirAdam.step(&theirs) { mean(negativeELBO(of: $0, x, noise: noise)) }
      #expect(abs(loss - theirLoss) < 1e-3)
    }
    let moved = zip(ours.parameters, theirs.parameters).map {
      squareRoot(sum(square($0 - $1))).scalar
    }
    #expect(moved.allSatisfy { $0 < 1e-4 })
  }

  @Test("the overview shows the step that runs")
  func isShown() throws {
    let page = URL.packageRoot.appending(path: "Sources/Tensors/Tensors.docc/Tensors.md")
    let shown = try String(contentsOf: page, encoding: .utf8)
      .split(separator: "```swift\n")[1].split(separator: "```")[0]
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    #expect(shown.contains("vae.mean(h)"))
    #expect(source.contains(shown))
  }
}
