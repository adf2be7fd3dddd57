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
    var logRatios: [Int: [Double]] = [:]
    var random = Random(seed: 1)
    for product in Product.ofTrainingStep {
      let duel = Duel(product, using: &random)
      duel.checkAgreement()
      for threads in [1, 2] {
        let result = duel.fight(threads: threads)
        logRatios[threads, default: []].append(log(result.ratio))
        let numbers = [result.tensors, result.openBLAS].map {
          column(String(format: "%.1f", $0), -10)
        }
        print(
          column(product.description, 22) + column("\(threads)", -10) + numbers.joined()
            + column(String(format: "%.2f", result.ratio), -10))
      }
    }
    print()
    for threads in [1, 2] { printMean(logRatios[threads] ?? [], "\(threads)") }
    printMean(logRatios.keys.sorted().flatMap { logRatios[$0] ?? [] }, "1 and 2")
  }

  private static func printMean(_ logRatios: [Double], _ threads: String) {
    let mean = exp(logRatios.reduce(0, +) / Double(logRatios.count))
    print("geometric mean, \(threads) threads: \(String(format: "%.3f", mean))")
  }

  /// `text` filled up with spaces, on its left where `width` is negative.
  private static func column(_ text: String, _ width: Int) -> String {
    let fill = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? fill + text : text + fill
  }
}
