import Files
import Foundation
import Notebooks
import Plotting
import Texts

/// A text of the book.
public enum Part: Sendable, CustomStringConvertible {
  /// The text of code that runs.
  case chapter(any Chapter.Type)
  /// A text that runs nothing and claims nothing, by its path: it may show and quote the code.
  case page(String)

  /// The name of the text, such as `1-autoencoder`.
  public var slug: String {
    switch self {
    case .chapter(let chapter): chapter.slug
    case .page(let path): URL(filePath: path).deletingPathExtension().lastPathComponent
    }
  }

  /// What `swift run book` calls it: `1`, `A` or `README`.
  public var description: String { String(slug.prefix { $0 != "-" }) }

  /// Where the text is, below the package's root.
  public var textPath: String {
    switch self {
    case .chapter(let chapter): "chapters/\(chapter.slug).md"
    case .page(let path): path
    }
  }

  func text(in root: URL = .packageRoot) throws(TextError) -> ChapterText {
    switch self {
    case .chapter(let chapter): try ChapterText(of: chapter, in: root)
    case .page: try ChapterText(at: textPath, number: nil, in: root)
    }
  }
}

extension Part {
  /// Everything in which a text and its figures differ from the code and the runs.
  ///
  /// - Parameter mnist: the folder for what the text tells of MNIST; without one that is left out.
  public func problems(
    in root: URL = .packageRoot, mnist: String? = nil,
    runs: Runs = .shared, gnuplot: Gnuplot = Gnuplot()
  ) async -> [Problem] {
    do throws(Unusable) {
      let weaver = try await Weaver(self, root: root, mnist: mnist, runs: runs)
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
  public func weave(
    in root: URL = .packageRoot, mnist: String? = nil,
    runs: Runs = .shared, gnuplot: Gnuplot = Gnuplot()
  ) async -> [Problem] {
    var unwritten: [Problem] = []
    do throws(Unusable) {
      let weaver = try await Weaver(self, root: root, mnist: mnist, runs: runs)
      let woven = weaver.woven()
      if woven != weaver.text.source { try save(woven, in: root) }
      unwritten = await weaver.drawFigures(with: gnuplot)
    } catch {
      return error.problems
    }
    let left = await problems(in: root, mnist: mnist, runs: runs, gnuplot: gnuplot)
    return unwritten.filter { !left.contains($0) } + left
  }

  private func save(_ text: String, in root: URL) throws(Unusable) {
    do throws(WriteError) {
      try writeWhole(Data(text.utf8), to: root.appending(path: textPath))
    } catch {
      throw Unusable(problems: [Problem(textPath, 1, "\(error)")])
    }
  }

  /// How many pieces of a text tell of MNIST.
  public func piecesOnMNIST(in root: URL = .packageRoot) -> Int {
    let text = try? self.text(in: root)
    return text?.markers.count { $0.data == .mnist } ?? 0
  }
}
