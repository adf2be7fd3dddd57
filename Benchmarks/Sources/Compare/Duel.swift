import Foundation
import Tensors
import Threading

/// One product by both contenders, on the same factors.
struct Duel {
  static let rounds = 11

  private let product: ProductShape
  private let a: Tensor
  private let b: Tensor

  /// - Parameter digits: the left factor of a product of digits.
  init(_ product: ProductShape, digits: Tensor, using random: inout Random) {
    self.product = product
    let (m, k, n) = (product.m, product.k, product.n)
    a =
      product.isOfDigits
      ? digits
      : .uniform(
        product.transposeA ? k : m, product.transposeA ? m : k, in: -1..<1, using: &random)
    b = .uniform(product.transposeB ? n : k, product.transposeB ? k : n, in: -1..<1, using: &random)
  }

  /// Throws unless both results are within their common bound: each is off by at most k · 2⁻²⁴ times
  /// the sum of its terms' magnitudes.
  func checkAgreement() throws {
    let ours = tensors(a, b)
    var theirs = Tensor.zeros(product.m, product.n)
    OpenBLAS.multiply(a, b, product, into: &theirs)
    let magnitudes = tensors(magnitude(a), magnitude(b))
    for ((x, y), magnitude) in zip(zip(ours.scalars, theirs.scalars), magnitudes.scalars) {
      let bound = 2 * Float(product.k) * 0x1p-24 * magnitude
      guard abs(x - y) <= bound else {
        throw Failure("\(product): our \(x) and OpenBLAS's \(y) differ by more than \(bound)")
      }
    }
  }

  /// What each call took in each round.
  struct Result {
    let product: ProductShape
    let threads: Int
    fileprivate(set) var rounds: [(ours: Double, theirs: Double)] = []

    /// Seconds of the book's median call.
    var seconds: Double { rounds.map(\.ours).median }
    /// GFLOP/s at the medians.
    var tensors: Double { product.operations / seconds / 1e9 }
    var openBLAS: Double { product.operations / rounds.map(\.theirs).median / 1e9 }
    /// GFLOP/s of OpenBLAS's best round.
    var openBLASBest: Double { product.operations / (rounds.map(\.theirs).min() ?? .nan) / 1e9 }
    /// The median of the rounds' ratios of speed, above 1 where the book's product is faster.
    var ratio: Double { rounds.map { $0.theirs / $0.ours }.median }
  }

  /// Both take turns within each round, and who begins takes turns too, so that whatever slows the machine
  /// down hits both.
  func fight(threads: Int) -> Result {
    OpenBLAS.limitThreads(to: threads)
    var target = Tensor.zeros(product.m, product.n)
    let ours = { Threads.$limit.withValue(threads) { _ = tensors(a, b) } }
    let theirs = { OpenBLAS.multiply(a, b, product, into: &target) }
    var result = Result(product: product, threads: threads)
    for round in 0..<Duel.rounds {
      if round.isMultiple(of: 2) {
        let first = seconds(ours)
        result.rounds.append((first, seconds(theirs)))
      } else {
        let first = seconds(theirs)
        result.rounds.append((seconds(ours), first))
      }
    }
    return result
  }

  private func seconds(_ body: () -> Void) -> Double {
    // OpenBLAS's threads spin on for a tenth of a second after their last call, on the cores of who
    // comes next.
    Thread.sleep(forTimeInterval: 0.2)
    return secondsPerCall(body)
  }

  private func tensors(_ a: Tensor, _ b: Tensor) -> Tensor {
    matmul(a, b, transposeA: product.transposeA, transposeB: product.transposeB)
  }

  private func magnitude(_ x: Tensor) -> Tensor {
    Tensor(rows: x.rows, columns: x.columns, x.scalars.map(abs))
  }
}
