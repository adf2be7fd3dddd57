import Digits
import Foundation
import Tensors
import Threading

/// Each element-wise pass of the training step, beside a plain copy in as much memory.
struct Passes {
  let mnist: String

  func run() throws -> PassResult {
    let digits = try DigitSplit.mnist(in: mnist).train
    // OpenBLAS's threads spin on after the duels.
    Thread.sleep(forTimeInterval: 0.2)
    let times = Pass.all(on: digits).map { pass in
      PassResult.Times(
        pass: pass, alone: Passes.turns(threads: 1, pass.body).median,
        together: Passes.turns(threads: 2, pass.body).median,
        copyBandwidth: Passes.copyBandwidth(over: pass.bytesHeld))
    }
    let result = PassResult(times: times)
    show("Passes: of a step, alone, beside a copy in as much memory", result.table)
    return result
  }

  /// Seconds a call in each of eleven turns.
  private static func turns(threads: Int, _ body: () -> Void) -> [Double] {
    Threads.$limit.withValue(threads) { (0..<11).map { _ in secondsPerCall(body) } }
  }

  /// Bytes a second, read and written, when half of `bytes` are copied over the other half: the best
  /// turn of one thread and of two, as this is to be a roof, and a second thread does not pay for few.
  private static func copyBandwidth(over bytes: Int) -> Double {
    let half = bytes / 2
    let source = UnsafeMutableRawPointer.allocate(byteCount: half, alignment: 64)
    let target = UnsafeMutableRawPointer.allocate(byteCount: half, alignment: 64)
    defer {
      source.deallocate()
      target.deallocate()
    }
    source.initializeMemory(as: UInt8.self, repeating: 1, count: half)
    let copy = Copy(source: source, target: target)
    let times = [1, 2].flatMap { threads in
      turns(threads: threads) {
        Threads.split(half, grain: 64, work: .max) { copy.perform($0) }
      }
    }
    return Double(2 * half) / (times.min() ?? .nan)
  }

  /// Threads share it: they copy different bytes.
  private struct Copy: @unchecked Sendable {
    let source: UnsafeMutableRawPointer
    let target: UnsafeMutableRawPointer

    func perform(_ range: Range<Int>) {
      memcpy(target + range.lowerBound, source + range.lowerBound, range.count)
    }
  }
}

struct PassResult {
  struct Times {
    let pass: Pass
    /// Seconds a call on 1 and on 2 threads.
    let alone, together: Double
    /// Bytes a second that a copy moves in as much memory.
    let copyBandwidth: Double

    /// Bytes a second that must be moved.
    var bandwidth: Double { Double(pass.bytesMoved) / together }
    /// Seconds that it must take.
    var least: Double { Double(pass.bytesMoved) / copyBandwidth }
  }

  let times: [Times]

  var table: ReportTable {
    var table = ReportTable(
      "pass", "KB moved", "µs, 1 thread", "µs, 2 threads", "GB/s", "copy GB/s", "share")
    for times in times {
      table.add(
        times.pass.name, (Double(times.pass.bytesMoved) / 1e3).fixed(0),
        (times.alone * 1e6).fixed(1),
        (times.together * 1e6).fixed(1), (times.bandwidth / 1e9).fixed(1),
        (times.copyBandwidth / 1e9).fixed(1),
        (times.least / times.together * 100).fixed(0) + " %")
    }
    return table
  }
}
