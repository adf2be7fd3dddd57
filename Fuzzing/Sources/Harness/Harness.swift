import AllocationMeter
import Foundation
import Properties
import Synchronization

/// Runs a property on the inputs that libFuzzer makes, and ends the program where it does not hold.
public final class Harness<P: Property>: Sendable {
  /// What is too slow for every input.
  public typealias Sample = @Sendable (P, [UInt8]) async throws(Violation) -> Void

  private let property: P
  private let sample: Sample
  /// How many inputs there are to one that is a sample.
  private let interval: Int
  private let count = Atomic(0)

  public init(_ property: (URL) -> P, sample: @escaping Sample = { _, _ in }) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      fatalError("\(error)")
    }
    self.property = property(folder)
    self.sample = sample
    interval = ProcessInfo.processInfo.environment["DRAW_EVERY"].flatMap(Int.init) ?? 2000
  }

  /// - Returns: 0, which tells libFuzzer that the input may be kept.
  public func test(_ input: UnsafeBufferPointer<UInt8>) -> CInt {
    let input = Array(input)
    do throws(Violation) {
      try checkMemory { () throws(Violation) in try property.check(input) }
      if count.add(1, ordering: .relaxed).newValue.isMultiple(of: interval) {
        try wait { [property, sample] () throws(Violation) in try await sample(property, input) }
      }
    } catch {
      FileHandle.standardError.write(Data("fuzz: \(error)\n".utf8))
      abort()
    }
    return 0
  }

  /// Whatever a check holds at once, on its thread, is at most 64 times its input, beside 256 KB.
  private func checkMemory(_ check: () throws(Violation) -> Int) throws(Violation) {
    allocation_meter_start()
    let size = try check()
    let held = allocation_meter_stop()
    let most = 64 * size + 1 << 18
    if held > most { throw Violation("\(size) bytes of input took \(held), more than \(most)") }
  }

  private func wait(
    _ work: @escaping @Sendable () async throws(Violation) -> Void
  ) throws(Violation) {
    let violation = Mutex<Violation?>(nil)
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      do throws(Violation) {
        try await work()
      } catch {
        violation.withLock { $0 = error }
      }
      end.signal()
    }
    end.wait()
    if let violation = violation.withLock({ $0 }) { throw violation }
  }
}
