// snippet.gan
import Tensors

/// Two networks that train each other: G makes points of noise, D tells them from the data. Goodfellow
/// et al. 2014.
struct GAN {
  /// From noise to the logits of a point, and from a point to the logit of "this is one of the data".
  private(set) var generator, discriminator: Perceptron
  /// What makes a point of its logits: σ for greys, nothing for numbers.
  let output: @Sendable (Tensor) -> Tensor
  /// The standard deviation of the noise that D's view of every point has. Sønderby et al. 2016.
  let instanceNoise: Float
  private var generatorAdam = Adam(learningRate: 1e-3, beta1: 0.5)
  private var discriminatorAdam = Adam(learningRate: 1e-3, beta1: 0.5)

  /// How many numbers of noise make a point.
  var latents: Int { generator.first.weights.rows }

  /// G(z), [batch, latents] → [batch, n].
  func generate(_ z: Tensor) -> Tensor { output(generator(z)) }

  /// G(z) of z from N(0, I), [count, n].
  func draw(_ count: Int, using random: inout Random) -> Tensor {
    generate(.normal(count, latents, using: &random))
  }

  /// One step of D down −log D(x) − log (1 − D(G(z))), then one of G down −log D(G(z)).
  mutating func step(on x: Tensor, using random: inout Random) -> Losses {
    let count = x.rows
    let fake = draw(count, using: &random).detached
    let (real, drawn) = (noisy(x, using: &random), noisy(fake, using: &random))
    let lossOfD = discriminatorAdam.step(&discriminator) { d in
      mean(discriminatorLoss(real: d(real), made: d(drawn)))
    }
    let z = Tensor.normal(count, latents, using: &random)
    let noise = instanceNoise * .normal(count, x.columns, using: &random)
    let (discriminator, output) = (discriminator, output)
    let lossOfG = generatorAdam.step(&generator) { g in
      mean(softplus(-discriminator(output(g(z)) + noise)))
    }
    return Losses(discriminator: Double(lossOfD), generator: Double(lossOfG))
  }

  private func noisy(_ x: Tensor, using random: inout Random) -> Tensor {
    instanceNoise == 0 ? x : x + instanceNoise * .normal(x.rows, x.columns, using: &random)
  }

  /// Both losses in nats, each before its step.
  struct Losses {
    var discriminator, generator: Double
  }
}

/// −log D(x) − log (1 − D(x′)) in nats, of the logits for a real x and a made x′, [batch, 1].
func discriminatorLoss(real: Tensor, made: Tensor) -> Tensor { softplus(-real) + softplus(made) }
// snippet.end

// snippet.start
extension GAN {
  /// Random weights for points of `outputs` numbers.
  init(
    latents: Int, hidden: Int, outputs: Int, instanceNoise: Float = 0,
    output: @escaping @Sendable (Tensor) -> Tensor, using random: inout Random
  ) {
    generator = Perceptron(latents, hidden, outputs, using: &random)
    discriminator = Perceptron(outputs, hidden, 1, using: &random)
    self.instanceNoise = instanceNoise
    self.output = output
  }
}
// snippet.end
