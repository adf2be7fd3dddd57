// snippet.hide: how a picture is laid out; each picture's script in plots/ holds its data
import Digits
import Measures
import Plotting
import Tensors

extension Study {
  func trainingCurve(_ training: [Double], _ test: [Double], guess: Double) -> Figure {
    let curve = Figure(
      "training", title: "Twenty numbers keep most of a digit, also of digits never seen",
      Panel(
        x: "epoch", y: "squared error per image",
        .line("training", training, style: .dashed), .line("held out", test),
        .rule(y: guess, "always drawing the mean image")))
    return
      curve
      .check("the held-out error falls", .last(of: "held out") < .first(of: "held out"))
      .check("it ends far below the mean image's", .last(of: "held out") < .constant(guess / 3))
  }

  func reconstructions(by model: Autoencoder) -> Figure {
    let ten = heldOut.rows((0..<10).compactMap { test.indices(of: $0).first })
    let pca = PCA(of: familiar, components: 20)
    return Figure(
      "reconstructions",
      title: "Out of 20 numbers: the autoencoder's digits are sharper than PCA's",
      Panel(
        .images(
          rows: [ten, model.reconstruct(ten), pca.decode(pca.encode(ten))].map(\.images),
          rowLabels: ["held-out digit", "autoencoder", "PCA"])))
  }

  func samples(_ prior: Tensor, _ fitted: Tensor) -> Figure {
    func block(_ images: Tensor) -> [[[Float]]] {
      [images.rows(0..<12), images.rows(12..<24)].map(\.images)
    }
    return Figure(
      "samples",
      title: "Codes from N(0, I) decode to smudges; a Gaussian fitted to the codes does better",
      Panel(
        .images(
          rows: block(heldOut) + block(prior) + block(fitted),
          rowLabels: ["held-out digits", "", "decoded N(0, I)", "", "decoded fitted Gaussian", ""]))
    )
  }

  func path(from threes: Tensor, to eights: Tensor, by model: Autoencoder) -> Figure {
    let (x, y) = (threes.rows(0..<1), eights.rows(0..<1))
    let (a, b) = (model.encode(x), model.encode(y))
    let steps = (0...8).map { Float($0) / 8 }
    let decoded = steps.map { t in model.decode((1 - t) * a + t * b) }
    let blended = steps.map { t in (1 - t) * x + t * y }
    return Figure(
      "path", title: "From a 3 to an 8: the decoder bends strokes, the blend fades them",
      Panel(
        .images(
          rows: [decoded, blended].map { Tensor(stacking: $0).images },
          rowLabels: ["decoded path", "pixel blend"],
          columnLabels: steps.map { $0 == 0 ? "3" : $0 == 1 ? "8" : "" })))
  }

  func codeMap(_ codes: Tensor, labels: [UInt8]) -> Figure {
    let shown = 0..<min(2_000, codes.rows)
    let map = Figure(
      "code-map", title: "Where N(0, I) lies, hardly a digit has its code",
      width: 640,
      Panel(
        x: "first latent", y: "second latent", equalScales: true,
        .scatter(
          "codes", x: shown.map { codes[$0, 0] }, y: shown.map { codes[$0, 1] },
          classes: shown.map { Int(labels[$0]) }),
        .ellipses(
          "nearly all of N(0, I)", x: [0.0], y: [0.0], widths: [6.0], heights: [6.0], colour: .black
        ))
    )
    return map.check("codes lie far outside", .deviation(of: "codes", column: 2) > 2)
  }
}

extension Tensor {
  /// Each row as an image's pixels.
  fileprivate var images: [[Float]] { (0..<rows).map { rows($0..<$0 + 1).scalars } }
}
// snippet.show
