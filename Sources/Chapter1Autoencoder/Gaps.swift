// snippet.sample
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// Decodes codes that no image was encoded to, and asks a judge and the encoder about them.
  func sample(_ model: Autoencoder, using random: inout Random) {
    notebook.cell("sample", "Decoding codes from N(0, I)")
    let judge = Judge(trainedOn: train, epochs: schedule, using: &random)
    let codes = model.encode(heldOut)
    let prior = Tensor.normal(1_000, 20, using: &random)
    let fit = PCA(of: model.encode(familiar), components: 20)
    let axes = Tensor(rows: 1, columns: 20, fit.variances.map { Float($0.squareRoot()) })
    let fitted = fit.decode(axes * Tensor.normal(1_000, 20, using: &random))  // [1000, 20]
    notebook.heading("", "judge is sure (%)", "round trip")
    report("held-out digits", "real", images: heldOut)
    report("their reconstructions", "code", images: model.decode(codes), codes)
    report("decoded N(0, I)", "prior", images: model.decode(prior), prior)
    report("decoded fitted Gaussian", "fitted", images: model.decode(fitted), fitted)
    notebook.value("judgeAccuracy", 100 * judge.accuracy(on: test), digits: 1, unit: "%")
    notebook.value("priorVariance", totalVariance(prior) / 20, digits: 2, unit: "per latent")
    notebook.figure(samples(model.decode(prior), model.decode(fitted)))

    /// The share of images the judge is sure of, and ‖E(D(z)) − z‖² by the codes' own variance.
    func report(_ label: String, _ name: String, images: Tensor, _ codes: Tensor? = nil) {
      let share = 100 * judge.confidentShare(of: images)
      var row = [notebook.value("\(name)Confident", share, digits: 1, unit: "%")]
      if let codes {
        let trip = Double(mean(squaredError(model.encode(images), codes)).scalar)
        let unit = "of the codes' variance"
        row.append(
          notebook.value("\(name)RoundTrip", trip / totalVariance(codes), digits: 3, unit: unit))
      }
      notebook.row(label, row)
    }
  }
}
// snippet.end

// snippet.halfway
extension Study {
  /// Decodes the code halfway between two digits, and asks how far from drawn digits it lands.
  func goHalfway(_ model: Autoencoder) {
    notebook.cell("halfway", "Halfway from a 3 to an 8")
    let pairs = min(200, test.indices(of: 3).count, test.indices(of: 8).count)
    let threes = test.images(test.indices(of: 3).prefix(pairs))  // [pairs, 784]
    let eights = test.images(test.indices(of: 8).prefix(pairs))
    let (a, b) = (model.encode(threes), model.encode(eights))  // [pairs, 20]
    let others = Array(1..<pairs) + [0]
    let drawn = NearestNeighbours(model.reconstruct(familiar))
    let real = NearestNeighbours(familiar)
    func distance(_ images: Tensor, to neighbours: NearestNeighbours) -> Double {
      let distances = neighbours.distances(of: images)
      return distances.reduce(0) { $0 + Double($1) } / Double(distances.count)
    }
    let midpoints = model.decode(0.5 * (a + b))
    let within = Tensor(stacking: [a + a.rows(others), b + b.rows(others)])
    let ends = distance(model.decode(Tensor(stacking: [a, b])), to: drawn)
    let sameClass = distance(model.decode(0.5 * within), to: drawn)
    let halfway = distance(midpoints, to: drawn)
    let unit = "distance"
    notebook.heading("to the nearest reconstructed training digit", unit)
    for (label, name, distance) in [
      ("ends, reconstructed", "endDistance", ends),
      ("halfway, same digit", "sameClassDistance", sameClass),
      ("halfway, 3 to 8", "halfwayDistance", halfway),
    ] { notebook.row(label, notebook.value(name, distance, digits: 2, unit: unit)) }
    notebook.print()
    notebook.heading("to the nearest training digit", unit)
    for (label, name, images) in [
      ("halfway, 3 to 8", "halfwayRaw", midpoints),
      ("pixel blend, 3 to 8", "blendRaw", 0.5 * (threes + eights)),
      ("held-out digits", "digitRaw", Tensor(stacking: [threes, eights])),
    ] {
      let distance = distance(images, to: real)
      notebook.row(label, notebook.value(name, distance, digits: 2, unit: unit))
    }
    notebook.value("halfwayOverEnds", halfway / ends, digits: 2, unit: "of the ends' distance")
    notebook.value("sameClassOverEnds", sameClass / ends, digits: 2, unit: "of the ends' distance")
    notebook.value("pairs", Double(pairs), digits: 0, unit: "pairs")
    notebook.figure(path(from: threes, to: eights, by: model))
  }
}
// snippet.end

// snippet.map
extension Study {
  /// A second autoencoder with two latents, so that its codes can be drawn on paper.
  func drawMap(using random: inout Random) {
    notebook.cell("map", "A code of two numbers")
    var model = Autoencoder(latents: 2, hidden: 200, using: &random)
    var adam = Adam()
    for _ in notebook.progress("two latents", 1...notebook.epochs(schedule)) {
      _ = trainEpoch(
        &model, with: &adam, on: train, using: &random, loss: reconstructionLoss)
    }
    let error = reconstructionError(of: model, on: heldOut)
    let codes = model.encode(heldOut)  // [test, 2]
    let prior = Tensor.normal(heldOut.rows, 2, using: &random)
    let (outside, priorOutside) = (shareBeyond(3, codes), shareBeyond(3, prior))
    let unit = "squared error per image"
    notebook.heading("2 numbers a digit", unit)
    notebook.row("held-out digits", notebook.value("mapError", error, digits: 2, unit: unit))
    notebook.print()
    notebook.heading("further from 0 than 3", "share (%)")
    notebook.row("codes", notebook.value("codesOutside", outside, digits: 1, unit: "%"))
    notebook.row(
      "draws of N(0, I)", notebook.value("priorOutside", priorOutside, digits: 1, unit: "%"))
    notebook.figure(codeMap(codes, labels: test.labels))
  }

  /// The share in % of the rows of `codes` that are longer than `radius`.
  private func shareBeyond(_ radius: Float, _ codes: Tensor) -> Double {
    100 * share(of: rowSums(square(codes)).scalars) { $0 > radius * radius }
  }
}
// snippet.end
