import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Chapter6Limits
import Chapter7Uses
import Foundation
import Notebooks
import Texts
import Weaving

/// What the book is made of, and where it finds MNIST.
public enum Book {
  /// The chapters, in order: ChapterTests takes them from here.
  public static let chapters: [any Chapter.Type] = [
    Chapter1.self, Chapter2.self, Chapter3.self, Chapter4.self, Chapter5.self, Chapter6.self,
    Chapter7.self,
  ]

  /// What readers leaf through, in order: the chapters, then the appendix.
  public static let parts = chapters.map { Part.chapter($0) } + [.page("chapters/A-tensors.md")]

  /// All texts that are woven and checked.
  public static let texts = parts + [.page("README.md")]

  /// The folder of real MNIST: `MNIST_DIR`, or else `../shared/mnist` beside the package.
  ///
  /// None if there is no such folder; whoever skips a check for that says so.
  public static let mnist: String? = {
    let named = ProcessInfo.processInfo.environment["MNIST_DIR"]
    let folder = named ?? URL.packageRoot.appending(path: "../shared/mnist").standardized.path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()
}
