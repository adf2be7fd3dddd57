import Foundation
import Synchronization
import Testing

@testable import Threading

/// Runs `body` on so many threads of their own, whatever the number of cores; returns when all have ended.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let running = Tally(count)
  for index in 0..<count {
    Thread.detachNewThread {
      body(index)
      running.count.subtract(1, ordering: .releasing)
    }
  }
  while running.count.load(ordering: .acquiring) > 0 { Thread.sleep(forTimeInterval: 1e-4) }
}

/// Runs `body` while threads that do nothing useful want each core twice.
func underLoad(_ body: () -> Void) {
  let load = Tally(2 * Cores.available)
  let isOver = Flag()
  for _ in 0..<2 * Cores.available {
    Thread.detachNewThread {
      while !isOver.isSet {}
      load.count.subtract(1, ordering: .releasing)
    }
  }
  body()
  isOver.set()
  while load.count.load(ordering: .acquiring) > 0 { Thread.sleep(forTimeInterval: 1e-4) }
}

/// Waits until `condition` is true, for 20 seconds at most: long beside what it should take, even if other
/// programs hold all cores. Returns whether it is.
func waited(for condition: () -> Bool) -> Bool {
  let start = ContinuousClock.now
  while !condition() {
    guard ContinuousClock.now - start < .seconds(20) else { return false }
    Thread.sleep(forTimeInterval: 1e-4)
  }
  return true
}

final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}

/// A number that threads may count in.
final class Tally: Sendable {
  let count: Atomic<Int>
  init(_ count: Int) { self.count = Atomic(count) }
}
