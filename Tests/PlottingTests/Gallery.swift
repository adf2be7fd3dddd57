import Foundation
import Plotting

/// One figure of every kind, with made-up data in realistic shapes.
enum Gallery {
  static let figures = [
    training, codes, distances, bars, tiles, map, panels,
  ]

  static let epochs = 1...20

  static let trainingLoss = epochs.map { 8 + 40 / Float($0) }
  static let heldOutLoss = epochs.map { 9 + 38 / Float($0) }

  static let training = Figure(
    "training", title: "A code of 20 numbers loses less of a digit than 20 principal components",
    Panel(
      x: "epoch", y: "squared error per image",
      .line(
        "held out", heldOutLoss,
        band: Band(lower: heldOutLoss.map { $0 * 0.95 }, upper: heldOutLoss.map { $0 * 1.06 })),
      .line("training", trainingLoss, style: .dashed),
      .rule(y: 13.4, "PCA with 20 components"))
  )
  .check("the training loss falls", .last(of: "training") < .first(of: "training"))
  .check("the network beats PCA", .last(of: "held out") < 13.4)

  /// Ten arms of a spiral, 60 points each.
  static let codes: Figure = {
    let classes = (0..<600).map { $0 % 10 }
    let angles = classes.map { Double($0) * 0.628 }
    let radii = (0..<600).map { 3 + 5 * Double($0 * 7 % 60) / 60 }
    let jitter = (0..<600).map { Double($0 * 13 % 41) / 41 - 0.5 }
    let points = zip(zip(radii, angles), jitter)
    return Figure(
      "codes", title: "Codes of one digit lie together, and leave gaps that no digit maps to",
      width: 640,
      Panel(
        x: "code 1", y: "code 2", equalScales: true,
        .scatter(
          x: points.map { (place: (Double, Double), jitter: Double) -> Double in
            place.0 * cos(place.1) + 2 * jitter
          },
          y: points.map { (place: (Double, Double), jitter: Double) -> Double in
            place.0 * sin(place.1) - 1.5 * jitter
          },
          classes: classes)))
  }()

  static let distances: Figure = {
    let real = (0..<2000).map { index in
      let sum: Int = index * 37 % 101 + index * 53 % 97
      return Double(sum) / 50
    }
    return Figure(
      "distances", title: "Samples from the prior lie further from real digits than digits do",
      Panel(
        x: "distance to the nearest training image", y: "share of images",
        .histogram("held-out digits", real, bins: 40, over: 0...7),
        .histogram("decoded samples", real.map { 2.5 + $0 }, bins: 40, over: 0...7),
        .rule(x: 3.2, "mean of the samples"),
        .annotation("gap", at: (x: 6.5, y: 0.02), anchor: .center)))
  }()

  static let bars = Figure(
    "bars", title: "A network without bends finds what PCA finds; one with bends finds more",
    Panel(
      x: "", y: "squared error per held-out image",
      .bars(
        ["2 numbers", "8 numbers", "20 numbers"],
        BarSeries("PCA", [40.1, 25.2, 13.42]),
        BarSeries("autoencoder", [30.6, 14.3, 7.08], errors: [1.2, 0.5, 0.21]))))

  static let tiles = Figure(
    "tiles", title: "Reconstructions keep the shape of a digit and lose its edge",
    Panel(
      .images(
        rows: [(0..<10).map { ring($0, edge: 0.5) }, (0..<10).map { ring($0, edge: 2.5) }],
        rowLabels: ["original", "reconstruction"], columnLabels: (0..<10).map { "\($0)" }))
  )
  .check("there is ink, and more paper", .mean(of: "original") < 128)

  /// A ring of ink in 28×28 pixels.
  static func ring(_ index: Int, edge: Float) -> [Float] {
    (0..<784).map { pixel in
      let x = Float(pixel % 28) - 13.5
      let y = (Float(pixel / 28) - 13.5) * (1 + 0.1 * Float(index))
      let distance = abs((x * x + y * y).squareRoot() - 8)
      return min(max(1 - (distance - 1.5) / edge, 0), 1)
    }
  }

  static let map = Figure(
    "map", title: "The bound is tightest along a valley", width: 640,
    Panel(
      x: "mean", y: "log variance",
      .heatMap(
        "gap (nats)",
        rows: (0..<30).map { row in
          (0..<40).map { column in
            let (x, y) = (Double(column) / 10 - 2, Double(row) / 10 - 1.5)
            return x * x + y * y - x * y
          }
        }, x: -2...1.9, y: -1.5...1.4)))

  static let panels = Figure(
    "panels", title: "Two panels share a title", height: 330,
    Panel(
      title: "Mistakes", x: "epoch", y: Axis("mistakes (%)", scale: .logarithmic),
      .line("mistakes", trainingLoss)),
    Panel(
      title: "Codes", x: Axis("code 1", range: 0...12), y: "code 2",
      .scatter("training", x: trainingLoss, y: heldOutLoss, colour: .green),
      .ellipses("held out", x: [6.0, 9], y: [12.0, 30], widths: [4.0, 1], heights: [8.0, 20])))
}
