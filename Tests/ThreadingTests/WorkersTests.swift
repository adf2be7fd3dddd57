import Foundation
import Synchronization
import Testing

@testable import Threading

@Suite struct WorkersTests {
  @Test("each part is done once, and done when the call returns", arguments: [0, 1, 3, 70])
  func everyPartOnce(workers count: Int) {
    let workers = Workers(count: count)
    for parts in 1...Workers.mostParts {
      #expect(squares(parts, by: workers) == (0..<parts).map { $0 * $0 }, "\(parts) parts")
    }
  }

  @Test("idle workers fall asleep, and wake when there is a part for each, time after time")
  func wake() throws {
    let workers = Workers(count: 3)
    for _ in 0..<50 {
      try #require(waited { workers.sleepers.count == 3 })
      // Parts that wait for one another end only if four threads have them at once.
      let (begun, met) = (Tally(0), Tally(0))
      workers.perform(4) { _ in
        begun.count.add(1, ordering: .relaxed)
        if waited(for: { begun.count.load(ordering: .relaxed) == 4 }) {
          met.count.add(1, ordering: .relaxed)
        }
      }
      try #require(met.count.load(ordering: .relaxed) == 4)
    }
    #expect(waited { workers.sleepers.count == 3 })
  }

  @Test("an operation within a part is done by the thread that has the part")
  func nesting() {
    let workers = Workers(count: 3)
    let (own, others) = (Tally(0), Tally(0))
    for _ in 0..<200 {
      workers.perform(8) { _ in
        let thread = pthread_self()
        workers.perform(8) { _ in
          let isOwn = pthread_equal(pthread_self(), thread) != 0
          (isOwn ? own : others).count.add(1, ordering: .relaxed)
        }
      }
    }
    #expect(own.count.load(ordering: .relaxed) == 200 * 8 * 8)
    #expect(others.count.load(ordering: .relaxed) == 0)
  }

  @Test("many callers at once: each gets what it asked for")
  func callers() {
    let workers = Workers(count: 3)
    let wrong = Tally(0)
    onThreads(8) { caller in
      for call in 0..<1_000 {
        let parts = 1 + (call * 7 + caller * 11) % Workers.mostParts
        let expected = (caller..<caller + parts).map { $0 * $0 }
        if squares(parts, by: workers, from: caller) != expected {
          wrong.count.add(1, ordering: .relaxed)
        }
      }
    }
    #expect(wrong.count.load(ordering: .relaxed) == 0)
  }

  @Test("a hundred thousand quick calls while others want every core")
  func quickCalls() {
    let workers = Workers(count: max(1, Cores.available - 1))
    underLoad {
      var wrong = 0
      for call in 0..<100_000
      where squares(2, by: workers, from: call) != [call * call, (call + 1) * (call + 1)] {
        wrong += 1
      }
      #expect(wrong == 0)
    }
  }

  @Test("parts of very different length, between calls that let the workers fall asleep")
  func unevenParts() throws {
    let workers = Workers(count: 3)
    for round in 0..<60 {
      let lengths = (0..<16).map { $0 == round % 16 ? 200_000 : 10 * $0 }
      let sums = cells(16, by: workers) { part in (0..<lengths[part]).reduce(0, +) }
      #expect(sums == lengths.map { $0 * ($0 - 1) / 2 })
      if round % 3 == 0 { try #require(waited { workers.sleepers.count == 3 }) }
    }
  }

  /// (first + part)² of each part.
  private func squares(_ parts: Int, by workers: Workers, from first: Int = 0) -> [Int] {
    cells(parts, by: workers) { (first + $0) * (first + $0) }
  }

  /// What `value` gives for each part. Nothing but the workers keeps the threads' writes in order.
  private func cells(
    _ count: Int, by workers: Workers, value: @Sendable (Int) -> Int
  ) -> [Int] {
    [Int](unsafeUninitializedCapacity: count) { cells, initialized in
      cells.initialize(repeating: -1)
      nonisolated(unsafe) let cells = cells
      workers.perform(count) { cells[$0] = value($0) }
      initialized = count
    }
  }
}
