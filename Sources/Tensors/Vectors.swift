/// A tensor's scalars by eights, the last eight filled up with scalars that nobody looks at.
///
/// The unit of all element-wise work. Threads may share it: they write to different vectors.
struct Vectors: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  fileprivate init(_ storage: Storage) {
    base = storage.base
    count = (storage.count + 7) / 8
  }

  @inline(__always)
  subscript(_ index: Int) -> SIMD8<Float> {
    get { load(base + 8 * index) }
    nonmutating set { store(newValue, base + 8 * index) }
  }
}

extension Tensor {
  /// The scalars to read, valid while the tensor lives.
  var vectors: Vectors { Vectors(storage) }

  /// The scalars to write, in a storage that no copy shares.
  var writableVectors: Vectors {
    mutating get {
      becomeUnshared()
      return Vectors(storage)
    }
  }

  /// A tensor [rows, columns] whose vectors `fill` computes by their index. `cost`: cycles a vector.
  @inline(__always)
  static func computed(
    _ rows: Int, _ columns: Int, cost: Int, _ vector: @Sendable (Int) -> SIMD8<Float>
  ) -> Tensor {
    let result = Tensor(uninitialized: rows, columns)
    let target = result.vectors
    Threads.split(target.count, work: cost * target.count) { part in
      for index in part { target[index] = vector(index) }
    }
    return result
  }

  /// `function` of each scalar.
  @inline(__always)
  func map(cost: Int = 4, _ function: @Sendable (SIMD8<Float>) -> SIMD8<Float>) -> Tensor {
    let x = vectors
    return withExtendedLifetime(self) {
      Tensor.computed(rows, columns, cost: cost) { function(x[$0]) }
    }
  }

  /// `function` of each pair of scalars of two tensors of one shape.
  @inline(__always)
  static func zip(
    _ a: Tensor, _ b: Tensor, cost: Int = 4,
    _ function: @Sendable (SIMD8<Float>, SIMD8<Float>) -> SIMD8<Float>
  ) -> Tensor {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "[\(a.rows), \(a.columns)] beside [\(b.rows), \(b.columns)]")
    let (x, y) = (a.vectors, b.vectors)
    return withExtendedLifetime((a, b)) {
      computed(a.rows, a.columns, cost: cost) { function(x[$0], y[$0]) }
    }
  }
}

/// The vector that begins at `pointer`, on any boundary.
@inline(__always)
func load<Vector: SIMD<Float>>(_ pointer: UnsafePointer<Float>) -> Vector {
  UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
}

/// Writes all of a vector to `pointer`.
@inline(__always)
func store<Vector: SIMD<Float>>(_ vector: Vector, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: vector, as: Vector.self)
}

/// Writes the first `count` scalars of a vector, or all of them if there are no more.
@inline(__always)
func store<Vector: SIMD<Float>>(
  _ vector: Vector, _ pointer: UnsafeMutablePointer<Float>, count: Int
) {
  if count >= Vector.scalarCount { return store(vector, pointer) }
  for lane in 0..<count { pointer[lane] = vector[lane] }
}
