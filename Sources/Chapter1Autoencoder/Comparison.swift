// snippet.pca
import Measures
import Notebooks
import Tensors

extension Study {
  /// The same 20 numbers by principal components, and by an autoencoder without a bend.
  func comparePCA(_ model: Autoencoder, using random: inout Random) {
    notebook.cell("pca", "The same 20 numbers by other means")
    let pca = PCA(of: familiar, components: 20)
    var linear = LinearAutoencoder(latents: 20, using: &random)
    let untrained = subspaceOverlap(linear.decoder.weights, pca.components)
    var adam = Adam(learningRate: 3e-3)
    for epoch in notebook.progress("linear", 1...notebook.epochs(2 * schedule)) {
      if epoch > schedule { adam.learningRate = 3e-4 }
      _ = trainEpoch(
        &linear, with: &adam, on: train, using: &random, loss: reconstructionLoss)
    }
    let pcaError = Double(mean(squaredError(pca.decode(pca.encode(heldOut)), heldOut)).scalar)
    let linearError = reconstructionError(of: linear, on: heldOut)
    let error = reconstructionError(of: model, on: heldOut)
    let overlap = subspaceOverlap(linear.decoder.weights, pca.components)
    let (unit, cosine) = ("squared error per image", "mean squared cosine")
    notebook.heading("20 numbers a digit by", unit)
    notebook.row("PCA", notebook.value("pcaError", pcaError, digits: 2, unit: unit))
    notebook.row(
      "linear autoencoder", notebook.value("linearError", linearError, digits: 2, unit: unit))
    notebook.row("autoencoder", notebook.value("error", error, digits: 2, unit: unit))
    notebook.print()
    notebook.heading("overlap of the linear decoder with PCA", cosine)
    notebook.row(
      "before training", notebook.value("untrainedOverlap", untrained, digits: 3, unit: cosine))
    notebook.row(
      "after training", notebook.value("trainedOverlap", overlap, digits: 3, unit: cosine))
    notebook.value("errorOverPCA", error / pcaError, digits: 2, unit: "of PCA's error")
    notebook.value("linearOverPCA", linearError / pcaError, digits: 3, unit: "of PCA's error")
  }
}
// snippet.end

// snippet.rescale
extension Study {
  /// Stretches every code by 8 and tells the decoder, and asks the loss whether it noticed.
  func rescale(_ model: Autoencoder) {
    notebook.cell("rescale", "Codes without a scale")
    var (stretched, halfway) = (model, model)
    stretched.encoderCode.weights = 8 * model.encoderCode.weights
    stretched.encoderCode.bias = 8 * model.encoderCode.bias
    halfway.encoderCode = stretched.encoderCode
    stretched.decoderHidden.weights = 0.125 * model.decoderHidden.weights
    let errors = [model, stretched, halfway].map { reconstructionError(of: $0, on: heldOut) }
    let variances = [model, stretched].map { columnVariances($0.encode(heldOut)) }
    let means = variances.map { $0.reduce(0, +) / Double($0.count) }
    let (variance, error) = ("variance per latent", "squared error per image")
    notebook.heading("", variance, error)
    notebook.row(
      "as trained", notebook.value("codeVariance", means[0], digits: 1, unit: variance),
      notebook.value("trainedError", errors[0], digits: 6, unit: error))
    notebook.row(
      "all codes times 8", notebook.value("stretchedVariance", means[1], digits: 1, unit: variance),
      notebook.value("stretchedError", errors[1], digits: 6, unit: error))
    notebook.row(
      "the decoder not told", notebook.value("untoldVariance", means[1], digits: 1, unit: variance),
      notebook.value("untoldError", errors[2], digits: 6, unit: error))
    notebook.value("leastVariance", least(variances[0]), digits: 1, unit: "of one latent")
    notebook.value("mostVariance", greatest(variances[0]), digits: 1, unit: "of one latent")
    notebook.value("stretchedChange", abs(errors[1] - errors[0]), digits: 6, unit: error)
    notebook.value("untoldChange", abs(errors[2] - errors[0]), digits: 1, unit: error)
  }
}
// snippet.end

// snippet.variance
/// The columns' variances, added up.
public func totalVariance(_ x: Tensor) -> Double { columnVariances(x).reduce(0, +) }

/// The variance of each column, [m, n] → n numbers.
public func columnVariances(_ x: Tensor) -> [Double] {
  let average = 1 / Float(x.rows) * columnSums(x)  // [1, n]
  let spread = columnSums(square(x - average))  // [1, n]
  return spread.scalars.map { Double($0) / Double(x.rows) }
}
// snippet.end
