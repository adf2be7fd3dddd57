import Foundation
import Tensors

/// Times the matrix products of one training step beside OpenBLAS's, and prints the ratios of speed.
@main struct Main {
  static func main() {
    print("The matrix products of a 784-400-20 VAE at batch 128, beside \(OpenBLAS.description).")
    print("Speed of Tensors over OpenBLAS's: the median of \(Duel.rounds) rounds.\n")
    print(
      column("product", 22)
        + ["threads", "Tensors", "OpenBLAS", "ratio"].map { column($0, -10) }.joined())
    print(column("", 22) + ["", "GFLOP/s", "GFLOP/s", ""].map { column($0, -10) }.joined())
    var random = Random(seed: 1)
    var ratios: [Int: [Double]] = [:]
    for product in Product.ofTrainingStep {
      for (threads, ratio) in race(product, using: &random) {
        ratios[threads, default: []].append(ratio)
      }
    }
    print("\nOutside of the mean, with no cache that holds it:")
    _ = race(Product(m: 1024, k: 1024, n: 1024), using: &random)
    print()
    for threads in threadCounts { printMean(ratios[threads] ?? [], "\(threads)") }
    printMean(threadCounts.flatMap { ratios[$0] ?? [] }, "1 and 2")
  }

  private static let threadCounts = [1, 2]

  /// Prints a row for each number of threads; their ratios.
  private static func race(
    _ product: Product, using random: inout Random
  ) -> [(threads: Int, ratio: Double)] {
    let duel = Duel(product, using: &random)
    duel.checkAgreement()
    return threadCounts.map { threads in
      let result = duel.fight(threads: threads)
      let numbers = [result.tensors, result.openBLAS].map {
        column(String(format: "%.1f", $0), -10)
      }
      print(
        column(product.description, 22) + column("\(threads)", -10) + numbers.joined()
          + column(String(format: "%.2f", result.ratio), -10))
      return (threads, result.ratio)
    }
  }

  private static func printMean(_ ratios: [Double], _ threads: String) {
    let mean = exp(ratios.reduce(0) { $0 + log($1) } / Double(ratios.count))
    print("geometric mean, \(threads) threads: \(String(format: "%.3f", mean))")
  }

  /// `text` filled up with spaces, on its left where `width` is negative.
  private static func column(_ text: String, _ width: Int) -> String {
    let fill = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? fill + text : text + fill
  }
}
