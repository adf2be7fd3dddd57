// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Plotting
import Tensors

extension Study {
  func learningCurves(_ features: [Features], _ learnt: [[Learning]]) -> Figure {
    let labels = Self.labels.map { Double($0) }
    // The same labels stand in both panels, and a label names one curve.
    func panel(_ title: String, _ learnt: [Learning], _ suffix: String) -> Panel {
      Panel(
        title: title, x: Axis("labels a class", scale: .logarithmic),
        y: Axis("held-out digits right (%)", range: 20...100),
        layers: zip(features, learnt).map { features, learning in
          let means = learning.means.prefix(labels.count)
          let spreads = learning.spreads.prefix(labels.count)
          let hasBand = ["VAE", "Pixels"].contains(features.name)
          return .line(
            features.label + suffix, x: labels, y: means,
            band: hasBand
              ? Band(
                lower: zip(means, spreads).map { $0 - $1 },
                upper: zip(means, spreads).map { $0 + $1 })
              : nil)
        })
    }
    let figure = Figure(
      "labels",
      title:
        "With ten labels a class or more, codes help nearest neighbours, and not a linear probe",
      width: 1080, panel("Nearest neighbours", learnt[0], ""),
      panel("Linear probe", learnt[1], " "))
    return
      figure
      .check("codes help neighbours", .value(2, of: "VAE, μ") > .value(2, of: "pixels"))
      .check("and no probe", .last(of: "VAE, μ ") < .last(of: "pixels "))
  }

  func augmentations(
    _ few: DigitSet, _ made: [DigitSet], _ accuracies: [[Double]]
  ) -> Figure {
    let ways = Augmentation.allCases
    let firsts = (0..<10).compactMap { few.indices(of: $0).first }
    let gains = zip(ways, accuracies).dropFirst().map { way, own in
      (way.label, zip(own, accuracies[0]).map { $0 - $1 })
    }
    let labels = gains.map(\.0)
    let figure = Figure(
      "augmentation",
      title: "A VAE's draws add little to ten labels a class, or do harm; real digits add much",
      columns: 1, height: 640,
      Panel(
        .images(
          rows: made.map { digits in firsts.map { digits.images($0..<$0 + 1).scalars } },
          rowLabels: ["labelled"] + labels)),
      Panel(
        title: "Gain over the labelled digits alone, mean and deviation over ten draws of them",
        x: "",
        y: "percentage points",
        .bars(
          labels,
          BarSeries("gain", gains.map { mean(of: $0.1) }, errors: gains.map { spread($0.1) }))))
    return
      figure
      .check("decoded digits add little", .value(1, of: "gain") < 3)
      .check("or take from it", .value(2, of: "gain") < 0)
      .check("real ones add much", .last(of: "gain") > 5)
  }
}

extension Study {
  func oddPictures(
    _ kinds: [OddImages], nats: [Double], by model: ProbabilisticAutoencoder
  ) -> Figure {
    let rows = kinds.map { kind in
      // One blank image is like another.
      let shown = kind.images.rows(0..<min(kind.name == "blank" ? 1 : 6, kind.images.rows))
      let redrawn = model.decode(model.encode(shown).mean)
      return zip(shown.pictures, redrawn.pictures).flatMap { [$0, $1] }
    }
    return Figure(
      "anomalies",
      title: "Images that the VAE has not learnt, each beside its redrawing, and their mean −ELBO",
      Panel(
        .images(
          rows: rows,
          rowLabels: zip(kinds, nats).map { "\($0.label), \(fixed($1, digits: 0)) nats" })))
  }

  func rocCurves(of races: [Race]) -> Figure {
    func panel(_ title: String, _ score: AnomalyScore, _ names: [String]) -> Panel {
      let lines = zip([0, 1, 9], names).map { digit, name in
        let curve = ROC.curve(
          of: races[digit].odd[score] ?? [], above: races[digit].usual[score] ?? [])
        return Layer.line(name, x: curve.map(\.falseAlarms), y: curve.map(\.found))
      }
      let chance = Layer.line("chance", x: [0.0, 1], y: [0.0, 1], style: .dashed, colour: .grey)
      return Panel(
        title: title, x: "other digits that raise an alarm", y: "anomalies found",
        layers: lines + [chance])
    }
    let names = ["0 held out", "1 held out", "9 held out"]
    let areas = races.map { $0.roc(.loss).area }
    return Figure(
      "roc", title: "−ELBO finds the 0s that it never saw; the 1s it takes for its best digits",
      panel("Score: −ELBO", .loss, names),
      panel("Score: error per ink", .errorPerInk, names.map { $0 + " " })
    )
    .check("0s are found", .constant(areas[0]) > 0.8)
    .check("1s are not", .constant(areas[1]) < 0.4)
  }

  func heldOutBars(of races: [Race]) -> Figure {
    func curves(_ score: AnomalyScore) -> [ROC] { races.map { $0.roc(score) } }
    func panel(_ digits: Range<Int>, _ space: String) -> Panel {
      func series(_ label: String, _ score: AnomalyScore) -> BarSeries {
        let curves = curves(score)[digits]
        return BarSeries(label + space, curves.map(\.area), errors: curves.map(\.halfBand))
      }
      return Panel(
        x: "digit held out", y: Axis("AUROC", range: 0...1.15),
        .bars(
          digits.map { "\($0)" }, series("−ELBO", .loss), series("error per ink", .errorPerInk),
          series("nearest training digit", .neighbour)),
        .rule(y: 0.5, ""))
    }
    func average(_ score: AnomalyScore) -> Quantity {
      .constant(mean(of: curves(score).map(\.area)))
    }
    return Figure(
      "held-out",
      title: "On average the nearest training digit beats error per ink, and that beats −ELBO",
      columns: 1, height: 620, panel(0..<5, ""), panel(5..<10, " ")
    )
    .check("the nearest digit beats error per ink", average(.neighbour) > average(.errorPerInk))
    .check("error per ink beats −ELBO", average(.errorPerInk) > average(.loss))
  }

