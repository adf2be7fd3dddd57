// snippet.constant
import Chapter1Autoencoder
import Measures
import Notebooks
import Tensors

extension NoiseStudy {
  /// Trains with σ = 1, and watches where the means go.
  func watchCodesRunApart(beside plain: Course, using random: inout Random) -> Course {
    notebook.cell("constant", "Noise of a constant scale, σ = 1")
    let constant = train(.constant(1), "σ = 1", using: &random)
    notebook.print("        without noise            with σ = 1")
    notebook.print("epoch   error   spread of μ      error   spread of μ   σ / spread")
    for (index, (without, with)) in zip(plain.epochs, constant.epochs).enumerated() {
      notebook.print(
        fixed(Double(index + 1), digits: 0, width: 5) + fixed(without.error, digits: 2, width: 8)
          + fixed(without.spread, digits: 2, width: 14) + fixed(with.error, digits: 2, width: 11)
          + fixed(with.spread, digits: 2, width: 14)
          + fixed(with.sigma / with.spread, digits: 3, width: 13))
    }
    for (name, course) in [("plain", plain), ("constant", constant)] {
      notebook.value(
        "\(name)Spread", course.last.spread, digits: 1, unit: "standard deviation of μ")
      notebook.value("\(name)Growth", course.lateGrowth, digits: 2, unit: "times")
    }
    notebook.value("constantShare", constant.last.share, digits: 1, unit: "%")
    return constant
  }
}
// snippet.end

// snippet.neighbourhood
extension NoiseStudy {
  /// Trains with σ = ½ of the spread, and compares how the neighbours of codes decode.
  func tieNoise(_ plain: Course, _ constant: Course, using random: inout Random) -> Course {
    notebook.cell("share", "Noise of half the spread, and three codecs' neighbourhoods")
    let shared = train(.share(0.5), "σ = spread / 2", using: &random)
    let shares: [Float] = [0, 0.125, 0.25, 0.5, 1]
    let names = ["plain", "constant", "shared"]
    let errors = [plain, constant, shared].map { course in
      shares.map { neighbourError(of: course.codec, share: $0) }
    }
    notebook.heading("error with noise of", "no noise", "σ = 1", "σ = spread / 2")
    for (place, share) in shares.enumerated() {
      notebook.row(
        "\(share) of the spread",
        zip(names, errors).map {
          notebook.value("\($0)At\(place)", $1[place], digits: 2, unit: "squared error")
        })
    }
    for (name, ratio) in zip(names, errors.map { $0[4] / errors[0][4] }).dropFirst() {
      notebook.value("\(name)Neighbours", ratio, digits: 2, unit: "of the plain error")
    }
    notebook.value("sharedGrowth", shared.lateGrowth, digits: 2, unit: "times")
    notebook.value("sharedShare", shared.last.share, digits: 1, unit: "%")
    notebook.figure(neighbourhoods(shares, errors))
    return shared
  }

  /// The error of D(z) for z drawn about each image's μ, with σ a share of that codec's own spread.
  func neighbourError(of codec: NoisyAutoencoder, share: Float) -> Double {
    let posterior = Posterior(mean: codec.encode(heldOut), spreadShare: share)
    let z = posterior.sample(noise: noise)
    return Double(mean(reconstructionLoss(codec, heldOut, from: z)).scalar)
  }
}
// snippet.end

// snippet.halfway
extension NoiseStudy {
  /// Halfway from a 3 to an 8: does the code come back, and is the image a digit?
  func goHalfway(_ plain: Course, _ shared: Course, using random: inout Random) {
    notebook.cell("halfway", "Halfway from a 3 to an 8")
    let judge = Judge(trainedOn: train, epochs: 20, using: &random)
    let pairs = min(100, test.indices(of: 3).count, test.indices(of: 8).count)
    let threes = test.images(test.indices(of: 3).prefix(pairs))  // [pairs, 784]
    let eights = test.images(test.indices(of: 8).prefix(pairs))
    let real = 100 * judge.confidentShare(of: Tensor(stacking: [threes, eights]))
    notebook.heading("", "judge is sure (%)", "round trip")
    notebook.row("the digits", notebook.value("realSure", real, digits: 1, unit: "%"))
    for (name, title, codec) in [
      ("plain", "no noise", plain.codec), ("shared", "σ = spread / 2", shared.codec),
    ] {
      let ends = codec.encode(Tensor(stacking: [threes, eights]))  // [2 · pairs, 20]
      let middle = 0.5 * (ends.rows(0..<pairs) + ends.rows(pairs..<2 * pairs))
      let variance = totalVariance(codec.encode(heldOut))
      var trips: [Double] = []
      for (place, label, z) in [("End", "codes", ends), ("Middle", "halfway", middle)] {
        let images = codec.decode(z)
        let trip = Double(mean(squaredError(codec.encode(images), z)).scalar) / variance
        trips.append(trip)
        let sure = 100 * judge.confidentShare(of: images)
        notebook.row(
          "\(label), \(title)",
          notebook.value("\(name)\(place)Sure", sure, digits: 1, unit: "%"),
          notebook.value("\(name)\(place)Trip", trip, digits: 3, unit: "of the codes' variance"))
      }
      notebook.value("\(name)Seam", trips[1] / trips[0], digits: 1, unit: "of the codes' own")
    }
  }
}
// snippet.end
