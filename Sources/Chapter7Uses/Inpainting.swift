// snippet.halves
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// Images of which the upper half is seen, and the lower one hidden.
struct Halves {
  /// [images, 392] each.
  let seen, hidden: Tensor

  /// The images, [images, 784], with other lower halves.
  func completed(by lower: Tensor) -> Tensor {
    Tensor(stacking: [seen.transposed, lower.transposed]).transposed
  }
}

extension Halves {
  init(of images: Tensor) {
    let half = images.columns / 2
    self.init(seen: images.columns(0..<half), hidden: images.columns(half..<images.columns))
  }
}

/// The mean of each column, [m, n] → [1, n].
func columnMeans(_ x: Tensor) -> Tensor { 1 / Float(x.rows) * columnSums(x) }
// snippet.end

// snippet.rivals
/// The affine function of the seen half that gives the hidden one with the least squared error, for the same
/// images and a little `ridge` · ‖weights‖², since some pixels never change.
struct HalfRegression {
  private let weights, seenMean, hiddenMean: Tensor

  init(of known: Halves, ridge: Double) {
    (seenMean, hiddenMean) = (columnMeans(known.seen), columnMeans(known.hidden))
    let x = known.seen - seenMean
    let products = matmul(known.hidden - hiddenMean, x, transposeA: true)  // [hidden, seen]
    var squares = matmul(x, x, transposeA: true).scalars.map { Double($0) }
    for pixel in 0..<x.columns { squares[pixel * (x.columns + 1)] += ridge }
    let cholesky = Cholesky(of: squares, size: x.columns)
    let rows = (0..<products.rows).flatMap { row in
      cholesky.solve(products.rows(row..<row + 1).scalars.map { Double($0) }).map { Float($0) }
    }
    weights = Tensor(rows: products.rows, columns: x.columns, rows)
  }

  /// [images, 392] → [images, 392].
  func predict(_ seen: Tensor) -> Tensor {
    matmul(seen - seenMean, weights, transposeB: true) + hiddenMean
  }
}
// snippet.end

// snippet.inpaint
/// Lower halves that someone made up, [images, 392].
struct Completion {
  let label, name: String
  let lower: Tensor
}

extension Study {
  /// The lower halves of 300 held-out digits: from a VAE's code space, and by four rivals.
  func inpaint(by vae: MeanCodec, _ judge: Judge, using random: inout Random) {
    notebook.cell("inpaint", "The lower half of held-out digits, from the upper one")
    let asked = Halves(of: heldOut.rows(0..<300))
    let known = Halves(of: train.images())
    let search = CodeSearch(for: asked.seen, by: vae.model)
    func lower(_ codes: Codes) -> Tensor { Halves(of: vae.decode(codes.z)).hidden }
    let likeliest = search.likeliest(steps: 100)
    let draws = search.draws(from: likeliest, count: 10, every: 20, using: &random).map(lower)
    let nearest = NearestNeighbours(known.seen)
      .nearest(asked.seen, k: min(10, train.count)).map { $0.map(\.index) }
    let means = nearest.map { columnMeans(known.hidden.rows($0)) }
    let linear = HalfRegression(of: known, ridge: 10).predict(asked.seen)
    let all = [Int](repeating: 0, count: 300)
    let completions = [
      Completion(label: "the truth", name: "true", lower: asked.hidden),
      Completion(label: "VAE, likeliest code", name: "likeliest", lower: lower(likeliest)),
      Completion(label: "VAE, a draw", name: "draw", lower: draws[9]),
      Completion(
        label: "VAE, mean of 10 draws", name: "draws",
        lower: 0.1 * draws.dropFirst().reduce(draws[0], +)),
      Completion(label: "mean of 10 nearest", name: "ten", lower: Tensor(stacking: means)),
      Completion(
        label: "nearest digit", name: "nearest", lower: known.hidden.rows(nearest.map { $0[0] })),
      Completion(label: "linear regression", name: "linear", lower: linear),
      Completion(label: "mean image", name: "mean", lower: columnMeans(known.hidden).rows(all)),
    ]
    tabulate(completions, of: asked, judge)
    notebook.value(
      "drawsApart", Double(mean(squaredError(draws[4], draws[9])).scalar), digits: 1,
      unit: "squared distance")
    notebook.figure(completedDigits(asked, completions, draws: [draws[1], draws[4], draws[9]]))
  }

  /// Prints the squared error of the hidden pixels, alone and by the likeliest code's, and the judge's word.
  private func tabulate(_ completions: [Completion], of asked: Halves, _ judge: Judge) {
    let labels = test.labels.prefix(asked.seen.rows).map { Int($0) }
    let errors = completions.map { Double(mean(squaredError($0.lower, asked.hidden)).scalar) }
    notebook.heading("lower half by", "squared error", "by the VAE's", "judge is right (%)")
    for (completion, error) in zip(completions, errors) {
      let (name, images) = (completion.name, asked.completed(by: completion.lower))
      let obedience = Obedience(of: images, asked: labels, by: judge)
      notebook.row(
        completion.label,
        notebook.value(
          "\(name)LowerError", error, digits: 1, unit: "squared error of the lower half"),
        notebook.value("\(name)Over", error / errors[1], digits: 2, unit: "of the VAE's error"),
        notebook.value("\(name)Right", obedience.seen, digits: 1, unit: "%"))
    }
    notebook.figure(inpaintingErrors(errors))
  }
}
// snippet.end
