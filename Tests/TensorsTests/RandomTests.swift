import Foundation
import Testing

@testable import Tensors

@Suite struct RandomTests {
  @Test("the stream is that of the published SplitMix64")
  func published() {
    var random = Random(seed: 1_234_567)
    let draws = (0..<5).map { _ in random.next() }
    #expect(
      draws == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("moments of normals are within 4 standard errors", arguments: [1, 2, 3] as [UInt64])
  func moments(seed: UInt64) {
    var random = Random(seed: seed)
    let x = Tensor.normal(512, 512, using: &random).scalars.map(Double.init)
    let n = Double(x.count)
    // E xᵏ of N(0, 1), and the variance of xᵏ
    for (power, moment, variance) in [(1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96)]
      as [(Int, Double, Double)]
    {
      let mean = x.reduce(0) { $0 + pow($1, Double(power)) } / n
      #expect(abs(mean - moment) <= 4 * (variance / n).squareRoot(), "E x^\(power) is \(mean)")
    }
  }

  @Test("normals follow their distribution function (Kolmogorov & Smirnov, 0.1 %)")
  func distribution() {
    var random = Random(seed: 4)
    let x = Tensor.normal(1, 20_000, using: &random).scalars.sorted()
    let n = Double(x.count)
    let distances = x.enumerated().map { i, x in
      let probability = erfc(-Double(x) / 2.squareRoot()) / 2
      return max(abs(probability - Double(i) / n), abs(probability - Double(i + 1) / n))
    }
    #expect((distances.max() ?? 1) * n.squareRoot() <= 1.95)
  }

  @Test("neighbours, pairs of one draw and streams that were split are uncorrelated")
  func correlations() {
    var random = Random(seed: 5)
    var child = random.split()
    var grandchild = child.split()
    let n = 1 << 16
    let x = Tensor.normal(1, n, using: &random).scalars
    let streams = [
      Array(x.dropFirst()) + x.prefix(1), Array(x.dropFirst(8)) + x.prefix(8),
      Tensor.normal(1, n, using: &child).scalars, Tensor.normal(1, n, using: &grandchild).scalars,
    ]
    for y in streams {
      let correlation = zip(x, y).reduce(0) { $0 + Double($1.0 * $1.1) } / Double(n)
      #expect(abs(correlation) <= 4 / Double(n).squareRoot())
    }
  }

  @Test("normals have the bits of every other build and processor")
  func fingerprint() {
    var random = Random(seed: 6)
    #expect(fnv1a(Tensor.normal(10, 100, using: &random).scalars) == 0xB001_F487_9A45_FEC2)
  }

  @Test("sixteen normals take eight draws, and fewer take as many", arguments: [0, 1, 16, 17, 100])
  func draws(count: Int) {
    var random = Random(seed: 7)
    var twin = random
    let normals = Tensor.normal(1, count, using: &random).scalars
    let more = Tensor.normal(1, count + 16, using: &twin).scalars
    #expect(normals.map(\.bitPattern) == more.prefix(count).map(\.bitPattern))
    var skipped = Random(seed: 7)
    for _ in 0..<(count + 15) / 16 * 8 { _ = skipped.next() }
    #expect(random.next() == skipped.next())
  }

  @Test("an empty range has no number to give")
  func emptyRange() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = Random(seed: 1)
      _ = Tensor.uniform(1, 1, in: 0..<0, using: &random)
    }
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(errors.contains("no number in 0.0..<0.0"))
  }

  @Test("uniform numbers fill their range evenly and stay in it")
  func uniform() {
    var random = Random(seed: 8)
    let x = Tensor.uniform(100, 1_000, in: -2..<3, using: &random).scalars
    #expect(x.allSatisfy { -2 <= $0 && $0 < 3 })
    #expect(chiSquare(x.map { Int(2 * ($0 + 2)) }, bins: 10) <= 27.88)
  }

  @Test("the largest draw stays below the upper bound, though the sum rounds to it")
  func largestUniform() {
    let beforeAllOnes: UInt64 = 0x3162_8AF6_7B21_31AB
    var random = Random(seed: beforeAllOnes)
    #expect(random.next() == UInt64.max)
    random = Random(seed: beforeAllOnes)
    #expect(random.uniform(1, 2) == Float(2).nextDown)
  }

  @Test("integers below a bound are equally likely")
  func integers() {
    var random = Random(seed: 9)
    let digits = (0..<100_000).map { _ in random.integer(below: 10) }
    #expect(chiSquare(digits, bins: 10) <= 27.88)
    // Eight draws fall on three integers of this bound: fair only if a quarter is drawn again.
    let huge = 3 << 61
    let thirds = (0..<30_000).map { _ in random.integer(below: huge) % 3 }
    #expect(chiSquare(thirds, bins: 3) <= 13.82)
  }

  @Test("a permutation has each index once, and all orders are equally likely")
  func permutations() {
    var random = Random(seed: 10)
    #expect(random.permutation(of: 0) == [])
    #expect(random.permutation(of: 1_000).sorted() == Array(0..<1_000))
    let orders = (0..<60_000).map { _ in
      let order = random.permutation(of: 3)
      return 2 * order[0] + (order[1] < order[2] ? 0 : 1)
    }
    #expect(chiSquare(orders, bins: 6) <= 20.52)
  }

  /// Σ (found − expected)² / expected over equally likely bins; the tests ask for its 0.1 % quantile.
  private func chiSquare(_ values: [Int], bins: Int) -> Double {
    var counts = [Int](repeating: 0, count: bins)
    for value in values { counts[value] += 1 }
    let expected = Double(values.count) / Double(bins)
    return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  @Test("draws are counted, and skipped, on every stream", arguments: [0, 1, 2, 77, 100_000])
  func skip(_ count: Int) {
    var root = Random(seed: 9)
    for start in [root, root.split(), root.split()] {
      var (drawn, skipped) = (start, start)
      for _ in 0..<count { _ = drawn.next() }
      #expect(drawn.draws(since: start) == UInt64(count))
      skipped.skip(draws: UInt64(count))
      #expect(skipped.next() == drawn.next())
    }
  }
}
