import Tensors
import Testing
import Threading

@testable import Digits

@Suite struct PenDigitsTests {
  @Test("every machine draws the same bytes")
  func fingerprint() {
    let digits = draw(500, seed: 1)
    #expect(hash(digits.pixels) == 14_244_055_023_496_644_218)
    #expect(hash(digits.factors?.flatMap(bytes) ?? []) == 10_038_116_709_382_169_563)
  }

  @Test("the number of threads changes nothing", arguments: [2, 3, 8])
  func threads(count: Int) {
    let alone = Threads.$limit.withValue(1) { draw(200, seed: 2) }
    let together = Threads.$limit.withValue(count) { draw(200, seed: 2) }
    #expect(alone.pixels == together.pixels)
    #expect(alone.labels == together.labels)
    #expect(alone.factors == together.factors)
  }

  @Test("digits that are left out take what they would have taken")
  func skip() {
    var (drawn, skipped) = (Random(seed: 4), Random(seed: 4))
    _ = PenDigits.draw(57, using: &drawn)
    PenDigits.skip(57, using: &skipped)
    #expect(drawn.next() == skipped.next())
  }

  @Test("every class is equally often there, in an order of its own for each seed")
  func balance() {
    let digits = draw(1003, seed: 3)
    #expect(digits.count == 1003)
    for label in 0...9 {
      #expect(digits.indices(of: label).count == (label < 3 ? 101 : 100))
    }
    #expect(digits.factors?.map(\.label) == digits.labels)
    #expect(draw(1003, seed: 4).labels != digits.labels)
    #expect(draw(0, seed: 3).count == 0)
  }

  @Test("no two digits are alike, and each is as large as MNIST's and where they are")
  func placement() {
    let digits = draw(500, seed: 5)
    let pictures = (0..<digits.count).map { Picture(digits, $0) }
    #expect(Set(pictures.map(\.greys)).count == digits.count)
    for (index, picture) in pictures.enumerated() {
      // 20 pixels of line, and up to one on each side that its edge touches.
      #expect(19...22 ~= picture.extent, "picture \(index)")
      #expect(abs(picture.centre.x - 14.5) < 0.3 && abs(picture.centre.y - 14.5) < 0.3)
    }
  }

  @Test("slant is in the picture: the ink of a 1 leans as the factors say")
  func slant() {
    let ones = digits(of: 1, seed: 6)
    let lean = ones.map { $0.picture.lean }
    let expected = ones.map { Double($0.factors.slant + $0.factors.rotation) }
    #expect(correlation(lean, expected) > 0.95)
    // Rotation has a part of its own in it.
    let rest = ones.map { $0.picture.lean - Double($0.factors.slant) }
    #expect(correlation(rest, ones.map { Double($0.factors.rotation) }) > 0.7)
  }

  @Test("slant is in the picture of every class", arguments: 0...9)
  func slant(label: UInt8) {
    let all = digits(of: label, seed: 7)
    #expect(correlation(all.map { $0.picture.lean }, all.map { Double($0.factors.slant) }) > 0.6)
  }

  @Test("thickness is in the picture: ink grows with it", arguments: 0...9)
  func thickness(label: UInt8) {
    let all = digits(of: label, seed: 8)
    #expect(correlation(all.map { $0.picture.ink }, all.map { Double($0.factors.thickness) }) > 0.7)
  }

  @Test("width is in the picture: breadth over height, slant taken out", arguments: [0, 3, 5, 8])
  func width(label: UInt8) {
    let all = digits(of: label, seed: 9)
    let breadth = all.map { $0.picture.breadthWithoutLean }
    #expect(correlation(breadth, all.map { Double($0.factors.width) }) > 0.5)
  }

  // MARK: - Instruments

  private func draw(_ count: Int, seed: UInt64) -> DigitSet {
    var random = Random(seed: seed)
    return PenDigits.draw(count, using: &random)
  }

  private func digits(of label: UInt8, seed: UInt64) -> [(picture: Picture, factors: Factors)] {
    let digits = draw(1500, seed: seed)
    return digits.indices(of: Int(label)).compactMap { index in
      digits.factors.map { (Picture(digits, index), $0[index]) }
    }
  }

  /// FNV-1a, 64 bits.
  private func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
  }

  private func bytes(_ factors: Factors) -> [UInt8] {
    let scalars = [factors.slant, factors.thickness, factors.width, factors.rotation]
    return [factors.label]
      + scalars.flatMap { scalar in
        withUnsafeBytes(of: scalar.bitPattern.littleEndian) { Array($0) }
      }
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let xx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let yy = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
    return xy / (xx * yy).squareRoot()
  }
}

/// A picture's moments, in pixels.
private struct Picture {
  let greys: [UInt8]
  private(set) var ink = 0.0
  private(set) var centre = (x: 0.0, y: 0.0)
  /// The number of rows or columns with ink, whichever is larger.
  private(set) var extent = 0
  private var moments = (xx: 0.0, xy: 0.0, yy: 0.0)

  init(_ digits: DigitSet, _ index: Int) {
    greys = Array(digits.pixels[index * 784..<(index + 1) * 784])
    let pixels = greys.indices.map { i in
      (grey: Double(greys[i]) / 255, x: Double(i % 28) + 0.5, y: Double(i / 28) + 0.5)
    }
    ink = pixels.reduce(0) { $0 + $1.grey }
    centre.x = pixels.reduce(0) { $0 + $1.grey * $1.x } / ink
    centre.y = pixels.reduce(0) { $0 + $1.grey * $1.y } / ink
    for pixel in pixels {
      let (x, y) = (pixel.x - centre.x, pixel.y - centre.y)
      moments.xx += pixel.grey * x * x / ink
      moments.xy += pixel.grey * x * y / ink
      moments.yy += pixel.grey * y * y / ink
    }
    let inked = pixels.filter { $0.grey > 0.1 }
    extent = max(Set(inked.map(\.x)).count, Set(inked.map(\.y)).count)
  }

  /// How far the ink shifts to the right for each pixel upwards.
  var lean: Double { -moments.xy / moments.yy }

  /// The ink's spread sideways over that upwards, after its lean is sheared away.
  var breadthWithoutLean: Double {
    ((moments.xx - moments.xy * moments.xy / moments.yy) / moments.yy).squareRoot()
  }
}
