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
    let pair = study.trainPair(using: &random)
    study.splitSharpness(by: pair.vae, using: &random)
    study.compareSharpness(of: pair, using: &random)
    let small = SmallVAEs(study, using: &random)
    let gaussian = study.compareDecoders(small, using: &random)
    study.drawPixels(by: pair.vae, gaussian, small, using: &random)
    study.sweepBeta(small)
    study.collapseLatents(using: &random)
    study.tryRemedies(small)
  }
}
// snippet.end
