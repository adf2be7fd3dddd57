// Functions of each scalar, with their derivatives. Their errors are VectorMath's.

/// eˣ.
public func exp(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 16) { exp($0) }
  return y.derived(from: Input(x) { $0 * y })
}

/// ln x.
public func log(_ x: Tensor) -> Tensor {
  x.map(cost: 16) { log($0) }
    .derived(from: Input(x) { [x = x.detached] in $0 / x })
}

/// max(x, 0), with derivative 0 at 0.
public func relu(_ x: Tensor) -> Tensor {
  let y = x.map { positivePart($0) }
  return y.derived(
    from: Input(x) { .zip($0, y) { dy, y in dy.replacing(with: 0, where: y .== 0) } })
}

/// x where it is positive or NaN, 0 elsewhere.
@inline(__always)
private func positivePart(_ x: SIMD8<Float>) -> SIMD8<Float> {
  x.replacing(with: 0, where: x .<= 0)
}

/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { sigmoid($0) }
  return y.derived(from: Input(x) { .zip($0, y) { dy, y in dy * (y * (1 - y)) } })
}

/// ln(1 + eˣ).
public func softplus(_ x: Tensor) -> Tensor {
  x.map(cost: 30) { softplus($0) }
    .derived(
      from: Input(x) { [x = x.detached] in .zip($0, x, cost: 20) { dy, x in dy * sigmoid(x) } })
}

/// tanh x.
public func tanh(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { tanh($0) }
  return y.derived(from: Input(x) { .zip($0, y) { dy, y in dy * (1 - y * y) } })
}

/// x².
public func square(_ x: Tensor) -> Tensor {
  x.map { $0 * $0 }
    .derived(from: Input(x) { [x = x.detached] in .zip($0, x) { dy, x in dy * (2 * x) } })
}

/// √x, correctly rounded.
public func squareRoot(_ x: Tensor) -> Tensor {
  let y = x.map { $0.squareRoot() }
  return y.derived(from: Input(x) { .zip($0, y) { dy, y in dy / (2 * y) } })
}
