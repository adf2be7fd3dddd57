// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Chapter1Autoencoder
import Digits
import Plotting
import Tensors

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
