import Foundation
import Notebooks

/// A text of the book.
public enum Part: Sendable, CustomStringConvertible {
  /// The text of code that runs.
  case chapter(any Chapter.Type)
  /// A text that runs nothing and claims nothing, and shows excerpts of shared modules, by its slug:
  /// `A-tensors`.
  case appendix(String)

  /// The name of the text, such as `1-autoencoder`.
  public var slug: String {
    switch self {
    case .chapter(let chapter): chapter.slug
    case .appendix(let slug): slug
    }
  }

  /// What `swift run book` calls it: `1` or `A`.
  public var description: String { String(slug.prefix { $0 != "-" }) }

  /// Where the text is, below the package's root.
  public var textPath: String { "chapters/\(slug).md" }

  func text(in root: URL = .packageRoot) throws(TextError) -> ChapterText {
    switch self {
    case .chapter(let chapter): try ChapterText(of: chapter, in: root)
    case .appendix: try ChapterText(at: textPath, number: nil, in: root)
    }
  }
}
