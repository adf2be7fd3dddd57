import Dispatch
import Synchronization

/// Where threads sleep until they are called, each call for one of them.
///
/// Who calls takes the sleepers off the count before it signals. So a signal always has a thread that waits
/// for it or is about to, and none is left over to wake a thread that should sleep.
final class Sleepers: Sendable {
  /// Those not called yet.
  private let uncalled = Atomic(0)
  private let alarm = DispatchSemaphore(value: 0)

  var count: Int { uncalled.load(ordering: .sequentiallyConsistent) }

  // snippet.sleepers
  /// Sleeps until called, but not if `isNeeded`. What makes it true must be stored, in the one order of all
  /// sequentially consistent accesses, before `call`: then one of the two sees the other.
  func sleep(unless isNeeded: () -> Bool) {
    uncalled.add(1, ordering: .sequentiallyConsistent)
    // If another has been called in this thread's place, the signal is for this one.
    if isNeeded(), takeOff(1) == 1 { return }
    alarm.wait()
  }

  /// Wakes at most `most` sleepers; returns how many.
  @discardableResult
  func call(_ most: Int) -> Int {
    let called = takeOff(most)
    for _ in 0..<called { alarm.signal() }
    return called
  }
  // snippet.end

  private func takeOff(_ most: Int) -> Int {
    var count = uncalled.load(ordering: .sequentiallyConsistent)
    while count > 0 {
      let taken = min(count, most)
      let exchange = uncalled.compareExchange(
        expected: count, desired: count - taken, ordering: .sequentiallyConsistent)
      if exchange.exchanged { return taken }
      count = exchange.original
    }
    return 0
  }
}
