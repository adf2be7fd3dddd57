// snippet.chapter
import Chapter1Autoencoder
import Chapter5VAE
import Chapter6Limits
import Digits
import Notebooks
import SavedModels
import Tensors

/// What VAEs are used for, each use beside the baseline that is free.
public enum Chapter7: Chapter {
  public static let number = 7
  public static let slug = "7-uses"
  public static let module = "Chapter7Uses"
  public static let digits = DigitRequest(
    train: 10_000, test: 2_000, leastTest: 1_000)

  public static func run(in notebook: Notebook) throws(ModelError) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    let pair = try study.trainPair(using: &random)
    // A stream for each third, so that none moves the others' numbers.
    var (_, _, demands) = (random.split(), random.split(), random.split())
    study.meetDemands(with: pair, using: &demands)
  }
}
// snippet.end
