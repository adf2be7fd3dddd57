// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Chapter5VAE
import Digits
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
          BarSeries("gain", gains.map { average($0.1) }, errors: gains.map { spread($0.1) }))))
    return
      figure
      .check("decoded digits add little", .value(1, of: "gain") < 3)
      .check("or take from it", .value(2, of: "gain") < 0)
      .check("real ones add much", .last(of: "gain") > 5)
  }
}
// snippet.show
