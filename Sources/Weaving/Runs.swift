import Digits
import Foundation
import Notebooks
import Synchronization
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
  private let digits: Reader

  /// The cores that no run has. Each run waits for one on a thread of its own: the few threads of tasks must
  /// stay free for whoever waits for a file or another program.
  private static let freeCores = DispatchSemaphore(value: Cores.available)
  /// How many runs are wanted and not made yet.
  private static let wanted = Atomic(0)

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
    let task = Task { try await make(chapter, under: conditions) }
    made[key] = task
    return try await task.value
  }

  private func make(
    _ chapter: any Chapter.Type, under conditions: Conditions
  ) async throws -> Run {
    let (digits, limit) = (digits, Threads.limit)
    Self.wanted.add(1, ordering: .relaxed)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        Self.freeCores.wait()
        // A thread that computes alone never waits for another.
        let share = max(1, limit / Self.wanted.load(ordering: .relaxed))
        let run = Threads.$limit.withValue(share) {
          Result { try Run(of: chapter, on: digits(chapter, conditions), under: conditions) }
        }
        Self.wanted.subtract(1, ordering: .relaxed)
        Self.freeCores.signal()
        continuation.resume(with: run)
      }
    }
  }
}
