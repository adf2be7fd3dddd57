/// A vector of Double in lanes of eight, filled up with zeros: sums have one fixed order.
struct Vector: Sendable {
  private var lanes: [SIMD8<Double>]

  /// Zeros.
  init(count: Int) {
    lanes = Array(repeating: .zero, count: (count + 7) / 8)
  }

  init(_ scalars: ArraySlice<Double>) {
    self.init(count: scalars.count)
    for (index, scalar) in scalars.enumerated() { self[index] = scalar }
  }

  subscript(index: Int) -> Double {
    get { lanes[index / 8][index % 8] }
    set { lanes[index / 8][index % 8] = newValue }
  }

  /// The dot product; the entries before `first` may be left out, since they are known to be zero.
  func dot(_ other: Vector, from first: Int = 0) -> Double {
    var sum = SIMD8<Double>.zero
    lanes.withUnsafeBufferPointer { a in
      other.lanes.withUnsafeBufferPointer { b in
        for lane in first / 8..<a.count { sum += a[lane] * b[lane] }
      }
    }
    let four = sum.lowHalf + sum.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// Adds `factor` · x.
  mutating func add(_ x: Vector, times factor: Double) {
    for lane in lanes.indices { lanes[lane] += factor * x.lanes[lane] }
  }

  /// Adds a · x + b · y; the entries before `first` may be left out, since nobody reads them again.
  mutating func add(
    _ x: Vector, times a: Double, _ y: Vector, times b: Double, from first: Int
  ) {
    lanes.withUnsafeMutableBufferPointer { lanes in
      x.lanes.withUnsafeBufferPointer { x in
        y.lanes.withUnsafeBufferPointer { y in
          for lane in first / 8..<lanes.count { lanes[lane] += a * x[lane] + b * y[lane] }
        }
      }
    }
  }

  mutating func withUnsafeMutableScalars(_ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
    lanes.withUnsafeMutableBytes { body($0.bindMemory(to: Double.self)) }
  }
}
