import Requirements
import Tensors

/// One way to write a digit: the strokes of its skeleton, and how often people choose it.
struct Glyph: Sendable {
  let share: Float
  let strokes: [[Waypoint]]

  /// Reads strokes from text such as `"4,24 28,0! 28,100 / 2,100 58,100"`: points `x,y` in per cent
  /// of the digit's height, y downwards, `!` after a sharp corner, `/` where the pen is lifted.
  init(share: Float, _ text: String) {
    self.share = share
    strokes = text.split(separator: "/").map { stroke in
      stroke.split(separator: " ").map(Waypoint.init)
    }
  }

  /// One of the glyphs of `label`, each as often as its share says.
  static func choose(_ label: UInt8, using random: inout Random) -> Glyph {
    let glyphs = alphabet[Int(label)]
    var ticket = random.uniform()
    for glyph in glyphs.dropLast() {
      if ticket < glyph.share { return glyph }
      ticket -= glyph.share
    }
    return glyphs[glyphs.count - 1]
  }
}

/// A point the pen passes through, smoothly unless it is a corner.
struct Waypoint: Sendable {
  var position: SIMD2<Float>
  let isCorner: Bool

  /// Reads `x,y` or `x,y!`.
  init(_ text: Substring) {
    isCorner = text.hasSuffix("!")
    let numbers = text.prefix { $0 != "!" }.split(separator: ",").compactMap { Float($0) }
    require(numbers.count == 2, "a waypoint is x,y or x,y!, found \(text)")
    position = [numbers[0], numbers[1]]
  }
}
