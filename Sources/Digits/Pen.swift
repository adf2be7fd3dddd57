/// A round pen: a pixel's grey depends on its distance to the nearest stroke.
struct Pen {
  let thickness: Float

  /// The width in pixels over which the line's edge fades, as MNIST's resampled edges do.
  static let softness: Float = 1.3

  /// Draws `path` as grey bytes: 255 inside the line, 0 outside of it.
  func draw(_ path: PenPath, into image: UnsafeMutableBufferPointer<UInt8>) {
    var squares = [Float](repeating: .infinity, count: DigitSet.pixelCount)
    squares.withUnsafeMutableBufferPointer { squares in
      for stroke in path.strokes {
        for (a, b) in zip(stroke, stroke.dropFirst()) { approach(squares, segment: a, b) }
      }
      for index in squares.indices {
        let edge = (thickness / 2 - squares[index].squareRoot()) / Pen.softness
        image[index] = UInt8(255 * max(0, min(1, edge + 0.5)) + 0.5)
      }
    }
  }

  /// Lowers the squared distances of the pixels that the segment's ink can reach.
  private func approach(
    _ squares: UnsafeMutableBufferPointer<Float>, segment a: SIMD2<Float>, _ b: SIMD2<Float>
  ) {
    let along = b - a
    let inverse = 1 / max((along * along).sum(), .leastNormalMagnitude)
    let columns = pixels(min(a.x, b.x), max(a.x, b.x))
    for row in pixels(min(a.y, b.y), max(a.y, b.y)) {
      let y = Float(row) + 0.5 - a.y
      for column in columns {
        let x = Float(column) + 0.5 - a.x
        let t = max(0, min(1, (x * along.x + y * along.y) * inverse))
        let (dx, dy) = (x - t * along.x, y - t * along.y)
        let index = row * DigitSet.side + column
        squares[index] = min(squares[index], dx * dx + dy * dy)
      }
    }
  }

  /// The pixels of one axis whose centres lie within the ink's reach of low…high.
  private func pixels(_ low: Float, _ high: Float) -> Range<Int> {
    let reach = (thickness + Pen.softness) / 2
    let side = Float(DigitSet.side)
    let first = max(0, min(side, low - reach))
    return Int(first)..<Int(max(first, min(side, high + reach + 1)))
  }
}
