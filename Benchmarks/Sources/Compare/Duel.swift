import Foundation
import Tensors

/// One product by both contenders, on the same factors.
struct Duel {
  static let rounds = 11
  /// Calls between two readings of the clock last about this long, in seconds.
  private static let turn = 0.004

  private let product: Product
  private let a: Tensor
  private let b: Tensor

  init(_ product: Product, using random: inout Random) {
    self.product = product
    let (m, k, n) = (product.m, product.k, product.n)
    a = .uniform(product.transposeA ? k : m, product.transposeA ? m : k, in: -1..<1, using: &random)
    b = .uniform(product.transposeB ? n : k, product.transposeB ? k : n, in: -1..<1, using: &random)
  }

  /// Stops the program unless both results are within their common bound: each is off by at most
  /// k · 2⁻²⁴ times the sum of its terms' magnitudes.
  func checkAgreement() {
    let ours = tensors(a, b)
    var theirs = Tensor.zeros(product.m, product.n)
    OpenBLAS.multiply(a, b, product, into: &theirs)
    let magnitudes = tensors(magnitude(a), magnitude(b))
    for ((x, y), magnitude) in zip(zip(ours.scalars, theirs.scalars), magnitudes.scalars) {
      let bound = 2 * Float(product.k) * 0x1p-24 * magnitude
      precondition(abs(x - y) <= bound, "\(product): \(x) and OpenBLAS's \(y) differ")
    }
  }

  /// GFLOP/s of both, at their medians, and the median of the rounds' ratios.
  struct Result {
    let tensors: Double
    let openBLAS: Double
    let ratio: Double
  }

  /// Both take turns within each round, and who begins takes turns too, so that whatever slows the machine
  /// down hits both.
  func fight(threads: Int) -> Result {
    OpenBLAS.limitThreads(to: threads)
    var result = Tensor.zeros(product.m, product.n)
    let ours = { Threads.$limit.withValue(threads) { _ = tensors(a, b) } }
    let theirs = { OpenBLAS.multiply(a, b, product, into: &result) }
    let calls = max(1, Int(Duel.turn / seconds(calls: 5, theirs)))
    var times: [(ours: Double, theirs: Double)] = []
    for round in 0..<Duel.rounds {
      if round.isMultiple(of: 2) {
        let first = seconds(calls: calls, ours)
        times.append((first, seconds(calls: calls, theirs)))
      } else {
        let first = seconds(calls: calls, theirs)
        times.append((seconds(calls: calls, ours), first))
      }
    }
    return Result(
      tensors: product.operations / median(times.map(\.ours)) / 1e9,
      openBLAS: product.operations / median(times.map(\.theirs)) / 1e9,
      ratio: median(times.map { $0.theirs / $0.ours }))
  }

  /// Seconds a call takes, on average over `calls`, after as many that are not counted.
  private func seconds(calls: Int, _ body: () -> Void) -> Double {
    // OpenBLAS's threads spin on for a tenth of a second after their last call, on the cores of who
    // comes next. And a thread that slept takes milliseconds to be given a core of its own again.
    Thread.sleep(forTimeInterval: 0.2)
    for _ in 0..<calls { body() }
    let duration = ContinuousClock().measure { for _ in 0..<calls { body() } }
    return duration / .seconds(1) / Double(calls)
  }

  private func tensors(_ a: Tensor, _ b: Tensor) -> Tensor {
    matmul(a, b, transposeA: product.transposeA, transposeB: product.transposeB)
  }

  private func magnitude(_ x: Tensor) -> Tensor {
    Tensor(rows: x.rows, columns: x.columns, x.scalars.map(abs))
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
