// snippet.look
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// Seven scores, for images that are no digits and for digits of a class that was held out.
  func lookForAnomalies(with vae: ProbabilisticAutoencoder, using random: inout Random) {
    var (odd, held) = (random.split(), random.split())
    let detector = AnomalyDetector(vae, trainedOn: familiar)
    let usual = findOddImages(by: detector, using: &odd)
    let races = holdDigitsOut(using: &held)
    reportMeans(of: races)
    notebook.figure(heldOutBars(of: races))
    notebook.figure(rocCurves(of: races))
    blameInk(for: races, usual)
    notebook.figure(scoreHistograms(of: races[1]))
  }
}
// snippet.end

// snippet.race
/// Anomalies among ordinary images, both with all scores.
struct Race {
  let odd, usual: AnomalyScores

  /// How well a score tells them apart.
  func roc(_ score: AnomalyScore) -> ROC { ROC(of: odd[score] ?? [], above: usual[score] ?? []) }
}

extension Study {
  /// Begins a table with a column for each score.
  private func headScores(_ label: String) {
    notebook.heading(
      label, "−ELBO", "5 codes", "error", "error/ink", "ratio", "ink", "neighbour", "±")
  }

  /// Prints and records the AUROC of each score, and the widest half of their 95 % bands.
  private func report(_ label: String, _ name: String, _ race: Race) {
    let curves = AnomalyScore.allCases.map { race.roc($0) }
    let areas = zip(AnomalyScore.allCases, curves).map { auroc(name + $0.rawValue, $1.area) }
    notebook.row(label, areas + [auroc("\(name)Band", greatest(curves.map(\.halfBand)))])
  }

  /// Records an AUROC, or a difference of two.
  @discardableResult
  private func auroc(_ name: String, _ area: Double) -> Value {
    notebook.value(name, area, digits: 3, unit: "AUROC")
  }
}
// snippet.end

// snippet.odd
extension Study {
  /// One VAE of all digits, and images that are none. Returns the scores of held-out digits.
  private func findOddImages(
    by detector: AnomalyDetector, using random: inout Random
  ) -> AnomalyScores {
    notebook.cell("odd", "Odd images among held-out digits: AUROC of seven scores")
    let half = min(1_000, heldOut.rows / 2)
    let (even, uneven) = ((0..<half).map { 2 * $0 }, (0..<half).map { 2 * $0 + 1 })
    let usual = detector.scores(of: heldOut.rows(even), using: &random)
    let others = heldOut.rows(uneven)
    let kinds = OddImages.made(of: others, using: &random) + foreignImages(half, using: &random)
    headScores("among digits")
    let races = kinds.map { kind in
      let race = Race(odd: detector.scores(of: kind.images, using: &random), usual: usual)
      report(kind.label, kind.name, race)
      return race
    }
    let means = races.map { mean(of: $0.odd[.loss] ?? []) }
    for (kind, mean) in zip(kinds, means) { nats("\(kind.name)Nats", mean) }
    notebook.figure(oddPictures(kinds, nats: means, by: detector.model))
    compare(Dictionary(uniqueKeysWithValues: zip(kinds.map(\.name), races)))
    return usual
  }

  /// Images of another set: the one asked for, or else pen digits, to which pen digits are not foreign.
  private func foreignImages(_ count: Int, using random: inout Random) -> [OddImages] {
    if let set = notebook.conditions.foreign {
      return [OddImages(name: "foreign", label: "another set", images: set.prefix(count))]
    }
    if notebook.digits.origin == .pen { return [] }
    let digits = PenDigits.draw(count, using: &random)
    return [OddImages(name: "foreign", label: "pen digits", images: digits.images())]
  }

