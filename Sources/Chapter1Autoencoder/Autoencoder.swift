import Digits
import Tensors

// snippet.codec
/// Anything that narrows images to codes and draws them again.
public protocol Codec: Module {
  /// E: images to codes, [batch, 784] → [batch, latents].
  func encode(_ x: Tensor) -> Tensor
  /// D: codes to images, [batch, latents] → [batch, 784].
  func decode(_ z: Tensor) -> Tensor
}

extension Codec {
  /// D(E(x)), [batch, 784] → [batch, 784].
  public func reconstruct(_ x: Tensor) -> Tensor { decode(encode(x)) }
}
// snippet.end

// snippet.autoencoder
/// An autoencoder with one hidden layer of 400 on either side of its code.
public struct Autoencoder: Codec {
  var encoderHidden, encoderCode, decoderHidden, decoderPixels: Dense

  public init(latents: Int, using random: inout Random) {
    encoderHidden = Dense(DigitSet.pixelCount, 400, using: &random)
    encoderCode = Dense(400, latents, using: &random)
    decoderHidden = Dense(latents, 400, using: &random)
    decoderPixels = Dense(400, DigitSet.pixelCount, using: &random)
  }

  public func encode(_ x: Tensor) -> Tensor {
    let h = relu(encoderHidden(x))  // [batch, 400]
    return encoderCode(h)  // [batch, latents]
  }

  public func decode(_ z: Tensor) -> Tensor {
    let h = relu(decoderHidden(z))  // [batch, 400]
    return sigmoid(decoderPixels(h))  // [batch, 784], in 0…1
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoderHidden.visitParameters(visit)
    encoderCode.visitParameters(visit)
    decoderHidden.visitParameters(visit)
    decoderPixels.visitParameters(visit)
  }
}
// snippet.end

// snippet.linear
/// An autoencoder without a bend: each side is one matrix and a bias.
public struct LinearAutoencoder: Codec {
  var encoder, decoder: Dense

  public init(latents: Int, using random: inout Random) {
    encoder = Dense(DigitSet.pixelCount, latents, using: &random)
    decoder = Dense(latents, DigitSet.pixelCount, using: &random)
  }

  public func encode(_ x: Tensor) -> Tensor { encoder(x) }

  public func decode(_ z: Tensor) -> Tensor { decoder(z) }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoder.visitParameters(visit)
    decoder.visitParameters(visit)
  }
}
// snippet.end
