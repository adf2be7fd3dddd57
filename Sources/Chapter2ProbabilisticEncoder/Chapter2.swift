// snippet.chapter
import Chapter1Autoencoder
import Digits
import Notebooks
import Tensors

/// An encoder that answers with a distribution, and why reconstruction alone undoes it.
public enum Chapter2: Chapter {
  public static let number = 2
  public static let slug = "2-probabilistic-encoder"
  public static let module = "Chapter2ProbabilisticEncoder"
  public static let digits = DigitRequest(
    train: 4_000, test: 1_000, leastTest: 8, testClasses: [3, 8])

  public static func run(in notebook: Notebook) {
    var random = Random(seed: notebook.seed)
    let study = Study(notebook, using: &random)
    study.compareParameters(using: &random)
    study.draw(using: &random)
    let plain = study.train(.constant(0), "no noise", using: &random)
    let constant = study.watchCodesRunApart(beside: plain, using: &random)
    let shared = study.tieNoise(plain, constant, using: &random)
    study.goHalfway(plain, shared, using: &random)
    let learned = study.learnNoise(plain, shared, using: &random)
    study.scaleNoise(constant, shared, learned)
    study.drawMap(using: &random)
  }
}
// snippet.end

// snippet.study
/// What every experiment of the chapter looks at.
struct Study {
  let notebook: Notebook
  /// 4,000 digits to train on.
  let train: DigitSet
  /// 1,000 held-out digits.
  let test: DigitSet
  /// Their images, [1000, 784].
  let heldOut: Tensor
  /// One ε for each of them, the same for every model, [1000, 20].
  let noise: Tensor

  init(_ notebook: Notebook, using random: inout Random) {
    self.notebook = notebook
    train = notebook.digits.train.prefix(4_000)
    test = notebook.digits.test.prefix(1_000)
    heldOut = test.images()
    noise = .normal(heldOut.rows, 20, using: &random)
  }
}
// snippet.end
