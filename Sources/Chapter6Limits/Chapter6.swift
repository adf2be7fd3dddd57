// snippet.chapter
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Notebooks
import SavedModels
import Tensors

/// What VAEs cannot do, and what their neighbours do about it.
public enum Chapter6: Chapter {
  public static let number = 6
  public static let slug = "6-limits"
  public static let module = "Chapter6Limits"
  public static let digits = DigitRequest(train: 10_000, test: 2_000, leastTest: 200)

  public static func run(in notebook: Notebook) throws(ModelError) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    let pair = try study.trainPair(using: &random)
    study.lookAtLimits(of: pair, using: &random)
    study.meetNeighbours(of: pair, using: &random)
  }
}

extension Study {
  /// Blur, and what β trades.
  fileprivate func lookAtLimits(of pair: Pair, using random: inout Random) {
    splitSharpness(by: pair.vae, using: &random)
    compareSharpness(of: pair, using: &random)
    let small = SmallVAEs(self, using: &random)
    let gaussian = compareDecoders(small, using: &random)
    drawPixels(by: pair.vae, gaussian, small, using: &random)
    sweepBeta(small)
    collapseLatents(using: &random)
    tryRemedies(small)
  }

  /// A GAN and diffusions, on two modes and on digits.
  fileprivate func meetNeighbours(of pair: Pair, using random: inout Random) {
    fillGap(using: &random)
    let gans = trainGANs(using: &random)
    probe(gans.gan, beside: pair.vae, using: &random)
    followFlow(using: &random)
    climbLadder(using: &random)
    let pixels = diffusePixels(using: &random)
    let models = Neighbours(
      pair: pair, gan: gans.gan, bareGAN: gans.bare, pixels: pixels,
      vaeCodes: codeDiffusion(of: pair.vae, using: &random),
      plainCodes: codeDiffusion(of: pair.plain, using: &random))
    compare(models, using: &random)
  }
}
// snippet.end
