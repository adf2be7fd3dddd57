import Requirements
import Threading

/// A tensor's scalars by eights, the last eight filled up with scalars that nobody looks at.
///
/// The unit of all element-wise work. Threads may share it: they write to different vectors.
struct Vectors: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

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
  subscript(_ part: Range<Int>) -> Vectors {
    Vectors(base: base + 8 * part.lowerBound, count: part.count)
  }
}

extension Tensor {
  /// The scalars, to read or, if no copy shares them, to write; valid while the tensor lives.
  var vectors: Vectors { Vectors(base: storage.base, count: (count + 7) / 8) }

  /// The scalars to write, in a storage that no copy shares.
  var writableVectors: Vectors {
    mutating get {
      becomeUnshared()
      return vectors
    }
  }
}

// Element-wise passes. Each comes as its whole loop, which runs once on each thread's part: a function
// of one vector would be called by pointer, vector by vector, and that costs more than most of them do.
extension Tensor {
  /// y of this tensor's shape, which `loop` computes of its scalars x. `cost`: cycles a vector.
  func map(cost: Int = 4, _ loop: @Sendable (_ x: Vectors, _ y: Vectors) -> Void) -> Tensor {
    .zip(self, self, cost: cost) { x, _, y in loop(x, y) }
  }

  /// A loop that computes the last vectors of those before it.
  typealias Loop = @Sendable (_ x: Vectors, _ y: Vectors, _ z: Vectors) -> Void

  /// z, which `loop` computes of the scalars x and y of two tensors of one shape.
  static func zip(_ a: Tensor, _ b: Tensor, cost: Int = 4, _ loop: Loop) -> Tensor {
    .zip(a, b, b, cost: cost) { x, y, _, z in loop(x, y, z) }
  }

  // snippet.zip
  /// w, which `loop` computes of the scalars x, y and z of three tensors of one shape.
  static func zip(
    _ a: Tensor, _ b: Tensor, _ c: Tensor, cost: Int = 4,
    _ loop: @Sendable (_ x: Vectors, _ y: Vectors, _ z: Vectors, _ w: Vectors) -> Void
  ) -> Tensor {
    require(
      Shape(a) == Shape(b) && Shape(b) == Shape(c),
      "[\(a.rows), \(a.columns)] beside [\(b.rows), \(b.columns)], [\(c.rows), \(c.columns)]")
    let result = Tensor(uninitialized: a.rows, a.columns)
    let (x, y, z, w) = (a.vectors, b.vectors, c.vectors, result.vectors)
    withExtendedLifetime((a, b, c)) {
      Threads.split(w.count, work: cost * w.count) { loop(x[$0], y[$0], z[$0], w[$0]) }
    }
    return result
  }
  // snippet.end
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
