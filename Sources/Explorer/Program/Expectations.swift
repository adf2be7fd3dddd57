import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Digits
import Fingerprints
import SavedModels
import Tensors

/// What comes out where the page's module is asked the same (Scripts/explorer.mjs, line by line), by the chapters'
/// own functions.
func expectations(of vae: ProbabilisticAutoencoder) -> [Expectation] {
  digits() + inference(vae) + divergences() + gradients()
    + training("784-64-2", latents: 2, hidden: 64) { negativeELBO(of: $0, $1, noise: $2) }
    + training("784-64-2, β = 4", latents: 2, hidden: 64) { model, x, noise in
      let q = model.encode(x)
      return bernoulliLoss(logits: model.logits(q.sample(noise: noise)), x) + 4 * q.kl
    }
    + training("784-64-2, ε halved", latents: 2, hidden: 64) {
      negativeELBO(of: $0, $1, noise: 0.5 * $2)
    }
    + training("784-200-20", latents: 20, hidden: 200) { negativeELBO(of: $0, $1, noise: $2) }
}

/// The bits of some scalars.
struct Expectation: CustomStringConvertible {
  let name: String
  let scalars: [Float]

  init(_ name: String, _ tensors: [Tensor]) {
    self.name = name
    scalars = tensors.flatMap(\.scalars)
  }

  init(_ name: String, _ tensor: Tensor) { self.init(name, [tensor]) }

  /// A hash of the bits, and a scalar that a reader knows when it is wrong.
  var description: String {
    var hash = Hash()
    for scalar in scalars { hash.add(scalar.bitPattern) }
    let last = scalars.last.map { String($0.bitPattern, radix: 16) } ?? "none"
    return
      "\(name): \(scalars.count) scalars, the last \(last), all \(String(hash.value, radix: 16))"
  }
}

/// Those to learn from, and held-out ones.
private func digits() -> [Expectation] {
  let split = DigitSplit.pen(train: 1_000, test: 100, seed: 5)
  return [split.train, split.test].flatMap { digits in
    let labels = digits.labels.map { Float($0) }
    return [
      Expectation("digits", digits.images()),
      Expectation("classes", Tensor(rows: 1, columns: digits.count, labels)),
    ]
  } + [Expectation("digits", split.test.images())]
}

private func inference(_ vae: ProbabilisticAutoencoder) -> [Expectation] {
  var random = Random(seed: 6)
  let x = PenDigits.draw(100, using: &random).images()
  let noise = Tensor.normal(100, vae.latents, using: &random)
  let q = vae.encode(x)
  return [
    Expectation("noise", noise), Expectation("μ", q.mean), Expectation("log σ²", q.logVariance),
    Expectation("decoded", vae.decode(noise)), Expectation("KL", q.kl),
    Expectation("−ELBO", negativeELBO(of: vae, x, noise: noise)),
    Expectation("the latents' KL", q.meanLatentKL),
  ]
}

/// Chapter 3's closed form, and its draws.
private func divergences() -> [Expectation] {
  var random = Random(seed: 7)
  let q = Posterior(
    mean: Tensor(repeating: -2, rows: 1, columns: 1),
    logVariance: Tensor(repeating: -1.5, rows: 1, columns: 1))
  let z = q.sample(noise: .normal(1_000, 1, using: &random))
  return [
    Expectation("KL in closed form", q.kl),
    Expectation("KL drawn", q.logDensity(of: z) - logPrior(of: z)),
  ]
}

/// Chapter 4's two estimates of one gradient.
private func gradients() -> [Expectation] {
  var random = Random(seed: 9)
  let q = Posterior(
    mean: Tensor(repeating: 2, rows: 1_000, columns: 1), logVariance: .zeros(1_000, 1))
  let noise = Tensor.normal(1_000, 1, using: &random)
  let score = scoreFunctionGradients(of: { square($0) - 7 }, at: q, noise: noise)
  return [
    Expectation(
      "gradients through z", reparameterizedGradients(of: square, at: q, noise: noise).mean),
    Expectation("gradients by the score", score.mean),
  ]
}

/// Two epochs of ten steps, the last of which has fewer digits.
private func training(
  _ size: String, latents: Int, hidden: Int,
  down loss: (ProbabilisticAutoencoder, Tensor, Tensor) -> Tensor
) -> [Expectation] {
  var random = Random(seed: 8)
  let digits = PenDigits.draw(1_200, using: &random)
  var model = ProbabilisticAutoencoder(latents: latents, hidden: hidden, using: &random)
  var (adam, steps) = (Adam(learningRate: 3e-3), [Float]())
  for _ in 0..<2 {
    _ = trainEpoch(&model, with: &adam, on: digits, using: &random) { model, x, noise in
      let losses = loss(model, x, noise)
      steps.append(mean(losses).scalar)
      return losses
    }
  }
  let saved = SavedModel(of: model).content.tensors
  let weights = model.parameterNames.map { name in
    let scalars = saved[name.text]?.scalars ?? []
    return Tensor(rows: 1, columns: scalars.count, scalars)
  }
  return [
    Expectation("\(size), 20 losses", Tensor(rows: 1, columns: steps.count, steps)),
    Expectation("\(size), weights after 20 steps", weights),
  ]
}
