import Tensors
import Testing

@testable import Digits

@Suite struct AlphabetTests {
  @Test("the shares of a class add up to 1, and no stroke is a single point", arguments: 0...9)
  func shares(label: Int) {
    let glyphs = alphabet[label]
    #expect(abs(glyphs.reduce(0) { $0 + $1.share } - 1) < 1e-6)
    for stroke in glyphs.flatMap(\.strokes) { #expect(stroke.count >= 2) }
    #expect(alphabet.count == 10)
  }

  @Test("a glyph's text: points, corners, lifts of the pen")
  func text() {
    let glyph = Glyph(share: 1, "4,24 28,0! 28,100 / 2,100 58,100")
    #expect(glyph.strokes.map { $0.map(\.position.x) } == [[4, 28, 28], [2, 58]])
    #expect(glyph.strokes.map { $0.map(\.position.y) } == [[24, 0, 100], [100, 100]])
    #expect(glyph.strokes.map { $0.map(\.isCorner) } == [[false, true, false], [false, false]])
  }

  @Test("each glyph is chosen as often as its share says", arguments: 0...9)
  func choice(label: UInt8) {
    var random = Random(seed: 1)
    var counts = [Float](repeating: 0, count: alphabet[Int(label)].count)
    for _ in 0..<4000 {
      let chosen = Glyph.choose(label, using: &random)
      let index = alphabet[Int(label)].firstIndex { glyph in
        glyph.strokes.map { $0.map(\.position) } == chosen.strokes.map { $0.map(\.position) }
      }
      if let index { counts[index] += 1 }
    }
    for (count, glyph) in zip(counts, alphabet[Int(label)]) {
      // Four standard errors of a share of 4,000.
      #expect(abs(count / 4000 - glyph.share) < 0.032)
    }
  }
}
