// snippet.chapter
import Chapter1Autoencoder
import Digits
import Notebooks
import SavedModels
import Tensors

/// An encoder that answers with a distribution, and why reconstruction alone undoes it.
public enum Chapter2: Chapter {
  public static let number = 2
  public static let slug = "2-probabilistic-encoder"
  public static let module = "Chapter2ProbabilisticEncoder"
  public static let digits = DigitRequest(
    train: 4_000, test: 1_000, leastTest: 8, testClasses: [3, 8])

  public static func run(in notebook: Notebook) throws(ModelError) {
    var random = Random(seed: notebook.seed)
    let study = NoiseStudy(notebook, using: &random)
    study.compareParameters(using: &random)
    study.draw(using: &random)
    let plain = study.train(.constant(0), "no noise", using: &random)
    let constant = study.watchCodesRunApart(beside: plain, using: &random)
    let shared = study.tieNoise(plain, constant, using: &random)
    study.goHalfway(plain, shared, using: &random)
    let learned = try study.learnNoise(plain, shared, using: &random)
    study.scaleNoise(constant, shared, learned)
    study.drawMap(using: &random)
  }
}
// snippet.end

// snippet.study
/// The study of a chapter whose models all meet the same noise.
final class NoiseStudy: Study {
  /// One ε for each held-out image, [1000, 20].
  let noise: Tensor

  init(_ notebook: Notebook, using random: inout Random) {
    let test = notebook.digits.test.prefix(1_000)
    noise = .normal(test.count, 20, using: &random)
    super.init(notebook, train: 4_000, test: test.count)
  }
}
// snippet.end
