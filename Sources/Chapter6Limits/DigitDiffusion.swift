// snippet.scaling
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// Points to and from mean 0 and variance 1, which a diffusion starts from.
struct Scaling {
  private let mean, deviation: Tensor  // [1, n], or one deviation [1, 1]

  /// - Parameter shared: whether one deviation serves all columns.
  init(of points: Tensor, shared: Bool) {
    mean = 1 / Float(points.rows) * columnSums(points)
    let variances = 1 / Float(points.rows) * columnSums(square(points - mean))
    let variance = shared ? 1 / Float(points.columns) * sum(variances) : variances
    deviation = squareRoot(variance + 1e-6)  // not 0 where a column never changes
  }

  func apply(_ x: Tensor) -> Tensor { (x - mean) / deviation }
  func undo(_ x: Tensor) -> Tensor { x * deviation + mean }
}

/// A denoiser that has learnt some points, on their own scale.
struct PointDiffusion {
  let net: LearnedDenoiser
  let scaling: Scaling

  /// Draws, of noise from N(0, I), [count, n] → [count, n].
  func sample(_ noise: Tensor) -> Tensor { scaling.undo(net.sample(noise)) }
}
// snippet.end

// snippet.pixels
extension Study {
  /// Two networks of one size that denoise the pixels of 10,000 digits: one guesses v, the other x₀, and is
  /// returned.
  func diffusePixels(using random: inout Random) -> PointDiffusion {
    notebook.cell("denoise", "Diffusion on pixels: what the network is asked for")
    let noise = Tensor.normal(100, DigitSet.pixelCount, using: &random)
    let scaling = Scaling(of: familiar, shared: true)
    func train(_ guess: LearnedDenoiser.Guess) -> PointDiffusion {
      diffusion(of: familiar, scaling, guess, epochs: pixelEpochs, rate: 1e-3, using: &random)
    }
    let (velocity, data) = (train(.velocity), train(.data))
    let drawn = [velocity.sample(noise), data.sample(noise)]
    notebook.heading("guess", "sharpness", "grey of the paper")
    for (images, (label, name)) in zip(drawn, [("v", "pixelVelocity"), ("x₀", "pixelData")]) {
      notebook.row(
        label, recordSharpness("\(name)Sharpness", of: images),
        notebook.value("\(name)Paper", paper(images), digits: 3, unit: "grey"))
    }
    notebook.figure(denoisedDraws(drawn))
    return data
  }

  /// The epochs of a diffusion on pixels, over 10,000 digits.
  var pixelEpochs: Int { 5 }

  /// The mean |grey| of pixels that are white in every held-out digit.
  private func paper(_ images: Tensor) -> Double {
    let ink = columnSums(heldOut)  // [1, 784]
    let blank = (0..<ink.columns).filter { ink[0, $0] == 0 }
    let greys = blank.map { images.columns($0..<$0 + 1) }.flatMap(\.scalars)
    return greys.reduce(0) { $0 + Double(abs($1)) } / Double(greys.count)
  }

  /// A diffusion that learns `points` [count, n], seen on a scale, by Adam with that learning rate.
  func diffusion(
    of points: Tensor, _ scaling: Scaling, _ guess: LearnedDenoiser.Guess, epochs: Int, rate: Float,
    using random: inout Random
  ) -> PointDiffusion {
    let points = scaling.apply(points)
    var net = LearnedDenoiser(points.columns, hidden: 256, guess: guess, using: &random)
    var adam = Adam(learningRate: rate)
    for _ in notebook.progress("diffusion", 1...notebook.epochs(epochs)) {
      net.trainEpoch(with: &adam, on: points, using: &random)
    }
    return PointDiffusion(net: net, scaling: scaling)
  }
}
// snippet.end

// snippet.codes
extension Study {
  /// A diffusion that learns a codec's codes of 10,000 training images, each latent on its own scale.
  func codeDiffusion(of codec: some Codec, using random: inout Random) -> PointDiffusion {
    let codes = codec.encode(familiar)  // [10,000, 20]
    return diffusion(
      of: codes, Scaling(of: codes, shared: false), .velocity, epochs: codeEpochs, rate: 3e-3,
      using: &random)
  }

  /// The epochs of a diffusion on codes.
  var codeEpochs: Int { 15 }
}

/// The rows of each column in an order of its own: what each latent does alone stays, what they do
/// together goes.
public func shuffledByColumn(_ x: Tensor, using random: inout Random) -> Tensor {
  var shuffled = x
  for column in 0..<x.columns {
    for (row, source) in random.permutation(of: x.rows).enumerated() {
      shuffled[row, column] = x[source, column]
    }
  }
  return shuffled
}
// snippet.end
