// snippet.chapter
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Notebooks
import SavedModels
import Tensors

/// How a gradient gets through a sample, and the first variational autoencoder.
public enum Chapter4: Chapter {
  public static let number = 4
  public static let slug = "4-reparameterization"
  public static let module = "Chapter4Reparameterization"
  public static let digits = DigitRequest(train: 10_000, test: 2_000, leastTest: 128)

  public static func run(in notebook: Notebook) throws(ModelError) {
    // Of MNIST the first 10,000: this chapter is about gradients, and they suffice.
    let study = Study(notebook, train: 10_000, test: 2_000)
    var random = Random(seed: notebook.seed)
    let model = ProbabilisticAutoencoder(latents: 20, hidden: 200, using: &random)
    study.printTape()
    study.stopTheGradient(model, using: &random)
    study.differFinitely(model, using: &random)
    study.squareNumbers(using: &random)
    study.addDimensions(using: &random)
    study.takeAStep(using: &random)
    let vae = try study.train(from: model, using: &random)
    study.compareInside(vae, using: &random)
  }
}
// snippet.end
