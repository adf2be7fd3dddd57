// snippet.chapter
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Digits
import Measures
import Notebooks
import SavedModels
import Tensors

/// The evidence lower bound, checked where everything is known.
public enum Chapter3: Chapter {
  public static let number = 3
  public static let slug = "3-elbo"
  public static let module = "Chapter3ELBO"
  public static let digits = DigitRequest(train: 10_000, test: 2_000, leastTest: 200)

  public static func run(in notebook: Notebook) throws(ModelError) {
    var random = Random(seed: notebook.seed)
    let study = LinearStudy(notebook)
    study.fit()
    study.checkIdentity()
    study.checkDivergence(using: &random)
    study.turnLatents()
    study.inspectOptimum()
    study.sampleBound(using: &random)
    study.climb(using: &random)
    try study.train(using: &random)
    study.compareLosses(using: &random)
    study.measureGreys()
  }
}
// snippet.end

// snippet.study
/// The study of a chapter on images of a quarter of the size, [batch, 196], and the best model of them.
final class LinearStudy: Study {
  static let latents = 20

  private(set) lazy var pca = PCA(of: familiar, components: LinearStudy.latents)
  private(set) lazy var model = LinearGaussian(pca)
  private(set) lazy var oracle = Oracle(model)

  init(_ notebook: Notebook) { super.init(notebook, train: 10_000, test: 2_000, view: quarter) }
}

/// Images of half the height and width, each grey the mean of four, [batch, 784] → [batch, 196].
func quarter(_ images: Tensor) -> Tensor { matmul(images, quartering) }

private let quartering: Tensor = {
  var matrix = Tensor.zeros(784, 196)
  for row in 0..<28 {
    for column in 0..<28 { matrix[row * 28 + column, row / 2 * 14 + column / 2] = 0.25 }
  }
  return matrix
}()

/// The mean over the images of numbers in nats.
func average(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// The mean over the images, [batch, 1].
func average(_ values: Tensor) -> Double { average(values.scalars.map { Double($0) }) }
// snippet.end
