// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Measures
import Notebooks
import Plotting
import Tensors

extension Study {
  func oddPictures(
    _ kinds: [OddImages], nats: [Double], by model: ProbabilisticAutoencoder
  ) -> Figure {
    let images = kinds.map { $0.images.rows(0..<min(6, $0.images.rows)) }
    return Figure(
      "anomalies", title: "What is not of the kind it has learnt, and how the VAE redraws it",
      Panel(
        .images(
          rows: images.map { x in (x.pictures + model.decode(model.encode(x).mean).pictures) },
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
    let scores: [(AnomalyScore, String)] = [
      (.loss, "−ELBO"), (.errorPerInk, "error per ink"), (.neighbour, "nearest training digit"),
    ]
    func series(_ index: Int) -> BarSeries {
      let curves = races.map { $0.roc(scores[index].0) }
      return BarSeries(scores[index].1, curves.map(\.area), errors: curves.map(\.halfBand))
    }
    return Figure(
      "held-out",
      title: "The distance to the nearest training digit beats −ELBO, and mostly error per ink",
      width: 1080, height: 420,
      Panel(
        x: "digit held out", y: Axis("AUROC", range: 0...1.15),
        .bars(races.indices.map { "\($0)" }, series(0), series(1), series(2)),
        .rule(y: 0.5, "chance"))
    )
    .check("it beats −ELBO", .mean(of: scores[2].1) > .mean(of: scores[0].1))
    .check("and error per ink", .mean(of: scores[2].1) > .mean(of: scores[1].1))
  }

  func scoreHistograms(of race: Race) -> Figure {
    func panel(_ title: String, _ score: AnomalyScore, _ space: String) -> Panel {
      Panel(
        x: Axis(title), y: "share of images",
        .histogram("the other digits" + space, drawable(race.usual[score])),
        .histogram("the 1s, never seen" + space, drawable(race.odd[score])))
    }
    func mean(_ scores: [Double]?) -> Quantity { .constant(Measures.mean(of: scores ?? [])) }
    return Figure(
      "scores",
      title: "To a VAE that never saw a 1, a 1 is likelier than other digits: it has less ink",
      width: 1080,
      panel("−ELBO (nats)", .loss, ""), panel("ink (sum of greys)", .ink, " "),
      panel("error per ink", .errorPerInk, "  ")
    )
    .check("1s cost less", mean(race.odd[.loss]) < mean(race.usual[.loss]))
    .check("1s have less ink", mean(race.odd[.ink]) < mean(race.usual[.ink]))
    .check("more error for it", mean(race.odd[.errorPerInk]) > mean(race.usual[.errorPerInk]))
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
// snippet.show
