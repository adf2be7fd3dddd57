import Digits
import Notebooks
import Synchronization
import Testing
import Threading
import Weaving

@Suite struct RunsTests {
  /// What waits for a run, a file or another program is a task, and all tasks share a thread a core.
  @Test func leaveTheThreadsOfTasksFree() async {
    // In a process of its own, where no other test takes those threads.
    await #expect(processExitsWith: .success) {
      let isOver = Atomic(false)
      // Threads that compute, as a run does: for those that stand still, the system starts others.
      let runs = Runs { _, _ in
        let start = ContinuousClock.now
        while !isOver.load(ordering: .relaxed) {
          if ContinuousClock.now - start > .seconds(30) { fatalError("no task has run for 30 s") }
        }
        return DigitSplit.pen(train: 1, test: 1, seed: 1)
      }
      try await withThrowingTaskGroup { group in
        for seed in 0..<Cores.available {
          group.addTask { _ = try await runs.run(Toy.self, under: Conditions(seed: UInt64(seed))) }
        }
        try await Task.sleep(for: .milliseconds(100))
        isOver.store(true, ordering: .relaxed)
        try await group.waitForAll()
      }
    }
  }

  @Test func areMadeOnce() async throws {
    let count = Atomic(0)
    let runs = Runs { _, _ in
      count.add(1, ordering: .relaxed)
      return DigitSplit.pen(train: 1, test: 1, seed: 1)
    }
    async let first = runs.run(Toy.self)
    async let again = runs.run(Toy.self)
    _ = try await (first, again, runs.run(Toy.self, under: Conditions(seed: 2)))
    #expect(count.load(ordering: .relaxed) == 2)
  }
}
