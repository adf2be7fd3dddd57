// snippet.epoch
import Digits
import Tensors

/// Shows the model every digit once, 128 a step, and returns the mean loss per image along the way.
/// - Parameter loss: of a model and images [batch, 784], one loss an image, [batch, 1].
public func trainEpoch<Model: Module>(
  _ model: inout Model, with optimizer: inout Adam, on digits: DigitSet,
  using random: inout Random, loss: (Model, Tensor) -> Tensor
) -> Double {
  var total = 0.0
  for batch in digits.batches(of: 128, using: &random) {
    let x = digits.images(batch)  // [128, 784]
    let batchLoss = optimizer.step(&model) { model in mean(loss(model, x)) }
    total += Double(batchLoss) * Double(batch.count)
  }
  return total / Double(digits.count)
}
// snippet.end

// snippet.loss
/// ‖x − D(E(x))‖² of each image, [batch, 784] → [batch, 1].
public func reconstructionLoss(_ model: some Codec, _ x: Tensor) -> Tensor {
  squaredError(model.reconstruct(x), x)
}

/// The mean of ‖x − D(E(x))‖² over `images` [count, 784].
public func reconstructionError(of model: some Codec, on images: Tensor) -> Double {
  Double(mean(reconstructionLoss(model, images)).scalar)
}
// snippet.end
