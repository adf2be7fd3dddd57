// snippet.codec
import Digits
import Tensors

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
/// An autoencoder with one hidden layer on either side of its code.
public struct Autoencoder: Codec, NamedModule {
  var encoderHidden, encoderCode, decoderHidden, decoderPixels: Dense

  /// Random weights for codes of `latents` numbers.
  public init(latents: Int, hidden: Int, using random: inout Random) {
    encoderHidden = Dense(DigitSet.pixelCount, hidden, using: &random)
    encoderCode = Dense(hidden, latents, using: &random)
    decoderHidden = Dense(latents, hidden, using: &random)
    decoderPixels = Dense(hidden, DigitSet.pixelCount, using: &random)
  }

  /// E(x), [batch, 784] → [batch, latents]: any real numbers.
  public func encode(_ x: Tensor) -> Tensor {
    let h = relu(encoderHidden(x))  // [batch, hidden]
    return encoderCode(h)  // [batch, latents]
  }

  /// D(z), [batch, latents] → [batch, 784]: greys in 0…1.
  public func decode(_ z: Tensor) -> Tensor {
    let h = relu(decoderHidden(z))  // [batch, hidden]
    return sigmoid(decoderPixels(h))  // [batch, 784]
  }

  /// The four layers' parameters, from the image to the image.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoderHidden.visitParameters(visit)
    encoderCode.visitParameters(visit)
    decoderHidden.visitParameters(visit)
    decoderPixels.visitParameters(visit)
  }

  /// Their names in a file.
  public var parameterNames: [ParameterName] {
    .dense("encoder.hidden") + .dense("encoder.code")
      + .dense("decoder.hidden") + .dense("decoder.pixels")
  }
}
// snippet.end

// snippet.linear
/// An autoencoder without a bend: either side is one matrix and a bias.
public struct LinearAutoencoder: Codec {
  var encoder, decoder: Dense

  /// Random weights for codes of `latents` numbers.
  public init(latents: Int, using random: inout Random) {
    encoder = Dense(DigitSet.pixelCount, latents, using: &random)
    decoder = Dense(latents, DigitSet.pixelCount, using: &random)
  }

  /// E(x), [batch, 784] → [batch, latents].
  public func encode(_ x: Tensor) -> Tensor { encoder(x) }

  /// D(z), [batch, latents] → [batch, 784].
  public func decode(_ z: Tensor) -> Tensor { decoder(z) }

  /// The encoder's parameters, then the decoder's.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    encoder.visitParameters(visit)
    decoder.visitParameters(visit)
  }
}
// snippet.end