  /// What claims are made of.
  private func compare(_ races: [String: Race]) {
    func area(_ kind: String, _ score: AnomalyScore) -> Double {
      races[kind]?.roc(score).area ?? .nan
    }
    auroc("leastEasyLoss", least(["noise", "inverted", "shuffled"].map { area($0, .loss) }))
    for score in [AnomalyScore.loss, .errorPerInk] {
      auroc("thicker\(score.rawValue)", area("thickened", score) - area("thinned", score))
    }
    for kind in ["thickened", "halved"] {
      auroc("\(kind)Cost", area(kind, .error) - area(kind, .errorPerInk))
    }
  }
}
// snippet.end

// snippet.hold
extension Study {
  /// Ten small VAEs, each of which has never seen the digits of one class. All begin alike.
  private func holdDigitsOut(using random: inout Random) -> [Race] {
    notebook.cell("heldOut", "Digits of a class that was held out, among the others: AUROC")
    let (digits, test) = (train.prefix(10_000), test.prefix(1_000))
    let (start, epochs) = (random.split(), notebook.epochs(6))
    let races = notebook.sideBySide("held out", 0..<10) { label in
      let others = digits.subset(digits.labels.indices.filter { digits.labels[$0] != label })
      var random = start
      let vae = smallVAE(trainedOn: others, epochs: epochs, using: &random)
      let detector = AnomalyDetector(vae, trainedOn: others.images())
      let scores = detector.scores(of: test.images(), using: &random)
      func part(where isPicked: (Int) -> Bool) -> AnomalyScores {
        let picked = test.labels.indices.filter { isPicked(Int(test.labels[$0])) }
        return scores.mapValues { scores in picked.map { scores[$0] } }
      }
      return Race(odd: part { $0 == label }, usual: part { $0 != label })
    }
    headScores("held out")
    for (label, race) in races.enumerated() { report("\(label)", "out\(label)", race) }
    return races
  }

  /// The mean AUROC over the ten digits, and what scores gain over −ELBO.
  private func reportMeans(of races: [Race]) {
    let means = AnomalyScore.allCases.map { score in
      auroc("mean\(score.rawValue)", mean(of: races.map { $0.roc(score).area }))
    }
    notebook.row("mean", means)
    for (score, mean) in zip(AnomalyScore.allCases, means).dropFirst() {
      auroc("gain\(score.rawValue)", mean.number - means[0].number)
    }
    for (digit, race) in races.enumerated() {
      auroc("cost\(digit)", race.roc(.loss).area - race.roc(.ratio).area)
    }
  }
}

/// 784 → 100 → 20 → 100 → 784.
private func smallVAE(
  trainedOn digits: DigitSet, epochs: Int, using random: inout Random
) -> ProbabilisticAutoencoder {
  var model = ProbabilisticAutoencoder(latents: 20, hidden: 100, using: &random)
  var adam = Adam(learningRate: 3e-3)
  for _ in 0..<epochs { _ = trainEpoch(&model, with: &adam, on: digits, using: &random) }
  return model
}
// snippet.end

// snippet.ink
extension Study {
  /// How far ink explains a score: over held-out digits, and over the ten classes that were held out.
  private func blameInk(for races: [Race], _ usual: AnomalyScores) {
    notebook.cell("ink", "Correlation with ink")
    notebook.heading("score", "over digits", "AUROCs, over classes")
    func areas(_ score: AnomalyScore) -> [Double] { races.map { $0.roc(score).area } }
    for (score, label) in [
      (AnomalyScore.loss, "−ELBO"), (.bound, "5 codes"), (.error, "error"),
      (.errorPerInk, "error/ink"), (.ratio, "ratio"), (.neighbour, "neighbour"),
    ] {
      let overDigits = correlation(of: usual[score] ?? [], with: usual[.ink] ?? [])
      let overClasses = correlation(of: areas(score), with: areas(.ink))
      notebook.row(
        label, notebook.value("ink\(score.rawValue)", overDigits, digits: 2, unit: "correlation"),
        notebook.value("inkArea\(score.rawValue)", overClasses, digits: 2, unit: "correlation"))
    }
  }
}
// snippet.end
