import Tensors

/// What a pen digit was drawn with: the truth that claims about "meaningful factors" are held to.
public struct Factors: Sendable, Equatable {
  /// The class, 0…9.
  public let label: UInt8
  /// How far the top leans to the right of the foot, as a part of the height: the slant's tangent.
  public let slant: Float
  /// The width of the pen's line in pixels.
  public let thickness: Float
  /// The width before slant and rotation, as a multiple of the skeleton's.
  public let width: Float
  /// The turn of the whole digit, clockwise, in radians.
  public let rotation: Float
}

extension Factors {
  /// Draws the factors of a digit from spreads that resemble those of MNIST's training digits.
  init(label: UInt8, using random: inout Random) {
    self.label = label
    slant = random.bell(mean: 0.1, deviation: 0.26)
    thickness = max(1.1, random.bell(mean: 2.5, deviation: 0.65))
    width = max(0.5, random.bell(mean: 1.05, deviation: 0.18))
    rotation = random.bell(mean: 0, deviation: 0.1)
  }
}

extension Random {
  /// A nearly normal number at most √12 deviations from its mean, so that no digit is a monster: the
  /// sum of four uniform numbers (Irwin & Hall), rescaled.
  mutating func bell(mean: Float, deviation: Float) -> Float {
    let sum = uniform() + uniform() + uniform() + uniform()
    return mean + deviation * Float(3).squareRoot() * (sum - 2)
  }

  /// A shift whose two coordinates are bells around 0.
  mutating func shift(deviation: Float) -> SIMD2<Float> {
    let x = bell(mean: 0, deviation: deviation)
    return [x, bell(mean: 0, deviation: deviation)]
  }
}
