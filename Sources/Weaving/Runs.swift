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

  /// No runs yet.
  public init() {}

  /// The run of a chapter under these conditions.
  public func run(
    _ chapter: any Chapter.Type, under conditions: Conditions = Conditions()
  ) throws(DigitError) -> Run {
    let key = Key(slug: chapter.slug, conditions: conditions)
    if let run = made[key] { return run }
    let run = try Run(of: chapter, under: conditions)
    made[key] = run
    return run
  }
}
