// snippet.chapter
import Digits
import Measures
import Notebooks
import SavedModels
import Tensors

/// The autoencoder, and what is wrong with its codes.
public enum Chapter1: Chapter {
  public static let number = 1
  public static let slug = "1-autoencoder"
  public static let module = "Chapter1Autoencoder"
  public static let digits = DigitRequest(
    train: 10_000, test: 2_000, leastTest: 24, testClasses: [3, 8])

  public static func run(in notebook: Notebook) throws(ModelError) {
    let study = Study(notebook)
    var random = Random(seed: notebook.seed)
    let model = try study.trainAutoencoder(using: &random)
    study.comparePCA(model, using: &random)
    study.rescale(model)
    study.sample(model, using: &random)
    study.goHalfway(model)
    study.drawMap(using: &random)
  }
}
// snippet.end

// snippet.study
/// What the experiments of a chapter look at; chapters add to it what is theirs.
open class Study {
  public let notebook: Notebook
  /// Digits to train on, and digits held out.
  public let train, test: DigitSet
  /// The held-out images, [test, pixels].
  public let heldOut: Tensor
  /// The first 10,000 training images, [10,000, pixels].
  public private(set) lazy var familiar = view(train.prefix(10_000).images())
  /// Their mean, [1, pixels].
  public var meanImage: Tensor { 1 / Float(familiar.rows) * columnSums(familiar) }
  private let view: (Tensor) -> Tensor

  /// The experiments of `notebook` on its digits.
  /// - Parameters:
  ///   - train, test: the most digits to train on, and to hold out.
  ///   - view: what they see of images, [batch, 784] → [batch, pixels].
  public init(
    _ notebook: Notebook, train trainCount: Int = .max, test testCount: Int = .max,
    view: @escaping (Tensor) -> Tensor = { $0 }
  ) {
    self.notebook = notebook
    self.view = view
    train = notebook.digits.train.prefix(trainCount)
    test = notebook.digits.test.prefix(testCount)
    heldOut = view(test.images())
  }

  /// Whether there are more than the pen's 10,000 digits to train on: MNIST's 60,000 make six times the
  /// steps in an epoch.
  public var isLarge: Bool { train.count > 10_000 }

  /// The epochs of a training.
  public var schedule: Int { isLarge ? 5 : 10 }
}
// snippet.end

// snippet.train
extension Study {
  /// 784 → 200 → 20 → 200 → 784, by Adam down the squared error.
  func trainAutoencoder(using random: inout Random) throws(ModelError) -> Autoencoder {
    notebook.cell("train", "Training an autoencoder with 20 latents on \(notebook.digits.name)")
    var model = Autoencoder(latents: 20, hidden: 200, using: &random)
    let guess = Double(mean(squaredError(meanImage, heldOut)).scalar)
    try notebook.train(&model, epochs: schedule, using: &random) { model, epochs, random in
      var adam = Adam()
      var (training, test) = ([Double](), [Double]())
      notebook.print("epoch   training   held out   (squared error per image)")
      for epoch in notebook.progress("autoencoder", epochs) {
        training.append(
          trainEpoch(&model, with: &adam, on: train, using: &random, loss: reconstructionLoss))
        test.append(reconstructionError(of: model, on: heldOut))
        notebook.print(
          "\(fixed(Double(epoch), digits: 0, width: 5)) \(fixed(training[epoch - 1], digits: 2, width: 10))"
            + " \(fixed(test[epoch - 1], digits: 2, width: 10))")
      }
      notebook.figure(trainingCurve(training, test, guess: guess))
    }
    let (error, unit) = (reconstructionError(of: model, on: heldOut), "squared error per image")
    notebook.value("meanImageError", guess, digits: 2, unit: unit)
    notebook.value("heldOutError", error, digits: 2, unit: unit)
    notebook.figure(reconstructions(by: model))
    return model
  }
}
// snippet.end
