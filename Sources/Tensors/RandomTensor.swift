extension Tensor {
  /// Independent N(0, 1), [rows, columns]; ⌈rows × columns / 16⌉ × 8 draws of `random`.
  ///
  /// Eight draws make sixteen scalars, the eight with a cosine first; what is left over after the
  /// last scalar is dropped.
  public static func normal(_ rows: Int, _ columns: Int, using random: inout Random) -> Tensor {
    var tensor = Tensor(uninitialized: rows, columns)
    let target = tensor.writableVectors
    for index in stride(from: 0, to: target.count, by: 2) {
      (target[index], target[index + 1]) = random.normals()
    }
    return tensor
  }

  /// Independent numbers equally likely in `range`, [rows, columns]; one draw of `random` each.
  public static func uniform(
    _ rows: Int, _ columns: Int, in range: Range<Float>, using random: inout Random
  ) -> Tensor {
    Tensor(rows: rows, columns: columns) { scalars in
      for i in scalars.indices {
        scalars[i] = random.uniform(range.lowerBound, range.upperBound)
      }
    }
  }
}

extension Random {
  /// Sixteen independent N(0, 1) from eight draws: √(−2 ln u) cos 2πv, and the same with a sine.
  ///
  /// The upper half of a draw gives u in (0, 1], from 2⁻³¹, so no scalar is beyond ±6.56; the lower half
  /// gives v in [0, 1), on a grid of 2⁻²⁴. Box & Muller, "A note on the generation of random normal
  /// deviates", 1958.
  @inline(__always)
  fileprivate mutating func normals() -> (SIMD8<Float>, SIMD8<Float>) {
    var upper = SIMD8<Int32>.zero
    var lower = SIMD8<Int32>.zero
    for lane in 0..<8 {
      let bits = next()
      upper[lane] = Int32(truncatingIfNeeded: bits >> 33)
      lower[lane] = Int32(truncatingIfNeeded: (bits >> 8) & 0xFF_FFFF)
    }
    let u = (SIMD8(rounding: upper) + 1) * 0x1p-31
    let radius = (-2 * log(u)).squareRoot()
    let (sin, cos) = sinCosTurn(SIMD8(rounding: lower) * 0x1p-24)
    return (radius * cos, radius * sin)
  }
}
