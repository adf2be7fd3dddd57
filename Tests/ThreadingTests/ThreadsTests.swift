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
