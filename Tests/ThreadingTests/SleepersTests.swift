import Foundation
import Synchronization
import Testing

@testable import Threading

@Suite struct SleepersTests {
  @Test("a call wakes as many as are asleep, and the next finds nobody, even before they stir")
  func nobodyTwice() throws {
    let sleepers = Sleepers()
    #expect(sleepers.call(3) == 0)
    let awake = try fallAsleep(3, in: sleepers)
    #expect(sleepers.call(2) == 2)
    #expect(sleepers.call(8) == 1)
    #expect(sleepers.call(8) == 0)
    try #require(waited { awake.count.load(ordering: .acquiring) == 3 })
  }

  @Test("so no signal is left over: who falls asleep after many calls stays so until the next")
  func noSignalsLeft() throws {
    let sleepers = Sleepers()
    for _ in 0..<100 {
      let awake = try fallAsleep(1, in: sleepers)
      for _ in 0..<50 { sleepers.call(1) }
      try #require(waited { awake.count.load(ordering: .acquiring) == 1 })
    }
    let awake = try fallAsleep(2, in: sleepers)
    Thread.sleep(forTimeInterval: 0.02)
    #expect(awake.count.load(ordering: .acquiring) == 0)
    #expect(sleepers.call(2) == 2)
    try #require(waited { awake.count.load(ordering: .acquiring) == 2 })
  }

  @Test("who is needed does not sleep, and is not counted as asleep")
  func needed() {
    let sleepers = Sleepers()
    sleepers.sleep { true }
    #expect(sleepers.count == 0)
  }

  @Test("who is called on the way to bed takes that call's signal with it")
  func calledOnTheWay() throws {
    let sleepers = Sleepers()
    sleepers.sleep {
      #expect(sleepers.call(1) == 1)
      return true
    }
    #expect(sleepers.count == 0)
    let awake = try fallAsleep(1, in: sleepers)
    Thread.sleep(forTimeInterval: 0.02)
    #expect(awake.count.load(ordering: .acquiring) == 0)
    #expect(sleepers.call(1) == 1)
    try #require(waited { awake.count.load(ordering: .acquiring) == 1 })
  }

  /// Counts those of `count` threads that have woken up; returns when all are asleep.
  private func fallAsleep(_ count: Int, in sleepers: Sleepers) throws -> Tally {
    let awake = Tally(0)
    for _ in 0..<count {
      Thread.detachNewThread {
        sleepers.sleep { false }
        awake.count.add(1, ordering: .releasing)
      }
    }
    try #require(waited { sleepers.count == count })
    return awake
  }
}
