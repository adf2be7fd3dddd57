import Requirements
import Threading

/// A tensor's scalars by eights, to read; the last eight are filled up with scalars that nobody looks at.
///
/// The unit of all element-wise work. Unchecked: the storage that `base` points into is kept, and nobody
/// writes to it, as whoever writes takes a storage that no copy shares.
struct Vectors: @unchecked Sendable {
  private let storage: Storage
  let base: UnsafePointer<Float>
  let count: Int

  fileprivate init(_ storage: Storage, _ base: UnsafePointer<Float>, count: Int) {
    (self.storage, self.base, self.count) = (storage, base, count)
  }

  @inline(__always)
  subscript(_ index: Int) -> SIMD8<Float> { load(base + 8 * index) }

  @inline(__always)
  subscript(_ part: Range<Int>) -> Vectors {
    Vectors(storage, base + 8 * part.lowerBound, count: part.count)
  }
}

/// A tensor's scalars by eights, to write.
///
/// Unchecked: the storage that `base` points into is kept, and threads that share it write to different
/// scalars.
struct WritableVectors: @unchecked Sendable {
  private let storage: Storage
  let base: UnsafeMutablePointer<Float>
  let count: Int

  fileprivate init(_ storage: Storage, _ base: UnsafeMutablePointer<Float>, count: Int) {
    (self.storage, self.base, self.count) = (storage, base, count)
  }

  /// Writes what `vector` computes for each index, in a loop of its own.
  @inline(__always)
  func fill(_ vector: (Int) -> SIMD8<Float>) {
    for index in 0..<count { self[index] = vector(index) }
  }

  @inline(__always)
  subscript(_ index: Int) -> SIMD8<Float> {
    get { load(base + 8 * index) }
    nonmutating set { store(newValue, base + 8 * index) }
  }

  @inline(__always)
  subscript(_ part: Range<Int>) -> WritableVectors {
    WritableVectors(storage, base + 8 * part.lowerBound, count: part.count)
  }
}

extension Tensor {
  /// The scalars, to read.
  var vectors: Vectors { Vectors(storage, storage.base, count: (count + 7) / 8) }

  /// The scalars, to write, in a storage that no copy shares.
  var writableVectors: WritableVectors {
    mutating get {
      becomeUnshared()
      return WritableVectors(storage, storage.base, count: (count + 7) / 8)
    }
  }
}

// Element-wise passes. Each comes as its whole loop, which runs once on each thread's part: a function
// of one vector would be called by pointer, vector by vector, and that costs more than most of them do.
extension Tensor {
  /// y of this tensor's shape, which `loop` computes of its scalars x. `cost`: cycles a vector.
  func map(
    cost: Int = 4, _ loop: @Sendable (_ x: Vectors, _ y: WritableVectors) -> Void
  ) -> Tensor {
    .zip(self, self, cost: cost) { x, _, y in loop(x, y) }
  }

  /// A loop that computes the last vectors of those before it.
  typealias Loop = @Sendable (_ x: Vectors, _ y: Vectors, _ z: WritableVectors) -> Void

  /// z, which `loop` computes of the scalars x and y of two tensors of one shape.
  static func zip(_ a: Tensor, _ b: Tensor, cost: Int = 4, _ loop: Loop) -> Tensor {
    .zip(a, b, b, cost: cost) { x, y, _, z in loop(x, y, z) }
  }

  // snippet.zip
  /// w, which `loop` computes of the scalars x, y and z of three tensors of one shape.
  static func zip(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, cost: Int = 4,
    _ loop: @Sendable (_ x: Vectors, _ y: Vectors, _ z: Vectors, _ w: WritableVectors) -> Void
  ) -> Tensor {
    require(
      Shape(a) == Shape(b) && Shape(b) == Shape(c),
      "[\(a.rows), \(a.columns)] beside [\(b.rows), \(b.columns)], [\(c.rows), \(c.columns)]")
    var result = Tensor(uninitialized: a.rows, a.columns)
    let (x, y, z, w) = (a.vectors, b.vectors, c.vectors, result.writableVectors)
    Threads.split(w.count, work: cost * w.count) { loop(x[$0], y[$0], z[$0], w[$0]) }
    return result
  }
  // snippet.end
}

/// The vector that begins at `pointer`, on any boundary.
@inline(__always)
func load<Vector: SIMD>(_ pointer: UnsafePointer<Vector.Scalar>) -> Vector {
  UnsafeRawPointer(pointer).loadUnaligned(as: Vector.self)
}

/// Writes all of a vector to `pointer`.
@inline(__always)
func store<Vector: SIMD>(_ vector: Vector, _ pointer: UnsafeMutablePointer<Vector.Scalar>) {
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