  func scoreHistograms(of race: Race) -> Figure {
    func panel(_ axis: Axis, _ score: AnomalyScore, _ space: String) -> Panel {
      let (odd, usual) = (drawable(race.odd[score]), drawable(race.usual[score]))
      let range = least(odd + usual)...greatest(odd + usual)
      return Panel(
        x: axis, y: "share of images",
        .histogram("the other digits" + space, usual, over: range),
        .histogram("the 1s, never seen" + space, odd, over: range))
    }
    func average(_ scores: [Double]?) -> Quantity { .constant(mean(of: scores ?? [])) }
    return Figure(
      "scores",
      title: "To a VAE that never saw a 1, a 1 is likelier than other digits: it has less ink",
      width: 1080,
      panel(Axis("−ELBO (nats)", step: 50), .loss, ""),
      panel(Axis("ink (sum of greys)", step: 50), .ink, " "),
      panel("error per ink", .errorPerInk, "  ")
    )
    .check("1s cost less", average(race.odd[.loss]) < average(race.usual[.loss]))
    .check("1s have less ink", average(race.odd[.ink]) < average(race.usual[.ink]))
    .check(
      "and more error for it", average(race.odd[.errorPerInk]) > average(race.usual[.errorPerInk]))
  }
}

/// The scores that have a place on an axis; of odd data there may be none.
private func drawable(_ scores: [Double]?) -> [Double] {
  let finite = (scores ?? []).filter(\.isFinite)
  return finite.isEmpty ? [0] : finite
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var pictures: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}

extension Study {
  func styleGrid(by model: ConditionalVAE, codes: Tensor) -> Figure {
    Figure(
      "style-grid",
      title: "Ten classes of each code: a row keeps its slant and its pen, a column its class",
      Panel(
        .images(
          rows: (0..<codes.rows).map { code in
            let copies = codes.rows([Int](repeating: code, count: 10))
            return model.decode(copies, Array(0..<10)).tiles
          }, rowLabels: (1...codes.rows).map { "code \($0)" },
          columnLabels: (0..<10).map { "\($0)" })))
  }

  func styleTransfer(_ digits: DigitSet, by model: ConditionalVAE) -> Figure {
    let images = digits.images()
    let codes = model.encode(images, digits.labels.map { Int($0) }).mean
    return Figure(
      "style-transfer", title: "One held-out digit a row, and its code drawn in all ten classes",
      Panel(
        .images(
          rows: (0..<digits.count).map { digit in
            let copies = codes.rows([Int](repeating: digit, count: 10))
            return images.rows(digit..<digit + 1).tiles
              + model.decode(copies, Array(0..<10)).tiles
          }, columnLabels: ["held out"] + (0..<10).map { "\($0)" })))
  }

  func completedDigits(_ asked: Halves, _ completions: [Completion], draws: [Tensor]) -> Figure {
    let blank = Tensor(repeating: 0.35, rows: asked.seen.rows, columns: asked.seen.columns)
    let rows =
      [("seen", blank)] + completions.prefix(2).map { ($0.label, $0.lower) }
      + zip(["VAE, draws", "", ""], draws) + completions.dropFirst(4).map { ($0.label, $0.lower) }
    return Figure(
      "inpainting", title: "The lower halves of held-out digits, filled in from the upper ones",
      Panel(
        .images(
          rows: rows.map { asked.completed(by: $0.1).rows(0..<12).tiles }, rowLabels: rows.map(\.0)
        )))
  }

  func inpaintingErrors(_ errors: [Double]) -> Figure {
    let labels = ["likeliest", "a draw", "10 draws", "10 nearest", "nearest", "linear", "mean"]
    let figure = Figure(
      "inpainting-errors",
      title: "The mean of ten neighbours is nearer to the hidden half than what the VAE finds",
      width: 900,
      Panel(
        x: "", y: "squared error of the lower half",
        .bars(
          labels, BarSeries(Self.ways, errors.dropFirst()))))
    return
      figure
      .check("ten neighbours come nearer", .value(3, of: Self.ways) < .value(0, of: Self.ways))
      .check("one does not", .value(4, of: Self.ways) > .value(0, of: Self.ways))
      .check("a draw is further off", .value(1, of: Self.ways) > .value(0, of: Self.ways))
  }

  private static let ways = "300 held-out digits, seven ways to fill them in"

  func codeLengths(_ codes: [Code]) -> Figure {
    let shown = codes.filter { !["pngEach", "gzipEach", "raw"].contains($0.name) }
    let digits = "held-out digits in black and white"
    let figure = Figure(
      "compression",
      title: "A VAE needs fewer bits than gzip and PNG; 1,024 counted contexts need fewer still",
      width: 900,
      Panel(
        x: "", y: Axis("bits per pixel", range: 0...0.5),
        .bars(shown.map(\.label), BarSeries(digits, shown.map(\.rate)))))
    return
      figure
      .check("fewer than gzip", .value(3, of: digits) < .value(2, of: digits))
      .check("more than contexts that learn", .value(3, of: digits) > .value(5, of: digits))
  }
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var tiles: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}
// snippet.show
