// Embedded Swift has neither threads nor locks: there, one thread does all the work and meets no other.

#if hasFeature(Embedded)

  /// How many cores an operation may use. It never changes a result, only the time it takes.
  public enum Threads {
    /// Calls `body` on all of 0..<count.
    public static func split(
      _ count: Int, grain: Int = 1, work: Int, _ body: @Sendable (Range<Int>) -> Void
    ) {
      body(0..<count)
    }
  }

  /// What is never locked, as there is nobody to wait for. Unchecked: one thread has it.
  public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private let value: UnsafeMutablePointer<Value>

    /// Takes the value.
    public init(_ value: consuming Value) {
      self.value = .allocate(capacity: 1)
      self.value.initialize(to: value)
    }

    deinit {
      value.deinitialize(count: 1)
      value.deallocate()
    }

    /// Lends the value.
    public borrowing func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
      body(&value.pointee)
    }
  }

#elseif SANITIZED

  import Foundation

  /// A value that one thread at a time may touch. ThreadSanitizer knows this lock; the standard library's is a
  /// system call to it. Unchecked: the lock is held wherever the value is touched.
  public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private let lock = NSLock()
    private let value: UnsafeMutablePointer<Value>

    /// Takes the value.
    public init(_ value: consuming Value) {
      self.value = .allocate(capacity: 1)
      self.value.initialize(to: value)
    }

    deinit {
      value.deinitialize(count: 1)
      value.deallocate()
    }

    /// Lends the value.
    public borrowing func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
      lock.lock()
      defer { lock.unlock() }
      return body(&value.pointee)
    }
  }

#else

  import Synchronization

  /// A value that one thread at a time may touch.
  public typealias Mutex<Value: ~Copyable> = Synchronization.Mutex<Value>

#endif
