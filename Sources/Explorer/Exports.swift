// What a page can ask of the book, each a function of numbers that JavaScript calls. Streams of random numbers, digits
// and models stay here, where a page knows them by their numbers; scalars come and go on the tray.

import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Digits
import Tensors

// WebAssembly has one thread here, and a page's Worker asks one thing after the other.
nonisolated(unsafe) private var tray = Tray()
nonisolated(unsafe) private var randoms = Shelf<Random>(of: "stream")
nonisolated(unsafe) private var digitSets = Shelf<DigitSet>(of: "set of digits")
nonisolated(unsafe) private var learners = Shelf<Learner>(of: "model")
nonisolated(unsafe) private var lastNumber = 0

private func newNumber() -> Int {
  lastNumber += 1
  return lastNumber
}

// MARK: - The tray

/// Makes room for so many scalars, which a function is to find.
@_expose(wasm, "clear")
func clear(_ count: Int) { tray.clear(for: count) }

/// Where the scalars are that a function is to find or has left.
@_expose(wasm, "place")
func place() -> UnsafeMutablePointer<Float>? { tray.place }

/// How many they are.
@_expose(wasm, "count")
func count() -> Int { tray.count }

// MARK: - What is kept

/// A stream of random numbers.
@_expose(wasm, "random")
func random(_ seed: UInt32) -> Int {
  let number = newNumber()
  randoms.keep(Random(seed: UInt64(seed)), as: number)
  return number
}

/// Pen digits.
@_expose(wasm, "pen")
func pen(_ count: Int, _ random: Int) -> Int {
  let number = newNumber()
  digitSets.keep(PenDigits.draw(count, using: &randoms[random]), as: number)
  return number
}

/// A VAE of random weights, 784 → hidden → latents → hidden → 784.
@_expose(wasm, "vae")
func vae(_ latents: Int, _ hidden: Int, _ random: Int) -> Int {
  let number = newNumber()
  let learner = Learner(latents: latents, hidden: hidden, using: &randoms[random])
  learners.keep(learner, as: number)
  return number
}

/// Lets go of what has this number.
@_expose(wasm, "release")
func release(_ number: Int) {
  randoms.release(number)
  digitSets.release(number)
  learners.release(number)
}

// MARK: - Random numbers and digits

/// N(0, I), [rows, columns].
@_expose(wasm, "normal")
func normal(_ rows: Int, _ columns: Int, _ random: Int) {
  tray.put(.normal(rows, columns, using: &randoms[random]))
}

/// Leaves out of a stream what as many pen digits would take.
@_expose(wasm, "skipPen")
func skipPen(_ count: Int, _ random: Int) { PenDigits.skip(count, using: &randoms[random]) }

/// Digits in 0…1, [count, 784].
@_expose(wasm, "images")
func images(_ digits: Int, _ first: Int, _ count: Int) {
  tray.put(digitSets[digits].images(first..<first + count))
}

/// The classes of all digits of a set.
@_expose(wasm, "labels")
func labels(_ digits: Int) {
  let labels = digitSets[digits].labels
  tray.put(Tensor(rows: 1, columns: labels.count, labels.map { Float($0) }))
}

// MARK: - Models

/// Takes the parameters that it finds, as a file has them.
@_expose(wasm, "load")
func load(_ model: Int) {
  let shapes = learners[model].model.storedParameters.map { (rows: $0.rows, columns: $0.columns) }
  learners[model].model.store(tray.take(shapes))
}

/// The parameters, as a file has them.
@_expose(wasm, "parameters")
func parameters(_ model: Int) { tray.put(learners[model].model.storedParameters) }

/// Of images [rows, 784] μ, and then log σ², both [rows, latents].
@_expose(wasm, "encode")
func encode(_ model: Int, _ rows: Int) {
  let q = learners[model].model.encode(tray.take(rows, DigitSet.pixelCount))
  tray.put(q.mean, q.logVariance)
}

/// Of codes [rows, latents] images, [rows, 784].
@_expose(wasm, "decode")
func decode(_ model: Int, _ rows: Int) {
  let model = learners[model].model
  tray.put(model.decode(tray.take(rows, model.latents)))
}

/// Of images [rows, 784] and noise [rows, latents] −log p(x|z), and then the KL, both [rows, 1].
@_expose(wasm, "terms")
func terms(_ model: Int, _ rows: Int) {
  let model = learners[model].model
  let found = tray.take([(rows, DigitSet.pixelCount), (rows, model.latents)])
  let (x, noise) = (found[0], found[1])
  let q = model.encode(x)
  tray.put(bernoulliLoss(logits: model.logits(q.sample(noise: noise)), x), q.kl)
}

/// Some steps of training, and the loss before each, [1, steps].
@_expose(wasm, "train")
func train(
  _ model: Int, _ digits: Int, _ random: Int, _ steps: Int, _ learningRate: Float, _ beta: Float,
  _ noiseScale: Float
) {
  let digits = digitSets[digits]
  let losses = (0..<steps).map { _ in
    learners[model].step(
      on: digits, learningRate: learningRate, beta: beta, noiseScale: noiseScale,
      using: &randoms[random])
  }
  tray.put(Tensor(rows: 1, columns: steps, losses))
}

// MARK: - The KL

/// Of μ and log σ², both [rows, latents], each latent's mean KL, [1, latents].
@_expose(wasm, "kl")
func kl(_ rows: Int, _ latents: Int) {
  let found = tray.take([(rows, latents), (rows, latents)])
  tray.put(Posterior(mean: found[0], logVariance: found[1]).meanLatentKL)
}

/// Of one μ, one log σ² and noise [draws, 1] log q(z) − log p(z) at each draw, whose mean estimates the KL.
@_expose(wasm, "logRatios")
func logRatios(_ draws: Int) {
  let found = tray.take([(1, 1), (1, 1), (draws, 1)])
  let q = Posterior(mean: found[0], logVariance: found[1])
  let z = q.sample(noise: found[2])
  tray.put(q.logDensity(of: z) - logPrior(of: z))
}

// MARK: - The two estimators

/// Of θ, a baseline b and noise [draws, 1] what each draw says of the gradient of E[z²] at z ~ N(θ, 1): along z, and
/// then by (z² − b) times the score, both [draws, 1].
@_expose(wasm, "squareGradients")
func squareGradients(_ draws: Int) {
  let found = tray.take([(1, 1), (1, 1), (draws, 1)])
  let (theta, baseline, noise) = (found[0].scalar, found[1].scalar, found[2])
  let q = Posterior(
    mean: Tensor(repeating: theta, rows: draws, columns: 1), logVariance: .zeros(draws, 1))
  tray.put(
    reparameterizedGradients(of: square, at: q, noise: noise).mean,
    scoreFunctionGradients(of: { square($0) - baseline }, at: q, noise: noise).mean)
}
