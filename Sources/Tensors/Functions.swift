// Functions of each scalar, with their derivatives. Their errors are VectorMath's.

/// eˣ: ∞ above 88.72, and 0 below −103.97.
public func exp(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 16) { x, y in y.fill { exp(x[$0]) } }
  return y.derived(as: "exp", from: Input(x, keeping: y) { $0 * $1 })
}

/// ln x: −∞ at ±0, and NaN below.
public func log(_ x: Tensor) -> Tensor {
  x.map(cost: 16) { x, y in y.fill { log(x[$0]) } }
    .derived(as: "log", from: Input(x, keeping: x) { $0 / $1 })
}

/// max(x, 0), with derivative 0 at 0; NaN stays NaN.
public func relu(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in y.fill { x[$0].replacing(with: 0, where: x[$0] .<= 0) } }
  return y.derived(
    as: "relu",
    from: Input(x, keeping: y) {
      .zip($0, $1) { dy, y, dx in dx.fill { dy[$0].replacing(with: 0, where: y[$0] .== 0) } }
    })
}

/// 1 / (1 + e⁻ˣ): 0 at −∞, and 1 at ∞.
public func sigmoid(_ x: Tensor) -> Tensor {
  let y = x.map(cost: 20) { x, y in y.fill { sigmoid(x[$0]) } }
  return y.derived(
    as: "sigmoid",
    from: Input(x, keeping: y) {
      .zip($0, $1) { dy, y, dx in dx.fill { dy[$0] * (y[$0] * (1 - y[$0])) } }
    })
}

/// ln(1 + eˣ): 0 at −∞, and ∞ at ∞.
public func softplus(_ x: Tensor) -> Tensor {
  x.map(cost: 30) { x, y in y.fill { softplus(x[$0]) } }
    .derived(
      as: "softplus",
      from: Input(x, keeping: x) {
        .zip($0, $1, cost: 20) { dy, x, dx in dx.fill { dy[$0] * sigmoid(x[$0]) } }
      })
}

/// tanh x: ±1 at ±∞.
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

/// √x, correctly rounded: NaN below 0, −0 at −0. Its derivative at 0 is ∞.
public func squareRoot(_ x: Tensor) -> Tensor {
  let y = x.map { x, y in y.fill { x[$0].squareRoot() } }
  return y.derived(
    as: "squareRoot",
    from: Input(x, keeping: y) { .zip($0, $1) { dy, y, dx in dx.fill { dy[$0] / (2 * y[$0]) } } })
}

/// sin 2πx, x in turns, within 10⁻⁷ beside the rounding of x: exact at the quarters of a turn. NaN at ±∞.
public func sinTurn(_ x: Tensor) -> Tensor {
  x.map(cost: 20) { x, y in y.fill { sinCosTurn(x[$0] - x[$0].rounded(.down)).sin } }
    .derived(as: "sinTurn", from: Input(x, keeping: x) { $0 * (2 * .pi * cosTurn($1)) })
}

/// cos 2πx, x in turns, as `sinTurn`.
public func cosTurn(_ x: Tensor) -> Tensor {
  x.map(cost: 20) { x, y in y.fill { sinCosTurn(x[$0] - x[$0].rounded(.down)).cos } }
    .derived(as: "cosTurn", from: Input(x, keeping: x) { $0 * (-2 * .pi * sinTurn($1)) })
}
