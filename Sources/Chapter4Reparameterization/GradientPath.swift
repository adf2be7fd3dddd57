// snippet.path
import Chapter2ProbabilisticEncoder
import Requirements
import Tensors

/// How the gradient of E[f(z)] reaches the encoder, whose z is a sample of q.
public enum GradientPath: Sendable {
  /// Through z = μ + σ ⊙ ε. Kingma & Welling 2013.
  case reparameterized
  /// By f(z) ∇log q(z), with a baseline taken off f, [batch, 1] → [batch, 1]. Williams 1992.
  case scoreFunction(baseline: @Sendable (Tensor) -> Tensor)
  /// Not at all: to the tape, z is a constant.
  case cut

  /// f at a sample z of q, [batch, 1], with the gradient that this path gives it.
  func follow(through q: Posterior, noise: Tensor, _ f: (Tensor) -> Tensor) -> Tensor {
    let z = q.sample(noise: noise)  // [batch, latents]
    switch self {
    case .reparameterized: return f(z)
    case .cut: return f(z.detached)
    case .scoreFunction(let baseline):
      let f = f(z.detached)
      return f + scoreFunctionTerm(f - baseline(f), at: z, of: q)
    }
  }
}

/// For each number of a column the mean of all others, [n, 1] → [n, 1]: a baseline that has not seen
/// the draw it is taken off. A lone number has 0.
@Sendable
public func meanOfOthers(_ f: Tensor) -> Tensor {
  require(f.columns == 1, "the others of [\(f.rows), \(f.columns)]")
  return 1 / Float(max(1, f.rows - 1)) * (sum(f) - f)
}

/// No baseline, [n, 1] → [n, 1].
@Sendable
public func noBaseline(_ f: Tensor) -> Tensor { .zeros(f.rows, 1) }
// snippet.end
