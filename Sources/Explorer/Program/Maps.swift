import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Tensors

/// Chapter 5's two maps: a VAE and an autoencoder of two latents, trained on the same digits. The autoencoder
/// is a VAE whose σ nobody asks for, so that a page has one kind of model.
func trainedMaps() -> (vae: ProbabilisticAutoencoder, autoencoder: ProbabilisticAutoencoder) {
  let digits = DigitSplit.pen(train: 10_000, test: 0, seed: 1).train
  var random = Random(seed: 1)
  var vae = ProbabilisticAutoencoder(latents: 2, hidden: 64, using: &random)
  var plain = MeanCodec(model: .init(latents: 2, hidden: 64, using: &random))
  var (adam, plainAdam) = (Adam(learningRate: 3e-3), Adam(learningRate: 3e-3))
  for _ in 0..<20 {
    _ = trainEpoch(&vae, with: &adam, on: digits, using: &random)
    _ = trainEpoch(
      &plain, with: &plainAdam, on: digits, using: &random, loss: reconstructionLoss)
  }
  return (vae, plain.model)
}
