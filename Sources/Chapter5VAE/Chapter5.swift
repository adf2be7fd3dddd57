// snippet.chapter
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Notebooks
import SavedModels
import Tensors

/// The whole variational autoencoder: its bound, and its code space beside an autoencoder's.
public enum Chapter5: Chapter {
  public static let number = 5
  public static let slug = "5-vae"
  public static let module = "Chapter5VAE"
  public static let digits = DigitRequest(
    train: 10_000, test: 2_000, leastTest: 1_000, testClasses: [3, 8])

  public static func run(in notebook: Notebook) throws(ModelError) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    let vae = try study.trainVAE(using: &random)
    study.weighBound(of: vae, using: &random)
    study.climb(with: vae, using: &random)
    study.dissect(vae, using: &random)
    let pair = study.trainAutoencoder(beside: vae, using: &random)
    study.decodePrior(pair, using: &random)
    study.followPaths(pair)
    study.goHalfway(pair)
    study.readFactors(pair, using: &random)
    study.drawMaps(using: &random)
  }
}
// snippet.end

// snippet.study
/// What this chapter asks of chapter 1's study besides.
extension Study {
  /// The width of the hidden layers: MNIST's is the one whose test loss others have published.
  public var hidden: Int { isLarge ? 400 : 200 }

  /// The size of Adam's steps: larger where 10,000 digits make few of them.
  public var learningRate: Float { isLarge ? 1e-3 : 3e-3 }
}
// snippet.end

// snippet.pair
/// A VAE as chapter 1's kind of codec, with one code an image: E(x) = μ.
public struct MeanCodec: Codec {
  public var model: ProbabilisticAutoencoder

  /// That model.
  public init(model: ProbabilisticAutoencoder) { self.model = model }

  /// μ, [batch, 784] → [batch, latents].
  public func encode(_ x: Tensor) -> Tensor { model.encode(x).mean }

  /// D(z), [batch, latents] → [batch, 784].
  public func decode(_ z: Tensor) -> Tensor { model.decode(z) }

  /// The model's parameters.
  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    model.visitParameters(visit)
  }
}

/// Two models of one size, trained on the same digits for as many epochs.
public struct Pair {
  public let vae: MeanCodec
  public let plain: Autoencoder

  /// These two.
  public init(vae: MeanCodec, plain: Autoencoder) {
    self.vae = vae
    self.plain = plain
  }
}
// snippet.end
