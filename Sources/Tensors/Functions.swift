// Functions of each scalar, with their derivatives. Their errors are VectorMath's.

/// eˣ.
public func exp(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 16) { x, y in y.fill { exp(x[$0]) } }
  return y.derived(as: "exp", from: Input(x, keeping: y) { $0 * $1 })
}

/// ln x.
public func log(_ x: Tensor) -> Tensor {
  x.map(cost: 16) { x, y in y.fill { log(x[$0]) } }
    .derived(as: "log", from: Input(x, keeping: x) { $0 / $1 })
}

/// max(x, 0), with derivative 0 at 0.
public func relu(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in y.fill { x[$0].replacing(with: 0, where: x[$0] .<= 0) } }
  return y.derived(
    as: "relu",
    from: Input(x, keeping: y) {
      .zip($0, $1) { dy, y, dx in dx.fill { dy[$0].replacing(with: 0, where: y[$0] .== 0) } }
    })
}

/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { x, y in y.fill { sigmoid(x[$0]) } }
  return y.derived(
    as: "sigmoid",
    from: Input(x, keeping: y) {
      .zip($0, $1) { dy, y, dx in dx.fill { dy[$0] * (y[$0] * (1 - y[$0])) } }
    })
}

/// ln(1 + eˣ).
public func softplus(_ x: Tensor) -> Tensor {
  x.map(cost: 30) { x, y in y.fill { softplus(x[$0]) } }
    .derived(
      as: "softplus",
      from: Input(x, keeping: x) {
        .zip($0, $1, cost: 20) { dy, x, dx in dx.fill { dy[$0] * sigmoid(x[$0]) } }
      })
}

/// tanh x.
public func tanh(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { x, y in y.fill { tanh(x[$0]) } }
  return y.derived(
    as: "tanh",
    from: Input(x, keeping: y) {
      .zip($0, $1) { dy, y, dx in dx.fill { dy[$0] * (1 - y[$0] * y[$0]) } }
    })
}

/// x².
public func square(_ x: Tensor) -> Tensor {
  x.map { x, y in y.fill { x[$0] * x[$0] } }
    .derived(
      as: "square",
      from: Input(x, keeping: x) {
        .zip($0, $1) { dy, x, dx in dx.fill { dy[$0] * (2 * x[$0]) } }
      })
}

/// √x, correctly rounded.
public func squareRoot(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in y.fill { x[$0].squareRoot() } }
  return y.derived(
    as: "squareRoot",
    from: Input(x, keeping: y) { .zip($0, $1) { dy, y, dx in dx.fill { dy[$0] / (2 * y[$0]) } } })
}
