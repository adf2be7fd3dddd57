import CPause
import Foundation
import Synchronization

/// Threads that share the parts of one operation at a time with the thread that asks.
///
/// A training step is hundreds of operations of less than a millisecond, and to wake a sleeping thread
/// may take as long as its part of the work. So a worker looks out for the next operation for a while
/// before it sleeps. Whoever looks out yields the core to any other thread that wants it.
///
/// Unchecked: `body` alone is no atomic. It changes while `isBusy`, by the thread that made it so, and only
/// threads that have a part of the operation read it.
final class Workers: @unchecked Sendable {
  static let shared = Workers(count: Cores.available - 1)

  /// The most parts of one operation.
  static let mostParts = 64

  private let isBusy = Atomic(false)
  /// Parts that nobody has taken, a bit each.
  private let untaken = Atomic<UInt64>(0)
  private let unfinished = Atomic(0)
  /// Workers that have had nothing to do for a while.
  let sleepers = Sleepers()
  /// What to do with a part. Set before `untaken`, and kept until `unfinished` is zero.
  private var body: (@Sendable (Int) -> Void)?

  init(count: Int) {
    for worker in 0..<count { Thread.detachNewThread { self.work(own: worker + 1) } }
  }

  /// Calls `body` on 0..<parts, each once, on this thread and on the workers that are free; on this
  /// thread alone while another operation has them. Returns when all calls have.
  func perform(_ parts: Int, _ body: @Sendable (Int) -> Void) {
    guard !isBusy.exchange(true, ordering: .acquiring) else { return (0..<parts).forEach(body) }
    withoutActuallyEscaping(body) { body in
      self.body = body
      unfinished.store(parts, ordering: .relaxed)
      untaken.store(.max >> (Workers.mostParts - parts), ordering: .sequentiallyConsistent)
      sleepers.call(parts - 1)
      while takePart(own: 0) {}
      while unfinished.load(ordering: .acquiring) > 0 { yield_core() }
      self.body = nil
    }
    isBusy.store(false, ordering: .releasing)
  }

  /// Takes a part and does it, if there is one left: this thread's own, if it can.
  ///
  /// So a thread meets the same rows of the same tensors from one operation to the next, and finds them in
  /// its caches.
  private func takePart(own: Int) -> Bool {
    var parts = untaken.load(ordering: .sequentiallyConsistent)
    while parts != 0 {
      let part = parts >> own & 1 == 1 ? own : parts.trailingZeroBitCount
      let bit: UInt64 = 1 << part
      parts = untaken.bitwiseAnd(~bit, ordering: .sequentiallyConsistent).oldValue
      if parts & bit != 0 {
        callBody(part)
        unfinished.subtract(1, ordering: .releasing)
        return true
      }
    }
    return false
  }

  /// Not inlined, so that it holds no reference to the body when the part counts as finished.
  @inline(never)
  private func callBody(_ part: Int) { body?(part) }

  // snippet.work
  private func work(own: Int) -> Never {
    var lastWork = ContinuousClock.now
    while true {
      for _ in 0..<16 {
        if takePart(own: own) { lastWork = ContinuousClock.now } else { pause_core() }
      }
      yield_core()
      if ContinuousClock.now - lastWork > .microseconds(200) {
        sleepers.sleep(unless: { untaken.load(ordering: .sequentiallyConsistent) != 0 })
        lastWork = ContinuousClock.now
      }
    }
  }
  // snippet.end
}
