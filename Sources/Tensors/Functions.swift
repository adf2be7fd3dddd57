// Functions of each scalar, with their derivatives. Their errors are VectorMath's.

/// eˣ.
public func exp(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 16) { x, y in for i in y.indices { y[i] = exp(x[i]) } }
  return y.derived(from: Input(x) { $0 * y })
}

/// ln x.
public func log(_ x: Tensor) -> Tensor {
  x.map(cost: 16) { x, y in for i in y.indices { y[i] = log(x[i]) } }
    .derived(from: Input(x) { [x = x.detached] in $0 / x })
}

/// max(x, 0), with derivative 0 at 0.
public func relu(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in for i in y.indices { y[i] = positivePart(x[i]) } }
  return y.derived(
    from: Input(x) {
      .zip($0, y) { dy, y, dx in
        for i in dx.indices { dx[i] = dy[i].replacing(with: 0, where: y[i] .== 0) }
      }
    })
}

/// x where it is positive or NaN, 0 elsewhere.
@inline(__always)
private func positivePart(_ x: SIMD8<Float>) -> SIMD8<Float> {
  x.replacing(with: 0, where: x .<= 0)
}

/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { x, y in for i in y.indices { y[i] = sigmoid(x[i]) } }
  return y.derived(
    from: Input(x) {
      .zip($0, y) { dy, y, dx in for i in dx.indices { dx[i] = dy[i] * (y[i] * (1 - y[i])) } }
    })
}

/// ln(1 + eˣ).
public func softplus(_ x: Tensor) -> Tensor {
  x.map(cost: 30) { x, y in for i in y.indices { y[i] = softplus(x[i]) } }
    .derived(
      from: Input(x) { [x = x.detached] in
        .zip($0, x, cost: 20) { dy, x, dx in for i in dx.indices { dx[i] = dy[i] * sigmoid(x[i]) } }
      })
}

/// tanh x.
public func tanh(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { x, y in for i in y.indices { y[i] = tanh(x[i]) } }
  return y.derived(
    from: Input(x) {
      .zip($0, y) { dy, y, dx in for i in dx.indices { dx[i] = dy[i] * (1 - y[i] * y[i]) } }
    })
}

/// x².
public func square(_ x: Tensor) -> Tensor {
  x.map { x, y in for i in y.indices { y[i] = x[i] * x[i] } }
    .derived(
      from: Input(x) { [x = x.detached] in
        .zip($0, x) { dy, x, dx in for i in dx.indices { dx[i] = dy[i] * (2 * x[i]) } }
      })
}

/// √x, correctly rounded.
public func squareRoot(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in for i in y.indices { y[i] = x[i].squareRoot() } }
  return y.derived(
    from: Input(x) {
      .zip($0, y) { dy, y, dx in for i in dx.indices { dx[i] = dy[i] / (2 * y[i]) } }
    })
}
