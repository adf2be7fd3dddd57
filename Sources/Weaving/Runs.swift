import Digits
import Notebooks
import Threading

/// Runs of chapters, each made once, however many checks ask for it.
///
/// Those that are wanted at the same time share the cores; a run alone uses them all.
public actor Runs {
  /// The runs of this process.
  public static let shared = Runs()

  private struct Key: Hashable {
    let slug: String
    let conditions: Conditions
  }

  private var made: [Key: Task<Run, any Error>] = [:]
  /// How many are wanted and not made yet.
  private var waiting = 0
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
  ) async throws -> Run {
    let key = Key(slug: chapter.slug, conditions: conditions)
    if let task = made[key] { return try await task.value }
    waiting += 1
    let task = Task.detached { [digits] in
      // A thread that computes alone never waits for another.
      try await Threads.$limit.withValue(max(1, Threads.limit / self.waiting)) {
        try Run(of: chapter, on: digits(chapter, conditions), under: conditions)
      }
    }
    made[key] = task
    defer { waiting -= 1 }
    return try await task.value
  }
}
