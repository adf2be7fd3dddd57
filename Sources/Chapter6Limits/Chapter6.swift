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
    study.fillGap(using: &random)
    let gans = study.trainGANs(using: &random)
    study.probe(gans.gan, beside: pair.vae, using: &random)
    study.followFlow(using: &random)
    study.climbLadder(using: &random)
    let pixels = study.diffusePixels(using: &random)
    let models = Neighbours(
      pair: pair, gan: gans.gan, bareGAN: gans.bare, pixels: pixels[1],
      vaeCodes: study.codeDiffusion(of: pair.vae, using: &random),
      plainCodes: study.codeDiffusion(of: pair.plain, using: &random))
    study.compare(models, using: &random)
  }
}
// snippet.end
