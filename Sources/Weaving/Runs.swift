import Digits
import Foundation
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
  private let digits: Reader

  /// Threads to compute on, one a core. Those of tasks are as few, and must stay free for whoever waits for
  /// a file or another program.
  private static let threads = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = Cores.available
    return queue
  }()

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
    let (digits, limit, threads) = (digits, Threads.limit, Self.threads)
    return try await withCheckedThrowingContinuation { continuation in
      threads.addOperation {
        // A thread that computes alone never waits for another.
        let run = Threads.$limit.withValue(max(1, limit / threads.operationCount)) {
          Result { try Run(of: chapter, on: digits(chapter, conditions), under: conditions) }
        }
        continuation.resume(with: run)
      }
    }
  }
}
