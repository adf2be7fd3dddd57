import Tensors
import Testing

@testable import Chapter2ProbabilisticEncoder

/// What chapter 2 measures with, where the answers are known.
@Suite struct Chapter2MeasureTests {
  @Test("late growth is from the middle of the training to its end; σ's share is of the spread")
  func course() {
    var random = Random(seed: 1)
    let codec = NoisyAutoencoder(
      model: ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random), scale: .learned)
    let epochs = [1, 2, 4, 6, 9].map { Epoch(error: 0, spread: $0, sigma: 3) }
    let course = Course(codec: codec, epochs: epochs)
    #expect(course.lateGrowth == 9.0 / 4)
    #expect(course.last.share == 100.0 / 3)
  }

  @Test("σ is one number, or a share of the spread, or what the encoder says of each image")
  func scales() {
    var random = Random(seed: 2)
    let model = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    let x = Tensor.uniform(5, 784, in: 0..<1, using: &random)
    let (encoded, mean) = (model.encode(x), model.encode(x).mean)
    func posterior(_ scale: NoiseScale) -> Posterior {
      NoisyAutoencoder(model: model, scale: scale).posterior(of: x)
    }
    #expect(posterior(.learned).logVariance == encoded.logVariance)
    #expect(encoded.logVariance != mean)
    let constant = exp(posterior(.constant(3)).logVariance)
    #expect(constant.rows == 1 && constant.scalars.allSatisfy { abs($0 - 9) < 1e-5 })
    let share = posterior(.share(0.5)).logVariance
    #expect(share == Posterior(mean: mean, spreadShare: 0.5).logVariance)
    for scale in [NoiseScale.learned, .constant(3), .share(0.5)] {
      #expect(posterior(scale).mean == mean)
    }
  }

  @Test("a codec's loss is that of the code it is given, not of the one it would make")
  func loss() {
    var random = Random(seed: 3)
    let model = ProbabilisticAutoencoder(latents: 2, hidden: 3, using: &random)
    let codec = NoisyAutoencoder(model: model, scale: .learned)
    let z = Tensor.normal(4, 2, using: &random)
    #expect(reconstructionLoss(codec, codec.decode(z), from: z) == .zeros(4, 1))
    #expect(reconstructionLoss(codec, .zeros(4, 784), from: z) == rowSums(square(codec.decode(z))))
  }
}
