import Threading

/// Scalars on cache-line boundaries, shared by the copies of a tensor.
///
/// A storage that dies leaves its memory to the next one of its size: a training step allocates
/// what the step before it released, and the system is not asked again. So a pointer that outlives
/// its storage reads what some other tensor wrote: whatever keeps a pointer keeps its storage too.
///
/// Unchecked: `base` and `count` never change, and who may write scalars is what `Vectors` and
/// `WritableVectors` say.
final class Storage: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    base = Storage.pool.withLock { $0.take(count) } ?? Storage.allocate(count)
  }

  func copy() -> Storage {
    let copy = Storage(count: count)
    copy.base.update(from: base, count: count)
    return copy
  }

  deinit {
    if !Storage.pool.withLock({ [base, count] in $0.keep(base, count) }) { base.deallocate() }
  }

  private static let pool = Mutex(Pool())

  /// Room for three vectors more than the scalars: kernels load and store whole vectors, and what
  /// they find or leave behind the last scalar is never looked at.
  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let capacity = count + 24
    let base = UnsafeMutableRawPointer.allocate(byteCount: capacity * 4, alignment: 64)
      .bindMemory(to: Float.self, capacity: capacity)
    (base + count).initialize(repeating: 0, count: 24)
    return base
  }
}

/// Memory without an owner, by its count of scalars. Unchecked: nobody else has these pointers.
private struct Pool: ~Copyable, @unchecked Sendable {
  private var free: [Int: [UnsafeMutablePointer<Float>]] = [:]
  private var keptScalars = 0

  // snippet.pool
  mutating func take(_ count: Int) -> UnsafeMutablePointer<Float>? {
    guard let base = free[count]?.popLast() else { return nil }
    keptScalars -= count
    return base
  }

  /// Keeps at most 64 MB, and no small pieces, which the allocator serves as fast.
  mutating func keep(_ base: UnsafeMutablePointer<Float>, _ count: Int) -> Bool {
    guard count >= 1024, keptScalars + count <= Pool.mostScalars else { return false }
    free[count, default: []].append(base)
    keptScalars += count
    return true
  }
  // snippet.end

  #if SANITIZED
    /// Nothing is kept, so that a sanitizer sees each tensor's memory die (`Scripts/check-memory`).
    private static let mostScalars = 0
  #else
    private static let mostScalars = 16 << 20
  #endif
}
