// snippet.probe
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// A classifier of codes, which finds the class if the code holds it.
struct ClassProbe: Module {
  private var hidden: Dense?
  private var classes: Dense

  /// Trains on codes [images, latents] with their classes, 128 a step.
  /// - Parameter hidden: the width of a hidden layer; none makes the probe linear.
  init(
    trainedOn codes: Tensor, _ labels: [Int], hidden width: Int?, epochs: Int,
    using random: inout Random
  ) {
    hidden = width.map { Dense(codes.columns, $0, using: &random) }
    classes = Dense(width ?? codes.columns, 10, using: &random)
    var adam = Adam(learningRate: 3e-3)
    for _ in 0..<epochs {
      let order = random.permutation(of: codes.rows)
      for start in stride(from: 0, to: order.count, by: 128) {
        let batch = Array(order[start..<min(start + 128, order.count)])
        adam.step(&self) {
          mean(softmaxLoss(logits: $0.logits(codes.rows(batch)), labels: batch.map { labels[$0] }))
        }
      }
    }
  }

  /// [batch, latents] → [batch, 10].
  func logits(_ z: Tensor) -> Tensor { classes(hidden.map { relu($0(z)) } ?? z) }

  /// The share of codes whose class it finds, in %.
  func accuracy(on codes: Tensor, _ labels: [Int]) -> Double {
    let scores = logits(codes)
    let right = (0..<codes.rows).count { row in
      (0..<10).allSatisfy { scores[row, $0] <= scores[row, labels[row]] }
    }
    return 100 * Double(right) / Double(codes.rows)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden?.visitParameters(visit)
    classes.visitParameters(visit)
  }
}

extension Study {
  func probeClasses(of model: ConditionalVAE, beside vae: MeanCodec, using random: inout Random) {
    notebook.cell("probe", "Does the code know the class?")
    let known = train.prefix(10_000).labels.map { Int($0) }
    let asked = test.labels.map { Int($0) }
    let (a, b) = (model.encode(familiar, known), model.encode(heldOut, asked))
    let (c, d) = (vae.model.encode(familiar), vae.model.encode(heldOut))
    let order = random.permutation(of: known.count)
    for (label, x, y, k) in [
      ("told mu", a.mean, b.mean, known), ("told z", a.sample(using: &random), b.sample(using: &random), known),
      ("vae mu", c.mean, d.mean, known), ("vae z", c.sample(using: &random), d.sample(using: &random), known),
      ("shuffled", a.mean, b.mean, order.map { known[$0] }),
    ] {
      let lin = ClassProbe(trainedOn: x, k, hidden: nil, epochs: 5, using: &random).accuracy(on: y, asked)
      let hid = ClassProbe(trainedOn: x, k, hidden: 128, epochs: 5, using: &random).accuracy(on: y, asked)
      let hid20 = ClassProbe(trainedOn: x, k, hidden: 128, epochs: 20, using: &random).accuracy(on: y, asked)
      let nn = NearestNeighbours(x).classify(y, k: min(5, x.rows), labels: k.map { UInt8($0) })
      print(label, lin, hid, hid20, 100 * Double(zip(nn, asked).count { Int($0) == $1 }) / Double(asked.count))
    }
  }
}
// snippet.end
