// snippet.quality
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// What images are measured with.
struct Instruments {
  /// Trained on the labels of real digits.
  let judge: Judge
  /// Digits held out, for recall, and as many others for a row of their own.
  let asked, others: Tensor
  /// Digits trained on, for precision.
  let known: NearestNeighbours

  init(judge: Judge, heldOut: Tensor, known: Tensor) {
    let half = min(1_000, heldOut.rows / 2)
    self.judge = judge
    (asked, others) = (heldOut.rows(0..<half), heldOut.rows(half..<2 * half))
    self.known = NearestNeighbours(known)
  }
}

/// Five measures of images that are meant for digits.
struct Quality {
  /// The share of images that the judge is sure of, in %.
  let sure: Double
  /// The mean Laplacian variance by the held-out digits'.
  let sharpness: Double
  /// The mean distance from a held-out digit to the nearest image: less is better.
  let recall: Double
  /// The mean distance from an image to the nearest training digit.
  let precision: Double
  /// The entropy of the classes that the judge sees, by ten equal ones', in 0…1.
  let variety: Double

  init(of images: Tensor, by instruments: Instruments) {
    let verdicts = instruments.judge.verdicts(on: images)
    sure = 100 * sureShare(of: verdicts.map(\.confidence))
    sharpness = meanSharpness(of: images) / meanSharpness(of: instruments.asked)
    recall = NearestNeighbours(images).meanDistance(of: instruments.asked)
    precision = instruments.known.meanDistance(of: images)
    let shares = (0..<10).map { label in
      Double(verdicts.count { $0.label == label }) / Double(verdicts.count)
    }
    let entropy = shares.reduce(0) { $1 == 0 ? $0 : $0 - $1 * naturalLogarithm($1) }
    variety = entropy / naturalLogarithm(10)
  }
}
// snippet.end

// snippet.candidates
/// Images, and who made them at what cost.
struct Candidate {
  /// How it is called in tables, and in names of values.
  let label, name: String
  /// 1,000 images or fewer, [count, 784].
  let images: Tensor
  /// The model that made them, if one is to be compared.
  var model: ModelFacts?
}

/// What a model is and costs.
struct ModelFacts {
  /// Multiply-adds of its training, and for one image more.
  let training, drawing: Int
  /// Whether it has an encoder, and what it says of an image's probability.
  let encoder, density: String
}

extension Module {
  /// The multiply-adds of one image's way through all weight matrices. The way back takes two times as
  /// many: one product for the weights' gradients, one for the inputs'. (Those of a first layer need none, and are
  /// counted all the same.)
  var multiplyAdds: Int { parameters.reduce(0) { $0 + ($1.rows > 1 ? $1.count : 0) } }
}
// snippet.end

// snippet.table
extension [String: Quality] {
  /// The measures of the candidate of that name. Another name ends the program.
  func of(_ name: String) -> Quality {
    guard let quality = self[name] else { fatalError("no candidate is called “\(name)”") }
    return quality
  }
}

extension Study {
  /// Prints all candidates' measures, then what their models are and cost; returns the measures by name.
  func tabulate(_ candidates: [Candidate], by instruments: Instruments) -> [String: Quality] {
    notebook.cell("table", "All models, the same measures")
    notebook.heading("", "sure (%)", "sharpness", "recall", "precision", "variety")
    var qualities: [String: Quality] = [:]
    for candidate in candidates {
      let quality = Quality(of: candidate.images, by: instruments)
      let name = "table\(candidate.name)"
      notebook.row(
        candidate.label, notebook.value("\(name)Sure", quality.sure, digits: 1, unit: "%"),
        notebook.value("\(name)Sharpness", quality.sharpness, digits: 2, unit: "of the digits'"),
        notebook.value("\(name)Recall", quality.recall, digits: 2, unit: "distance"),
        notebook.value("\(name)Precision", quality.precision, digits: 2, unit: "distance"),
        notebook.value("\(name)Variety", quality.variety, digits: 3, unit: "of log 10"))
      qualities[candidate.name] = quality
    }
    notebook.print()
    notebook.heading("multiply-adds", "training (10⁹)", "for an image", "encoder", "density")
    for candidate in candidates {
      guard let model = candidate.model else { continue }
      let training = Double(model.training) / 1e9
      let name = "table\(candidate.name)"
      notebook.row(
        candidate.label,
        notebook.value("\(name)Training", training, digits: 0, unit: "10⁹ multiply-adds"),
        notebook.value("\(name)Drawing", Double(model.drawing), digits: 0, unit: "multiply-adds"),
        model.encoder, model.density)
    }
    return qualities
  }
}
// snippet.end
