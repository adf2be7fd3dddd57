// snippet.chapter
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
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
  public static let digits = DigitRequest(train: 10_000, test: 2_000, leastTest: 300)
  public static let earlier: [any Chapter.Type] = [
    Chapter1.self, Chapter2.self, Chapter3.self, Chapter4.self, Chapter5.self, Chapter6.self,
  ]

  public static func run(in notebook: Notebook) throws(ModelError) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    let pair = try study.trainPair(using: &random)
    // Each part has random numbers of its own, which no other part moves.
    var (labels, oddities, demands) = (random.split(), random.split(), random.split())
    study.compareFeatures(of: pair, using: &labels)
    study.tryAugmentations(by: pair.vae.model, using: &labels)
    study.lookForAnomalies(with: pair.vae.model, using: &oddities)
    study.meetDemands(with: pair, using: &demands)
  }
}
// snippet.end
