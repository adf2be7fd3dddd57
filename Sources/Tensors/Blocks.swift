extension Range<Int> {
  /// The range in parts of `length`, the last of which may be shorter.
  @inline(__always)
  func blocks(of length: Int) -> some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: length).lazy
      .map { $0..<Swift.min($0 + length, upperBound) }
  }

  /// The range in as few parts as may be, about equally long, that begin at multiples of `grain`.
  @inline(__always)
  func blocks(atMost length: Int, grain: Int = 1) -> some Sequence<Range<Int>> {
    let parts = Swift.max(1, (count + length - 1) / length)
    return blocks(of: Swift.max(1, (count + parts * grain - 1) / (parts * grain)) * grain)
  }
}
