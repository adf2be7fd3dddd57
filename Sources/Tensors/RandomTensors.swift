extension Tensor {
  static func uniform(_ r: Int, _ c: Int, in range: Range<Float>, using random: inout Random)
    -> Tensor
  {
    Tensor(
      rows: r, columns: c,
      (0..<r * c).map { _ in random.uniform(range.lowerBound, range.upperBound) })
  }
}
