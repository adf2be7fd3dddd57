import Requirements

/// SplitMix64: a splittable generator whose n-th draw is `mix(seed + n·γ)`.
///
/// Randomness is always an argument, so that the seed in `Main.swift` fixes every bit of a run.
/// Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014.
public struct Random: RandomNumberGenerator, Sendable {
  var state: UInt64
  let gamma: UInt64

  /// The stream of `seed`, with the golden ratio's odd increment.
  public init(seed: UInt64) {
    self.init(state: seed, gamma: 0x9E37_79B9_7F4A_7C15)
  }

  init(state: UInt64, gamma: UInt64) {
    self.state = state
    self.gamma = gamma
  }

  // snippet.next
  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= gamma
    return mix64(state)
  }
  // snippet.end

  /// A new stream, independent of what this one will draw; takes two draws of this one.
  public mutating func split() -> Random {
    let seed = next()
    state &+= gamma
    return Random(state: seed, gamma: mixGamma(state))
  }

  /// How many draws after `start`, which is of the same stream, this one is.
  public func draws(since start: Random) -> UInt64 {
    // Newton's method for 1/γ doubles the bits that are right, from the three of γ · γ = 1.
    let inverse = (0..<5).reduce(gamma) { inverse, _ in inverse &* (2 &- gamma &* inverse) }
    return (state &- start.state) &* inverse
  }

  /// Goes on as after so many draws.
  public mutating func skip(draws: UInt64) { state &+= draws &* gamma }

  /// A number in [0, 1), on a grid of 2⁻²⁴.
  public mutating func uniform() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// A number in [low, high), which must not be empty.
  public mutating func uniform(_ low: Float, _ high: Float) -> Float {
    require(low < high, "there is no number in \(low)..<\(high)")
    // The sum can round up to `high`.
    return min(low + (high - low) * uniform(), high.nextDown)
  }

  /// An integer in 0..<bound, each equally likely (Lemire 2019).
  public mutating func integer(below bound: Int) -> Int {
    require(bound > 0, "integer(below: \(bound)): the bound must be positive")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// The integers 0..<count in a random order (Fisher & Yates). The standard library's `shuffled`
  /// does not promise the same order in its next version.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }
}

// snippet.mix
@inline(__always)
func mix64(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z &>> 31)
}
// snippet.end

/// An odd increment with enough bit changes to be a good one.
private func mixGamma(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  z = (z ^ (z >> 33)) &* 0xC4CE_B9FE_1A85_EC53
  z = (z ^ (z >> 33)) | 1
  return (z ^ (z >> 1)).nonzeroBitCount < 24 ? z ^ 0xAAAA_AAAA_AAAA_AAAA : z
}
