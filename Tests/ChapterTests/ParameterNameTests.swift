import SavedModels
import Tensors
import Testing

@testable import Chapter1Autoencoder
@testable import Chapter2ProbabilisticEncoder
@testable import Chapter3ELBO

/// Each name is the parameter's that it says, and no other's of the same shape.
@Suite struct ParameterNameTests {
  private func expect(
    _ model: some NamedModule, _ layers: [String: Dense], _ rows: [String: Tensor] = [:]
  ) {
    let tensors = SavedModel(of: model).content.tensors
    #expect(tensors.count == 2 * layers.count + rows.count)
    for (name, layer) in layers {
      #expect(tensors["\(name).weight"]?.scalars == layer.weights.transposed.scalars, "\(name)")
      #expect(tensors["\(name).bias"]?.scalars == layer.bias.scalars, "\(name)")
    }
    for (name, row) in rows { #expect(tensors[name]?.scalars == row.scalars, "\(name)") }
  }

  @Test("the autoencoder's") func autoencoder() {
    var random = Random(seed: 1)
    let model = Autoencoder(latents: 784, hidden: 784, using: &random)
    expect(
      model,
      [
        "encoder.hidden": model.encoderHidden, "encoder.code": model.encoderCode,
        "decoder.hidden": model.decoderHidden, "decoder.pixels": model.decoderPixels,
      ])
  }

  @Test("the VAE's") func vae() {
    var random = Random(seed: 1)
    let model = ProbabilisticAutoencoder(latents: 784, hidden: 784, using: &random)
    let layers = [
      "encoder.hidden": model.encoderHidden, "encoder.mean": model.encoderMean,
      "encoder.logVariance": model.encoderLogVariance, "decoder.hidden": model.decoderHidden,
      "decoder.pixels": model.decoderPixels,
    ]
    expect(model, layers)
    expect(NoisyAutoencoder(model: model, scale: .learned), layers)
  }

  @Test("the linear VAE's") func linear() {
    var random = Random(seed: 1)
    var model = LinearVAE(pixels: 5, latents: 5, using: &random)
    model.encoderLogVariance = .normal(1, 5, using: &random)
    model.model.logVariance = .normal(1, 1, using: &random)
    var decoder = model.encoder
    (decoder.weights, decoder.bias) = (model.model.weights, model.model.bias)
    expect(
      model, ["decoder": decoder, "encoder": model.encoder],
      [
        "decoder.logVariance": model.model.logVariance,
        "encoder.logVariance": model.encoderLogVariance,
      ])
  }
}
