// snippet.scores
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Measures
import Tensors

/// How odd an image is: the higher, the odder. The raw values end the names of what is recorded.
enum AnomalyScore: String, CaseIterable {
  /// −ELBO at one code an image.
  case loss = "Loss"
  /// −log p(x), bounded by five codes an image. Burda et al. 2016.
  case bound = "Bound"
  /// ‖x − D(μ)‖².
  case error = "Error"
  /// ‖x − D(μ)‖² / Σx.
  case errorPerInk = "ErrorPerInk"
  /// How much worse −ELBO is than −log p₀(x) of pixels that know of no others. After Ren et al. 2019.
  case ratio = "Ratio"
  /// Σx.
  case ink = "Ink"
  /// The distance to the nearest training digit.
  case neighbour = "Neighbour"
}

/// Scores of the same images.
typealias AnomalyScores = [AnomalyScore: [Double]]

/// A VAE and the digits that it has learnt from, which score what is unlike them.
struct AnomalyDetector {
  let model: ProbabilisticAutoencoder
  private let known: NearestNeighbours?
  /// The logits of p₀, [1, 784].
  private let pixels: Tensor

  init(_ model: ProbabilisticAutoencoder, trainedOn images: Tensor) {
    self.model = model
    known = images.rows > 0 ? NearestNeighbours(images) : nil
    // Pixels that are white in all images have no logit.
    let grey = 1 / 1.002 * (1 / Float(images.rows) * columnSums(images) + 0.001)
    pixels = log(grey / (1 - grey))
  }

  /// All scores of images [count, 784].
  func scores(of images: Tensor, using random: inout Random) -> AnomalyScores {
    Dictionary(
      uniqueKeysWithValues: AnomalyScore.allCases.map { score in
        let scores = self.scores(score, of: images, using: &random)
        return (score, scores.scalars.map { Double($0) })
      })
  }

  private func scores(
    _ score: AnomalyScore, of x: Tensor, using random: inout Random
  ) -> Tensor {
    switch score {
    case .loss: loss(of: x, using: &random)
    case .bound: -importanceWeightedBound(logWeights(of: model, x, draws: 5, using: &random))
    case .error: error(of: x)
    case .errorPerInk: error(of: x) / rowSums(x)
    case .ratio: loss(of: x, using: &random) - bernoulliLoss(logits: pixels, x)
    case .ink: rowSums(x)
    case .neighbour: distances(of: x)
    }
  }

  private func loss(of x: Tensor, using random: inout Random) -> Tensor {
    negativeELBO(of: model, x, noise: .normal(x.rows, model.latents, using: &random))
  }

  private func error(of x: Tensor) -> Tensor { reconstructionLoss(MeanCodec(model: model), x) }

  private func distances(of x: Tensor) -> Tensor {
    let distances = known?.distances(of: x)
    return Tensor(rows: x.rows, columns: 1, distances ?? [Float](repeating: .nan, count: x.rows))
  }
}
// snippet.end
