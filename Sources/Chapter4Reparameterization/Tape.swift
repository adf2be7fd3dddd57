// snippet.print
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Notebooks
import Tensors

extension Study {
  /// What a tape records of a sample with three latents.
  func printTape() {
    notebook.cell("print", "A tape of z = μ + σ ⊙ ε")
    let tape = Tape()
    let q = Posterior(mean: tape.watch(.zeros(1, 3)), logVariance: tape.watch(.zeros(1, 3)))
    _ = q.sample(noise: .zeros(1, 3))
    notebook.print("\(tape)")
  }
}
// snippet.end

// snippet.tape
extension Study {
  /// The gradient of the reconstruction term, with the tape running through z and with z cut off.
  func stopTheGradient(_ model: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("tape", "What the tape sees of a sample")
    let x = heldOut.rows(0..<128)  // [128, 784]
    let noise = Tensor.normal(x.rows, model.latents, using: &random)
    let tape = Tape()
    let watched = tape.watch(model)
    let z = watched.encode(x).sample(noise: noise)  // [128, 20]
    func gradient(_ z: Tensor) -> ProbabilisticAutoencoder {
      tape.gradients(of: mean(bernoulliLoss(logits: watched.logits(z), x)))[watched]
    }
    let unit = "nats per unit of length"
    notebook.heading("length of the gradient", "encoder", "decoder")
    for (label, name, g) in [
      ("z, computed", "through", gradient(z)), ("z, cut off", "cut", gradient(z.detached)),
    ] {
      let encoder = length(g.encoderHidden, g.encoderMean, g.encoderLogVariance)
      let decoder = length(g.decoderHidden, g.decoderPixels)
      notebook.row(
        label, notebook.value("\(name)Encoder", encoder, digits: 4, unit: unit),
        notebook.value("\(name)Decoder", decoder, digits: 4, unit: unit))
    }
  }

  /// The length of all parameters as one vector.
  func length(_ parts: any Module...) -> Double {
    let squares = parts.flatMap(\.parameters).map { Double(sum(square($0)).scalar) }
    return squares.reduce(0, +).squareRoot()
  }
}
// snippet.end

// snippet.differences
extension Study {
  /// The loss's slope along its gradient by finite differences, with the same noise on both sides
  /// and with new noise on each.
  func differFinitely(_ model: ProbabilisticAutoencoder, using random: inout Random) {
    notebook.cell("differences", "The tape's slope against finite differences")
    let x = heldOut.rows(0..<128)  // [128, 784]
    func draw() -> Tensor { .normal(x.rows, model.latents, using: &random) }
    let kept = draw()
    let gradient = lossWithGradient(at: model) { mean(negativeELBO(of: $0, x, noise: kept)) }
      .gradient
    let slope = length(gradient)
    func loss(at step: Double, _ noise: Tensor) -> Double {
      var moved = model
      var rule = SGD(learningRate: Float(-step / slope))
      rule.update(&moved, along: gradient)
      return Double(mean(negativeELBO(of: moved, x, noise: noise)).scalar)
    }
    func error(_ h: Double, _ up: Tensor, _ down: Tensor) -> Double {
      let difference = (loss(at: h, up) - loss(at: -h, down)) / (2 * h)
      return 100 * abs(difference - slope) / slope
    }
    let steps = [1, 0.1, 0.01, 0.001]
    let frozen = steps.map { error($0, kept, kept) }
    let fresh = steps.map { h in
      let squares = (0..<10).map { _ in error(h, draw(), draw()) }.map { $0 * $0 }
      return (squares.reduce(0, +) / 10).squareRoot()
    }
    notebook.heading("off the tape's slope by (%)", "kept noise", "new noise")
    for (place, h) in steps.enumerated() {
      notebook.row(
        "h = \(h)", notebook.value("kept\(place)", frozen[place], digits: 3, unit: "%"),
        notebook.value("new\(place)", fresh[place], digits: 3, unit: "%"))
    }
    notebook.figure(differenceErrors(steps, frozen: frozen, fresh: fresh))
  }
}
// snippet.end
