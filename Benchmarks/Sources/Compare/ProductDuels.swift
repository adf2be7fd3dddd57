import Digits
import Tensors

/// Each matrix product of a training step beside OpenBLAS's, on 1 and 2 threads.
struct ProductDuels {
  static let threadCounts = [1, 2]

  let mnist: String

  func run() throws -> ProductResult {
    var random = Random(seed: 1)
    let digits = try DigitSplit.mnist(in: mnist).train.images(0..<128)
    func fight(_ product: ProductShape) throws -> [Duel.Result] {
      let duel = Duel(product, digits: digits, using: &random)
      try duel.checkAgreement()
      return ProductDuels.threadCounts.map { duel.fight(threads: $0) }
    }
    let result = ProductResult(
      ofStep: try ProductShape.ofTrainingStep().flatMap(fight),
      ofDigits: try ProductShape.ofDigits.flatMap(fight),
      large: try fight(ProductShape(m: 1024, k: 1024, n: 1024)))
    show("Products: of a step, beside OpenBLAS; medians of \(Duel.rounds) rounds", result.table)
    for threads in ProductDuels.threadCounts {
      let mean = result.mean(threads: threads).fixed(3)
      show("geometric mean of the step's ratios, threads \(threads): \(mean)")
    }
    return result
  }
}

struct ProductResult {
  let ofStep: [Duel.Result]
  /// Those of them whose left factor is the batch, with its black pixels: outside of the means, as
  /// the book's product leaves out zeros that OpenBLAS multiplies.
  let ofDigits: [Duel.Result]
  /// Of 1024³, outside of the means: no cache holds it.
  let large: [Duel.Result]

  /// The geometric mean of the ratios to OpenBLAS.
  func mean(threads: Int) -> Double {
    ofStep.filter { $0.threads == threads }.map(\.ratio).geometricMean
  }

  var worst: Duel.Result? { ofStep.min { $0.ratio < $1.ratio } }

  /// OpenBLAS's best GFLOP/s on 1024³ with all threads.
  var roof: Double { large.last?.openBLASBest ?? .nan }

  var table: ReportTable {
    var table = ReportTable("product", "threads", "µs", "GFLOP/s", "OpenBLAS", "ratio")
    for result in ofStep + ofDigits + large {
      table.add(
        "\(result.product)", "\(result.threads)", (result.seconds * 1e6).fixed(0),
        result.tensors.fixed(1), result.openBLAS.fixed(1), result.ratio.fixed(2))
    }
    return table
  }
}
