import Tensors

/// The way of the pen over the picture: a polyline for each stroke, in pixels from the upper left.
struct PenPath {
  private(set) var strokes: [[SIMD2<Float>]]

  /// A hand's rendering of `glyph`: its points shaken, the strokes drawn through them bent by a
  /// smooth warp, then widened, slanted and turned as `factors` say, and placed in the picture.
  init(_ glyph: Glyph, factors: Factors, using random: inout Random) {
    let warp = Warp(using: &random)
    let posture = Posture(factors)
    strokes = glyph.strokes.map { stroke in
      PenPath.polyline(through: PenPath.shake(stroke, using: &random)).map { point in
        posture(warp(point / 50 - [0.6, 1]))
      }
    }
    place(thickness: factors.thickness)
  }

  private static func shake(_ stroke: [Waypoint], using random: inout Random) -> [Waypoint] {
    stroke.map { waypoint in
      var shaken = waypoint
      shaken.position += random.shift(deviation: 2.5)
      return shaken
    }
  }

  /// A Catmull–Rom spline through the waypoints, six pieces from one to the next.
  private static func polyline(through stroke: [Waypoint]) -> [SIMD2<Float>] {
    let last = stroke.count - 1
    var line: [SIMD2<Float>] = []
    for i in 0..<last {
      let (from, to) = (stroke[i].position, stroke[i + 1].position)
      let isSharpBefore = i == 0 || stroke[i].isCorner
      let isSharpAfter = i + 1 == last || stroke[i + 1].isCorner
      let leaving = isSharpBefore ? to - from : (to - stroke[i - 1].position) / 2
      let arriving = isSharpAfter ? to - from : (stroke[i + 2].position - from) / 2
      for piece in 0..<6 {
        let t = Float(piece) / 6
        let u = 1 - t
        let start = from * (u * u * (1 + 2 * t)) + leaving * (u * u * t)
        line.append(start + to * (t * t * (3 - 2 * t)) - arriving * (t * t * u))
      }
    }
    return line + [stroke[last].position]
  }

  /// Scales the inked digit into MNIST's box of 20 pixels, in the middle of the picture.
  private mutating func place(thickness: Float) {
    var (low, high) = (strokes[0][0], strokes[0][0])
    for point in strokes.joined() {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    let scale = (20 - thickness) / (high - low).max()
    let middle = (low + high) / 2
    strokes = strokes.map { $0.map { ($0 - middle) * scale + Float(DigitSet.side) / 2 } }
  }

  /// Moves all points by `shift`, in pixels.
  mutating func move(by shift: SIMD2<Float>) {
    strokes = strokes.map { $0.map { $0 + shift } }
  }
}

/// A smooth bend of the page −1…1 by polynomials that have no linear part over it, so that slant,
/// width and rotation stay what the factors say.
private struct Warp {
  let shifts: [SIMD2<Float>]

  init(using random: inout Random) {
    shifts = (0..<5).map { _ in random.shift(deviation: 0.1) }
  }

  func callAsFunction(_ p: SIMD2<Float>) -> SIMD2<Float> {
    let squares = shifts[0] * (p.x * p.x) + shifts[1] * (p.x * p.y) + shifts[2] * (p.y * p.y)
    let cubes = shifts[3] * cubic(p.x) + shifts[4] * cubic(p.y)
    return p + squares + cubes
  }

  /// Orthogonal to every line over −1…1 (Legendre's third polynomial, 2/5 of it).
  private func cubic(_ x: Float) -> Float { x * (x * x - 0.6) }
}

/// The linear part of a hand: width, then slant, then rotation.
private struct Posture {
  let width: Float
  let slant: Float
  let cosine: Float
  let sine: Float

  /// Taylor's polynomials, within 3·10⁻⁶ for the at most 0.35 radians that occur: unlike the system's
  /// sine and cosine they have the same bits on every machine.
  init(_ factors: Factors) {
    width = factors.width
    slant = factors.slant
    let angle = factors.rotation
    let square = angle * angle
    cosine = 1 - square / 2 * (1 - square / 12)
    sine = angle * (1 - square / 6 * (1 - square / 20))
  }

  func callAsFunction(_ p: SIMD2<Float>) -> SIMD2<Float> {
    let x = p.x * width - p.y * slant
    return [cosine * x - sine * p.y, sine * x + cosine * p.y]
  }
}
