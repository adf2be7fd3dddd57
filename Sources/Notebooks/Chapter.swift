import Digits
import Foundation
import SavedModels
import Texts

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
  /// The digits it asks for, and the least that it can do with.
  static var digits: DigitRequest { get }
  /// The chapters whose values its text tells of too.
  static var earlier: [any Chapter.Type] { get }
  /// Runs the cells, in the order of the text, on the notebook's digits.
  ///
  /// - Throws: what keeps ``Notebook/train(_:epochs:using:by:)`` from loading the chapter's model.
  static func run(in notebook: Notebook) throws(ModelError)
}

extension Chapter {
  /// None.
  public static var earlier: [any Chapter.Type] { [] }

  /// Where the text is, below the package's root.
  public static var textPath: String { "chapters/\(slug).md" }
}

extension ChapterText {
  /// The text of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - root: the folder of `Package.swift`.
  public init(of chapter: any Chapter.Type, in root: URL = .packageRoot) throws(TextError) {
    try self.init(at: chapter.textPath, number: chapter.number, in: root)
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
  /// Whether claims are judged on digits that are neither the pen's nor MNIST's.
  public let judgesAnySet: Bool
  /// The model that the chapter does not train, but takes as it is.
  public let model: SavedModel?
  /// Images of another set, for a chapter that looks at such.
  public let foreign: ForeignImages?

  /// The conditions that the book prints, unless told otherwise.
  public init(
    seed: UInt64 = 1, mnist: String? = nil, epochs: Int? = nil, judgesAnySet: Bool = false,
    model: SavedModel? = nil, foreign: ForeignImages? = nil
  ) {
    self.seed = seed
    self.mnist = mnist
    self.epochs = epochs
    self.judgesAnySet = judgesAnySet
    self.model = model
    self.foreign = foreign
  }

  /// The digits that a chapter runs on.
  ///
  /// - Throws: what is wrong with the files, or what they lack for this chapter.
  public func digits(for chapter: any Chapter.Type) throws(DigitError) -> DigitSplit {
    try .meeting(chapter.digits, for: "chapter \(chapter.number)", in: mnist, seed: seed)
  }
}
