// snippet.level
import Tensors

/// The share of signal and of noise in x_t = α x₀ + σ ε: α = cos ½πt and σ = sin ½πt, for times t in 0…1.
///
/// α² + σ² = 1, so that x_t keeps the variance of data that have variance 1. Nichol & Dhariwal 2021.
struct NoiseLevel {
  /// α and σ, of t's shape.
  let signal, noise: Tensor

  /// At times t, [batch, 1] or [1, 1].
  init(at t: Tensor) { (signal, noise) = (cosTurn(0.25 * t), sinTurn(0.25 * t)) }

  /// x_t = α x₀ + σ ε, [batch, n].
  func mix(_ x0: Tensor, _ epsilon: Tensor) -> Tensor { signal * x0 + noise * epsilon }

  /// v = α ε − σ x₀ = dx_t/dφ for the angle φ = ½πt, [batch, n]. Salimans & Ho 2022.
  func velocity(_ x0: Tensor, _ epsilon: Tensor) -> Tensor { signal * epsilon - noise * x0 }
}
// snippet.end

// snippet.flow
/// Anything that guesses where a noisy point came from.
protocol Denoiser {
  /// E[v | x_t], [batch, n] at times [batch, 1] or [1, 1].
  func velocity(_ x: Tensor, at t: Tensor) -> Tensor
}

extension Denoiser {
  /// Follows dx/dφ = E[v|x] from one time to another in equal steps, [batch, n]: each turns the plane of x
  /// and v by its angle, which is exact where the guess does not change. Song, Meng & Ermon 2020 (DDIM).
  func flow(_ x: Tensor, from start: Float, to end: Float, steps: Int) -> Tensor {
    var x = x
    let change = (end - start) / Float(steps)
    let turn = NoiseLevel(at: Tensor(repeating: change, rows: 1, columns: 1))
    for step in 0..<steps {
      let t = Tensor(repeating: start + Float(step) * change, rows: 1, columns: 1)
      x = turn.signal * x + turn.noise * velocity(x, at: t)
    }
    return x
  }

  /// Draws: noise [count, n], followed to time 0.
  func sample(_ noise: Tensor, steps: Int = stepsOfADraw) -> Tensor {
    flow(noise, from: 1, to: 0, steps: steps)
  }
}

/// The steps of a draw, unless told: as often is the denoiser called.
let stepsOfADraw = 50
// snippet.end
