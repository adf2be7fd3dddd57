import Testing
import Threading

@testable import Tensors

@Suite struct MatrixProductTests {
  static let sizes = [0, 1, 5, 17, 127]

  @Test("every element is one ordered chain of fused multiply-adds", arguments: sizes, sizes)
  func orderedChain(m: Int, n: Int) {
    var random = Random(seed: 1)
    for k in [0, 1, 7, 8, 64, 255, 257, 600] {
      for (transposeA, transposeB) in [(false, false), (true, false), (false, true), (true, true)] {
        let a = scalars(m, k, using: &random)
        let b = scalars(k, n, using: &random)
        let product = matmul(
          transposeA ? a.transposed : a, transposeB ? b.transposed : b,
          transposeA: transposeA, transposeB: transposeB)
        #expect(
          product == chains(a, b), "[\(m), \(k)] × [\(k), \(n)], \(transposeA), \(transposeB)")
      }
    }
  }

  @Test(
    "the chains go on over blocks of k, of rows and of columns", arguments: [false, true],
    [false, true])
  func blocks(transposeA: Bool, transposeB: Bool) {
    var random = Random(seed: 5)
    let (a, b) = (scalars(403, 260, using: &random), scalars(260, 203, using: &random))
    let product = matmul(
      transposeA ? a.transposed : a, transposeB ? b.transposed : b,
      transposeA: transposeA, transposeB: transposeB)
    #expect(product == chains(a, b))
  }

  @Test(
    "zeros that are left out leave no trace, even beside what is not finite",
    arguments: [false, true], [[], [Float.infinity, -.infinity, .nan]])
  func zeros(transposeA: Bool, notFinite: [Float]) {
    var random = Random(seed: 6)
    var (a, b) = (scalars(61, 70, using: &random), scalars(70, 130, using: &random))
    for row in 0..<a.rows {
      for column in 0..<a.columns where row / 8 == column / 8 || random.uniform() < 0.8 {
        a[row, column] = random.uniform() < 0.5 ? 0 : -0.0
      }
    }
    for (row, scalar) in notFinite.enumerated() { b[9 * row + 1, 40 * row] = scalar }
    let product = matmul(transposeA ? a.transposed : a, b, transposeA: transposeA)
    for (ours, chain) in zip(product.scalars, chains(a, b).scalars) {
      #expect(ours == chain || (ours.isNaN && chain.isNaN))
    }
  }

  @Test("a strip keeps the k at which one of its rows is not zero", arguments: [false, true])
  func strips(transposeA: Bool) {
    // Row r has scalars at k = r, r + 8, r + 16, …: a strip of four rows has four k of every eight.
    let (rows, depth, height) = (22, 67, Tiling.rows)
    let a = Tensor(
      rows: rows, columns: depth,
      (0..<rows * depth).map { ($0 % depth - $0 / depth).isMultiple(of: 8) ? 1 : -0.0 })
    let factor = Factor(transposeA ? a.transposed : a, transposed: transposeA)
    var strips = Strips()
    func counts(keepingZeros: Bool) -> ArraySlice<Int> {
      strips.pack(0..<rows, 0..<depth, of: factor, keepingZeros: keepingZeros)
      return strips.counts.prefix(rows / height)
    }
    let kept = stride(from: 0, to: rows / height * height, by: height).map { first in
      (0..<depth).filter { k in
        (first..<first + height).contains { ($0 - k).isMultiple(of: 8) }
      }.count
    }
    #expect(Array(counts(keepingZeros: false)) == kept)
    #expect(Array(counts(keepingZeros: true)) == kept.map { _ in depth })
  }

  /// What a kernel without hardware must not round in bits.
  enum Awkward: CaseIterable {
    /// Sums of short numbers are often halfway between two floats.
    case ties
    /// Sums of these are subnormal, or zero.
    case subnormals
    /// Sums of these are infinite, and the next ones NaN.
    case overflows
  }

  @Test("the chains are what they are where rounding is awkward", arguments: Awkward.allCases)
  func awkward(_ kind: Awkward) {
    var random = Random(seed: 7)
    func scalar() -> Float {
      let sign: Float = random.uniform() < 0.5 ? -1 : 1
      let short = Float(Int(random.uniform() * 8)) / 8 + 1
      switch kind {
      case .ties: return sign * (random.uniform() < 0.5 ? short : random.uniform(1, 2))
      case .subnormals: return sign * random.uniform() * 0x1p-68
      case .overflows: return sign * short * 0x1p63
      }
    }
    let a = Tensor(rows: 37, columns: 300, (0..<37 * 300).map { _ in scalar() })
    let b = Tensor(rows: 300, columns: 45, (0..<300 * 45).map { _ in scalar() })
    let (product, chains) = (matmul(a, b), chains(a, b))
    switch kind {
    case .ties: break
    case .subnormals: #expect(chains.scalars.contains { $0.isSubnormal })
    case .overflows: #expect(chains.scalars.contains { $0.isNaN || $0.isInfinite })
    }
    let wrong = zip(product.scalars, chains.scalars).filter { ours, chain in
      ours != chain && !(ours.isNaN && chain.isNaN)
    }
    #expect(wrong.isEmpty)
  }

  @Test("a sum that is rounded to −0 is 0, whatever zeros follow", arguments: [1, 9])
  func negativeZero(k: Int) {
    let a = Tensor(rows: 1, columns: k, [-1e-30] + [Float](repeating: 0, count: k - 1))
    let b = Tensor(repeating: 1e-30, rows: k, columns: 1)
    let bias = Tensor(repeating: -0.0, rows: 1, columns: 1)
    #expect(matmul(a, b).scalar.bitPattern == 0)
    #expect(matmul(a, b, adding: bias).scalar.bitPattern == 0)
  }

  @Test(
    "a bias joins once, after the last term of the chain", arguments: [1, 17, 127],
    [0, 7, 256, 600])
  func bias(n: Int, k: Int) {
    var random = Random(seed: 4)
    let (x, weights) = (scalars(13, k, using: &random), scalars(k, n, using: &random))
    let bias = scalars(1, n, using: &random)
    #expect(matmul(x, weights, adding: bias) == productByDefinition(x, weights, adding: bias))
    #expect(matmul(x, weights, adding: bias) == chains(x, weights) + bias)
  }

  @Test("a bias of several rows is refused, with the shapes")
  func biasOfSeveralRows() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(.zeros(2, 3), .zeros(3, 4), adding: .zeros(2, 4))
    }
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(errors.contains("[2, 3] × [3, 4] + [2, 4]"))
  }

  @Test("a product of nothing is its bias, and so is its gradient")
  func depthOfZero() {
    let tape = Tape()
    let bias = tape.watch(Tensor(rows: 1, columns: 2, [3, -0.0]))
    let product = matmul(.zeros(5, 0), .zeros(0, 2), adding: bias)
    #expect(
      product.scalars.map(\.bitPattern) == (0..<5).flatMap { _ in [Float(3), 0] }.map(\.bitPattern))
    #expect(tape.gradients(of: sum(product))[bias].scalars == [5, 5])
  }

  @Test("error against Double is within k/2 ulp of the sum of magnitudes")
  func accuracy() {
    var random = Random(seed: 2)
    let (m, k, n) = (33, 784, 50)
    let a = scalars(m, k, using: &random)
    let b = scalars(k, n, using: &random)
    let product = matmul(a, b)
    for row in 0..<m {
      for column in 0..<n {
        let terms = (0..<k).map { Double(a[row, $0]) * Double(b[$0, column]) }
        let exact = terms.reduce(0, +)
        let magnitude = terms.reduce(0) { $0 + abs($1) }
        #expect(abs(Double(product[row, column]) - exact) <= Double(k) / 2 * 0x1p-24 * magnitude)
      }
    }
  }

  @Test(
    "same bits with any number of threads, split by rows or by columns",
    arguments: [2, 3, 8], [(131, 203), (31, 403)])
  func threads(count: Int, shape: (rows: Int, columns: Int)) {
    var random = Random(seed: 3)
    let a = scalars(shape.rows, 300, using: &random)
    let b = scalars(300, shape.columns, using: &random)
    let alone = Threads.$limit.withValue(1) { matmul(a, b) }
    let together = Threads.$limit.withValue(count) { matmul(a, b) }
    #expect(alone == together)
  }

  private func scalars(_ rows: Int, _ columns: Int, using random: inout Random) -> Tensor {
    Tensor(rows: rows, columns: columns, (0..<rows * columns).map { _ in random.uniform(-1, 1) })
  }

  private func chains(_ a: Tensor, _ b: Tensor) -> Tensor {
    productByDefinition(a, b, adding: .zeros(1, b.columns))
  }
}
