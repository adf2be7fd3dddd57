import Digits
import Foundation

/// A chapter of the book: code that runs, and the text in `chapters/` that explains it.
///
/// The code records *values*; what is claimed of them stands in the text alone.
public protocol Chapter: SendableMetatype {
  /// Its place in the book, from 1.
  static var number: Int { get }
  /// The name of its text and of its figures' folder, such as `1-autoencoder`.
  static var slug: String { get }
  /// The folder of its code below `Sources`, such as `Chapter1Autoencoder`.
  static var module: String { get }
  /// Runs the cells, in the order of the text.
  ///
  /// - Throws: what is wrong with the digits that the reader named.
  static func run(in notebook: Notebook) throws(DigitError)
}

extension Chapter {
  /// Where the text is, below the package's root.
  public static var textPath: String { "chapters/\(slug).md" }
}

/// The digits a chapter runs on, as the text's markers spell them.
public enum DataSet: String, Sendable, CaseIterable {
  case pen, mnist

  /// The name that readers see.
  public var title: String {
    switch self {
    case .pen: "pen digits"
    case .mnist: "MNIST"
    }
  }
}

/// What a run depends on, and all that it depends on.
public struct Conditions: Hashable, Sendable {
  /// The one seed of every random number.
  public let seed: UInt64
  /// The folder of the IDX files; none means pen digits.
  public let mnist: String?
  /// The epochs that replace each of the chapter's schedules.
  public let epochs: Int?

  /// The conditions that the book prints, unless told otherwise.
  public init(seed: UInt64 = 1, mnist: String? = nil, epochs: Int? = nil) {
    self.seed = seed
    self.mnist = mnist
    self.epochs = epochs
  }

  /// The digits in use.
  public var data: DataSet { mnist == nil ? .pen : .mnist }

  /// Where the figures of the chapter of that slug go below the plots folder.
  ///
  /// The runs that the book prints own `1-autoencoder` and `1-autoencoder-mnist`; any other run has
  /// a folder of its own, such as `1-autoencoder-seed-7-epochs-2`, and overwrites none of theirs.
  /// All lie at one depth, because the scripts share the `style.gp` of the folder above.
  public func figureFolder(of slug: String) -> String {
    [
      slug, data == .mnist ? "mnist" : nil, seed == 1 ? nil : "seed-\(seed)",
      epochs.map { "epochs-\($0)" },
    ].compactMap(\.self).joined(separator: "-")
  }
}

extension URL {
  /// The folder of `Package.swift`, where this file was compiled.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
