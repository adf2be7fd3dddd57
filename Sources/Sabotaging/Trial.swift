import Foundation

/// Tries sabotages, each in the same copy of the package.
public struct Trial {
  /// The seeds of a chapter's program: those of ChapterTests, then the book's.
  static let seeds = [7, 8, 9, 1]

  private let copy: WorkingCopy

  /// Makes the copy and builds it.
  public init(root: URL) async throws {
    copy = try await WorkingCopy(of: root)
    try await copy.build(nil)
  }

  /// Who notices the sabotage.
  ///
  /// Asks those whom the table names until each has noticed. If none has, or if `asksAll`, all are asked
  /// who are near; unless `asksAll`, only until one has noticed.
  public func witnesses(of sabotage: Sabotage, asksAll: Bool = false) async throws -> Set<Witness> {
    try await copy.with(sabotage) {
      var seen: Set<Witness> = []
      for question in Question.to(sabotage.witnesses)
      where sabotage.witnesses.contains(where: { question.mayShow($0) && !seen.contains($0) }) {
        seen.formUnion(try await copy.answer(to: question))
      }
      if !asksAll && !seen.isEmpty { return seen }
      for question in Question.near(sabotage) where asksAll || seen.isEmpty {
        seen.formUnion(try await copy.answer(to: question))
      }
      return seen
    }
  }
}

/// Something to run that may show who notices.
enum Question {
  /// A chapter's program, on a seed.
  case program(chapter: Int, seed: Int)
  /// The tests of a pattern, as `swift test --filter` takes it.
  case tests(String)

  /// What can show these witnesses: their chapters' programs on all seeds, and their tests.
  static func to(_ witnesses: [Witness]) -> [Question] {
    let tests = witnesses.filter { $0.chapter == nil && $0 != .trap }.map { "\\.\($0)\\(" }
    return Set(witnesses.compactMap(\.chapter)).sorted().flatMap(programs)
      + (tests.isEmpty ? [] : [.tests(tests.joined(separator: "|"))])
  }

  /// A chapter's program on one seed, its tests, and its program on the other seeds; of a sabotage that
  /// is in no chapter, its module's tests, and all programs on one seed.
  static func near(_ sabotage: Sabotage) -> [Question] {
    guard let chapter = sabotage.chapter else {
      return [.tests("^\(sabotage.module)Tests\\.")]
        + (1...7).map { .program(chapter: $0, seed: Trial.seeds[0]) }
    }
    let tests = Question.tests("ChapterTests\\.(Chapter\(chapter)|ValueTests/chapter\(chapter))")
    return programs(of: chapter).prefix(1) + [tests] + programs(of: chapter).dropFirst()
  }

  private static func programs(of chapter: Int) -> [Question] {
    Trial.seeds.map { .program(chapter: chapter, seed: $0) }
  }

  func mayShow(_ witness: Witness) -> Bool {
    switch self {
    case .program(let chapter, _): witness.chapter == chapter || witness == .trap
    case .tests: witness.chapter == nil
    }
  }
}
