import Digits
import Notebooks

/// Runs of chapters, each made once, however many checks ask for it.
///
/// One at a time: a run uses all cores by itself.
public actor Runs {
  /// The runs of this process.
  public static let shared = Runs()

  private struct Key: Hashable {
    let slug: String
    let conditions: Conditions
  }

  private var made: [Key: Run] = [:]
  private let digits: Reader

  /// Where the digits of a run come from.
  public typealias Reader =
    @Sendable (any Chapter.Type, Conditions) throws(DigitError) -> DigitSplit

  /// No runs yet; they will be on the digits that `digits` finds, by default those of their conditions.
  public init(
    on digits: @escaping Reader = { chapter, conditions throws(DigitError) in
      try conditions.digits(for: chapter)
    }
  ) {
    self.digits = digits
  }

  /// The run of a chapter under these conditions.
  ///
  /// - Throws: what is wrong with its digits or its model.
  public func run(
    _ chapter: any Chapter.Type, under conditions: Conditions = Conditions()
  ) throws -> Run {
    let key = Key(slug: chapter.slug, conditions: conditions)
    if let run = made[key] { return run }
    let run = try Run(of: chapter, on: digits(chapter, conditions), under: conditions)
    made[key] = run
    return run
  }
}
