import Foundation
import Synchronization
import Testing

@testable import Threading

@Suite struct ThreadsTests {
  @Test(
    "the parts cover the range once, and begin at multiples of the grain",
    arguments: [0, 1, 5, 6, 7, 48, 1000], [1, 6, 16])
  func cover(count: Int, grain: Int) {
    for threads in [1, 2, 3, 8, 100] {
      let parts = parts(of: count, grain: grain, work: .max, threads: threads)
      #expect(parts.flatMap(Array.init) == Array(0..<count), "\(threads) threads: \(parts)")
      #expect(parts.allSatisfy { $0.lowerBound.isMultiple(of: grain) }, "\(parts)")
    }
  }

  @Test("the grains are shared out as evenly as they can be, to all threads at most")
  func share() {
    let parts = parts(of: 100, grain: 8, work: .max, threads: 4)
    #expect(parts.count == 4)
    let grains = parts.map { ($0.count + 7) / 8 }
    #expect(grains.reduce(0, +) == 13)
    #expect(grains.allSatisfy { 3...4 ~= $0 }, "\(grains)")
  }

  @Test("little work stays in one part")
  func littleWork() {
    #expect(parts(of: 100, grain: 1, work: 100, threads: 8) == [0..<100])
  }

  @Test("with a limit of 1, the calling thread does all of it at once")
  func alone() {
    let thread = pthread_self()
    Threads.$limit.withValue(1) {
      Threads.split(1_000, work: .max) { part in
        #expect(part == 0..<1_000)
        #expect(pthread_equal(pthread_self(), thread) != 0)
      }
    }
  }

  @Test(
    "results are in the order of the items, however many these are, and however long each takes",
    arguments: [1, 2, 3, 100])
  func mapped(threads: Int) {
    Threads.$limit.withValue(threads) {
      for count in [0, 1, 2, 7, 150] {
        let squares = Threads.map(Array(0..<count)) { item in
          (0..<(item % 3) * 10_000).reduce(item * item) { $0 ^ $1 ^ $1 }
        }
        #expect(squares == (0..<count).map { $0 * $0 })
      }
    }
  }

  @Test("items that fill the threads have one each; those that are left have all of them")
  func limits() {
    Threads.$limit.withValue(3) {
      #expect(Threads.map(Array(0..<8)) { _ in Threads.limit } == [1, 1, 1, 1, 1, 1, 3, 3])
    }
  }

  @Test("what an item asks for is done on its thread")
  func stays() {
    let isAway = Flag()
    Threads.$limit.withValue(2) {
      _ = Threads.map(Array(0..<20)) { _ in
        let thread = pthread_self()
        Threads.split(1_000, work: .max) { part in
          if pthread_equal(pthread_self(), thread) == 0 || part != 0..<1_000 { isAway.set() }
        }
      }
    }
    #expect(!isAway.isSet)
  }

  @Test("no more items are under way than there may be threads")
  func bounded() {
    let (now, most) = (Tally(0), Tally(0))
    Threads.$limit.withValue(2) {
      _ = Threads.map(Array(0..<40)) { _ in
        most.count.max(now.count.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
        Thread.sleep(forTimeInterval: 1e-3)
        now.count.subtract(1, ordering: .relaxed)
      }
    }
    #expect(1...2 ~= most.count.load(ordering: .relaxed))
  }

  private func parts(of count: Int, grain: Int, work: Int, threads: Int) -> [Range<Int>] {
    let parts = Threading.Mutex<[Range<Int>]>([])
    Threads.$limit.withValue(threads) {
      Threads.split(count, grain: grain, work: work) { part in
        parts.withLock { $0.append(part) }
      }
    }
    return parts.withLock { $0.sorted { $0.lowerBound < $1.lowerBound } }
  }
}
