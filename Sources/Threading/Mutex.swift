#if hasFeature(Embedded) || SANITIZED

  #if SANITIZED
    import Foundation
  #endif

  /// A value that one thread at a time may touch.
  ///
  /// Embedded Swift has no locks, and one thread. ThreadSanitizer knows Foundation's lock, and takes the standard
  /// library's, a call to the system, for none. Unchecked: where there are threads, the lock is held wherever
  /// the value is touched.
  public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private let value: UnsafeMutablePointer<Value>
    #if SANITIZED
      private let lock = NSLock()
    #endif

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
      #if SANITIZED
        lock.lock()
        defer { lock.unlock() }
      #endif
      return body(&value.pointee)
    }
  }

#else

  import Synchronization

  /// A value that one thread at a time may touch.
  public typealias Mutex<Value: ~Copyable> = Synchronization.Mutex<Value>

#endif
