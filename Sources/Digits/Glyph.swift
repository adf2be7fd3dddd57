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
    strokes = text.utf8.split(separator: UInt8(ascii: "/")).map { stroke in
      stroke.split(separator: UInt8(ascii: " ")).map(Waypoint.init)
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
  init(_ text: Substring.UTF8View) {
    isCorner = text.last == UInt8(ascii: "!")
    let numbers = (isCorner ? text.dropLast() : text).split(separator: UInt8(ascii: ","))
      .map { digits in digits.reduce(0) { 10 * $0 + Int($1) - 48 } }
    require(numbers.count == 2, "a waypoint is x,y or x,y!, found \(numbers.count) numbers")
    position = [Float(numbers[0]), Float(numbers[1])]
  }
}
