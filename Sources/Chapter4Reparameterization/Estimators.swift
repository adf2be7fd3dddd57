// snippet.estimates
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Tensors

/// Estimates of the gradient of E[f(z)] at the parameters of q = N(μ, σ²), one a draw of z.
public struct GradientEstimates: Sendable {
  /// At μ, [draws, latents].
  public let mean: Tensor
  /// At log σ², [draws, latents].
  public let logVariance: Tensor
}
// snippet.end

// snippet.reparameterized
/// ∇f(μ + σ ⊙ ε): each estimate differentiates f along its own draw.
/// - Parameters:
///   - f: of z, one number a draw, [draws, latents] → [draws, 1].
///   - q: one row a draw, [draws, latents].
///   - noise: ε of N(0, I), [draws, latents].
public func reparameterizedGradients(
  of f: (Tensor) -> Tensor, at q: Posterior, noise: Tensor
) -> GradientEstimates {
  gradients(at: q) { q in f(q.sample(noise: noise)) }
}
// snippet.end

// snippet.score
/// f(z) ∇log q(z): f is only evaluated, and may be anything. Williams 1992. To take a baseline b off,
/// pass f − b; b must not depend on the draw that it is taken off.
/// - Parameters:
///   - f, q, noise: as in `reparameterizedGradients`.
public func scoreFunctionGradients(
  of f: (Tensor) -> Tensor, at q: Posterior, noise: Tensor
) -> GradientEstimates {
  let z = q.sample(noise: noise)  // [draws, latents]
  return gradients(at: q) { q in scoreFunctionTerm(f(z), at: z, of: q) }
}

/// A term that adds 0 to a loss and f ∇log q(z) to its gradient at q, [draws, 1].
/// - Parameters:
///   - f: one number a draw, [draws, 1]; a constant to the term's gradient, as z is.
///   - z: the draws, [draws, latents].
public func scoreFunctionTerm(_ f: Tensor, at z: Tensor, of q: Posterior) -> Tensor {
  let density = q.logDensity(of: z.detached)  // log q(z)
  return f.detached * (density - density.detached)
}
// snippet.end

// snippet.gradients
/// The gradient of each row of `loss` at its own row of q. Rows do not mix, so their sum has them all.
private func gradients(at q: Posterior, of loss: (Posterior) -> Tensor) -> GradientEstimates {
  let tape = Tape()
  let watched = Posterior(mean: tape.watch(q.mean), logVariance: tape.watch(q.logVariance))
  let gradients = tape.gradients(of: sum(loss(watched)))
  return GradientEstimates(
    mean: gradients[watched.mean], logVariance: gradients[watched.logVariance])
}
// snippet.end
