// snippet.probe
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// A classifier of codes, which finds the class if the code holds it.
struct ClassProbe: Module {
  private var hidden: Dense?
  private var classes: Dense

  /// Trains on codes [count, latents] and their classes, 128 a step.
  /// - Parameter hidden: the width of a hidden layer; without one, the probe is linear.
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

  /// Of the ten classes, [batch, latents] → [batch, 10].
  private func logits(_ z: Tensor) -> Tensor { classes(hidden.map { relu($0(z)) } ?? z) }

  /// The share of the codes whose class it finds, in %; NaN if its logits are no numbers.
  func accuracy(on codes: Tensor, _ labels: [Int]) -> Double {
    let logProbabilities = logSoftmax(logits(codes))
    let leads = (0..<codes.rows).map { row in
      let own = logProbabilities[row, labels[row]]
      return least((0..<10).map { own - logProbabilities[row, $0] })
    }
    return 100 * share(of: leads) { $0 >= 0 }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden?.visitParameters(visit)
    classes.visitParameters(visit)
  }
}
// snippet.end

// snippet.probes
extension Study {
  /// Looks for the class in codes of a VAE that was told it, and in those of one that was not.
  func probeForClasses(
    _ model: ConditionalVAE, beside vae: MeanCodec, using random: inout Random
  ) {
    notebook.cell("probe", "Does the code know the class?")
    let known = train.labels.prefix(familiar.rows).map { Int($0) }
    let asked = test.labels.map { Int($0) }
    let told = (model.encode(familiar, known), model.encode(heldOut, asked))
    let untold = (vae.encode(familiar), vae.encode(heldOut))
    let draws = (told.0.sample(using: &random), told.1.sample(using: &random))
    let shuffled = random.permutation(of: known.count).map { known[$0] }
    notebook.heading("class found (%) by", "linear", "hidden layer")
    for (label, name, codes, labels) in [
      ("VAE, μ", "Untold", untold, known),
      ("conditional VAE, μ", "Told", (told.0.mean, told.1.mean), known),
      ("conditional VAE, a draw", "Drawn", draws, known),
      ("labels shuffled", "Shuffled", (told.0.mean, told.1.mean), shuffled),
    ] {
      let accuracies = [nil, 128].map { width in
        ClassProbe(
          trainedOn: codes.0, labels, hidden: width, epochs: notebook.epochs(5), using: &random
        ).accuracy(on: codes.1, asked)
      }
      notebook.row(
        label, notebook.value("linear\(name)", accuracies[0], digits: 1, unit: "%"),
        notebook.value("hidden\(name)", accuracies[1], digits: 1, unit: "%"))
    }
    let frequent = (0..<10).map { label in asked.count { $0 == label } }.max() ?? 0
    notebook.row(
      "most frequent class",
      notebook.value(
        "majority", 100 * Double(frequent) / Double(asked.count), digits: 1, unit: "%"))
  }
}
// snippet.end
