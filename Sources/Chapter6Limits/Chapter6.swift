// snippet.chapter
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Notebooks
import Tensors

/// What VAEs cannot do, and what their neighbours do about it.
public enum Chapter6: Chapter {
  public static let number = 6
  public static let slug = "6-limits"
  public static let module = "Chapter6Limits"
  public static let digits = DigitRequest(
    train: 10_000, test: 2_000, leastTest: 1_000, testClasses: [])

  public static func run(in notebook: Notebook) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    _ = study.trainPair(using: &random)
  }
}
// snippet.end
