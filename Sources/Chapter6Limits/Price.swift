// snippet.price
import Tensors

/// What a training pays for the mean KL of each latent.
enum Price {
  /// β Σ KLⱼ. Higgins et al. 2017.
  case weighted(Float)
  /// Σ KLⱼ times a β that rises from 0 to 1 in the first half of the training. Bowman et al. 2016.
  case annealed
  /// Σ max(KLⱼ, floor): the first nats of each latent are free. Kingma et al. 2016.
  case freeBits(Float)

  /// The sum to pay in nats per image, [1, latents] → [1, 1].
  /// - Parameter progress: the share of the training that is over, in 0…1.
  func callAsFunction(_ rates: Tensor, progress: Float) -> Tensor {
    switch self {
    case .weighted(let beta): beta * sum(rates)
    case .annealed: min(1, 2 * progress) * sum(rates)
    case .freeBits(let floor): sum(relu(rates - floor) + floor)
    }
  }
}
// snippet.end
