import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Foundation
import Notebooks
import Plotting

/// The table of contents, and where the book is.
public enum Book {
  /// The chapters, in order: ChapterTests takes them from here.
  public static let chapters: [any Chapter.Type] = [
    Chapter1.self, Chapter2.self, Chapter3.self, Chapter4.self, Chapter5.self,
  ]

  /// All texts, in order: the chapters, then the appendix.
  public static let parts = chapters.map { Part.chapter($0) } + [.appendix("A-tensors")]

  /// The folder of real MNIST: `MNIST_DIR`, or else `../shared/mnist` beside the package.
  ///
  /// None if there is no such folder; whoever skips a check for that says so.
  public static let mnist: String? = {
    let named = ProcessInfo.processInfo.environment["MNIST_DIR"]
    let folder = named ?? URL.packageRoot.appending(path: "../shared/mnist").standardized.path
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()
}

extension Book {
  /// Everything in which a text and its figures differ from the code and the runs.
  ///
  /// - Parameter mnist: the folder for what the text tells of MNIST; without one that is left out.
  public static func problems(
    in part: Part, root: URL = .packageRoot, mnist: String? = nil,
    runs: Runs = .shared, gnuplot: Gnuplot = Gnuplot()
  ) async -> [Problem] {
    do throws(Unusable) {
      let weaver = try await Weaver(part, root: root, mnist: mnist, runs: runs)
      let problems =
        weaver.drift() + weaver.failedClaims() + weaver.unshown()
        + weaver.text.unsourcedNumbers() + weaver.text.unknownNames(in: root)
        + (await weaver.figureDrift(with: gnuplot))
      var told: Set<Problem> = []
      return problems.filter { told.insert($0).inserted }
    } catch {
      return error.problems
    }
  }

  /// Rewrites a text's excerpts, outputs, values and tables, and draws its figures.
  ///
  /// - Returns: what only its author can put right.
  public static func weave(
    _ part: Part, root: URL = .packageRoot, mnist: String? = nil,
    runs: Runs = .shared, gnuplot: Gnuplot = Gnuplot()
  ) async -> [Problem] {
    do throws(Unusable) {
      let weaver = try await Weaver(part, root: root, mnist: mnist, runs: runs)
      let woven = weaver.woven()
      if woven != weaver.text.source { try save(woven, as: part.textPath, in: root) }
      _ = await weaver.drawFigures(with: gnuplot)
    } catch {
      return error.problems
    }
    return await problems(in: part, root: root, mnist: mnist, runs: runs, gnuplot: gnuplot)
  }

  private static func save(
    _ text: String, as path: String, in root: URL
  ) throws(Unusable) {
    do throws(WriteError) {
      try writeWhole(Data(text.utf8), to: root.appending(path: path))
    } catch {
      throw Unusable(problems: [Problem(path, 1, "\(error)")])
    }
  }

  /// How many pieces of a text tell of MNIST.
  public static func piecesOnMNIST(in part: Part, root: URL = .packageRoot) -> Int {
    let text = try? part.text(in: root)
    return text?.markers.count { $0.data == .mnist } ?? 0
  }
}
