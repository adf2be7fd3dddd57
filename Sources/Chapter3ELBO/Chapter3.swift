// snippet.chapter
import Chapter2ProbabilisticEncoder
import Digits
import Measures
import Notebooks
import Tensors

/// The evidence lower bound, checked where everything is known.
public enum Chapter3: Chapter {
  public static let number = 3
  public static let slug = "3-elbo"
  public static let module = "Chapter3ELBO"
  public static let digits = DigitRequest(train: 10_000, test: 2_000, leastTest: 200)

  public static func run(in notebook: Notebook) {
    var random = Random(seed: notebook.seed)
    let study = Study(notebook)
    study.fit()
    study.checkIdentity()
    study.checkDivergence(using: &random)
    study.turnLatents()
    study.inspectOptimum()
    study.sampleBound(using: &random)
    study.climb(using: &random)
    study.train(using: &random)
    study.compareLosses(using: &random)
    study.measureGreys()
  }
}
// snippet.end

// snippet.study
/// What the experiments share: images of a quarter of the size, and the best model of them.
struct Study {
  static let latents = 20

  let notebook: Notebook
  /// 10,000 digits to fit to, and those held out.
  let train, test: DigitSet
  /// [10000, 196].
  let familiar: Tensor
  /// [2000, 196].
  let heldOut: Tensor
  /// Of `familiar`.
  let pca: PCA
  let model: LinearGaussian
  let oracle: Oracle

  init(_ notebook: Notebook) {
    self.notebook = notebook
    train = notebook.digits.train.prefix(10_000)
    test = notebook.digits.test.prefix(2_000)
    familiar = quarter(train.images())
    heldOut = quarter(test.images())
    pca = PCA(of: familiar, components: Study.latents)
    model = LinearGaussian(pca)
    oracle = Oracle(model)
  }
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
