import Foundation
import Tensors
import Testing
import Threading

@testable import Measures

@Suite struct PCATests {
  @Test("four points on a cross: the axes are the components")
  func cross() {
    let pca = PCA(of: Tensor(rows: 4, columns: 2, [5, 1, -1, 1, 2, 3, 2, -1]), components: 2)
    #expect(pca.mean == Tensor(rows: 1, columns: 2, [2, 1]))
    #expect(pca.components == Tensor(rows: 2, columns: 2, [1, 0, 0, 1]))
    #expect(pca.variances == [4.5, 2])
    #expect(pca.explainedShare == 1)
    let first = PCA(of: Tensor(rows: 4, columns: 2, [5, 1, -1, 1, 2, 3, 2, -1]), components: 1)
    #expect(abs(first.explainedShare - 4.5 / 6.5) < 1e-15)
    #expect(first.encode(Tensor(rows: 2, columns: 2, [7, 9, 2, 1])).scalars == [5, 0])
    #expect(first.decode(Tensor(rows: 2, columns: 1, [5, -1])).scalars == [7, 1, 1, 1])
  }

  @Test("a cross turned by 30°, with the covariance [[3¼, ¾√3], [¾√3, 1¾]]: variances 4 and 1")
  func turned() {
    // ±2√2 along (√3, 1)/2 and ±√2 along (−1, √3)/2, around (10, −5).
    let (long, short) = (Float(2).squareRoot(), Float(0.5).squareRoot())
    let root = Float(3).squareRoot()
    let data = Tensor(
      rows: 4, columns: 2,
      [
        10 + root * long, -5 + long, 10 - root * long, -5 - long,
        10 - short, -5 + root * short, 10 + short, -5 - root * short,
      ])
    let pca = PCA(of: data, components: 2)
    #expect(zip(pca.mean.scalars, [10, -5]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(pca.variances, [4, 1]).allSatisfy { abs($0 - $1) < 1e-5 })
    let expected = [root / 2, 0.5, -0.5, root / 2]
    #expect(zip(pca.components.scalars, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("a line is coded by one number without loss, its direction with a positive largest entry")
  func line() {
    let data = Tensor(rows: 3, columns: 2, [4, -3, 0, 0, -4, 3])
    let pca = PCA(of: data, components: 1)
    #expect(abs(pca.components[0, 0] - 0.8) < 1e-6 && abs(pca.components[0, 1] + 0.6) < 1e-6)
    #expect(abs(pca.variances[0] - 50.0 / 3) < 1e-5 && pca.variances[1] < 1e-5)
    #expect(abs(pca.explainedShare - 1) < 1e-6)
    let codes = pca.encode(data)
    #expect(zip(codes.scalars, [5, 0, -5]).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(zip(pca.decode(codes).scalars, data.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("mean squared error of k components = sum of the variances left out", arguments: [0, 1, 7])
  func errorIsWhatIsLeftOut(k: Int) {
    let data = cloud(points: 1200, dimensions: 30)
    let pca = PCA(of: data, components: k)
    let rest = data - pca.decode(pca.encode(data))
    let error = rest.scalars.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(data.rows)
    let leftOut = pca.variances.dropFirst(k).reduce(0, +)
    #expect(abs(error - leftOut) < 1e-4 * leftOut)
    #expect(abs(pca.explainedShare - (1 - leftOut / pca.variances.reduce(0, +))) < 1e-12)
  }

  @Test("more dimensions than points, and dimensions that never vary")
  func rankDeficient() {
    var data = cloud(points: 5, dimensions: 40)
    for row in 0..<5 { data[row, 3] = 0.25 }
    let pca = PCA(of: data, components: 6)
    #expect(pca.variances[3] > 0.1 && pca.variances[4] < 1e-5)
    let codes = pca.encode(data)
    #expect(zip(pca.decode(codes).scalars, data.scalars).allSatisfy { abs($0 - $1) < 1e-4 })
    let gram = matmul(pca.components, pca.components, transposeB: true)
    for row in 0..<6 {
      for column in 0..<6 { #expect(abs(gram[row, column] - (row == column ? 1 : 0)) < 1e-5) }
    }
  }

  @Test(
    "pictures that combine two binary patterns have two variances",
    arguments: [(1, 2), (2, 3), (28, 4), (7, 13), (1, 28)])
  func twoPatterns(periods: (Int, Int)) {
    func pattern(_ period: Int) -> [Float] { (0..<784).map { Float($0 / period % 2) } }
    let (p, q) = (pattern(periods.0), pattern(periods.1))
    var pictures: [Float] = []
    for a in 0..<8 {
      for b in 0..<8 { pictures += zip(p, q).map { Float(a) / 8 * $0 + Float(b) / 16 * $1 } }
    }
    let pca = PCA(of: Tensor(rows: 64, columns: 784, pictures), components: 2)
    // The shares are independent. So the values are those of [[s p·p, √st p·q], [√st p·q, t q·q]].
    let (s, t) = (21.0 / 256, 21.0 / 1024)
    func dot(_ a: [Float], _ b: [Float]) -> Double { Double(zip(a, b).count { $0 * $1 == 1 }) }
    let (a, b, squares) = (s * dot(p, p), t * dot(q, q), s * t * dot(p, q) * dot(p, q))
    let root = ((a - b) * (a - b) / 4 + squares).squareRoot()
    #expect(abs(pca.variances[0] - ((a + b) / 2 + root)) < 1e-3)
    #expect(abs(pca.variances[1] - ((a + b) / 2 - root)) < 1e-3)
    #expect(pca.variances[2] < 1e-3 && abs(pca.explainedShare - 1) < 1e-4)
  }

  @Test(
    "periodic pictures, a sawtooth at each of its places: 196/(n sin πj/n)² for j = 1…n − 1",
    arguments: [2, 4, 7, 8, 14, 28, 56])
  func sawtooth(period: Int) {
    let pictures = (0..<56 * 784).map { Float(($0 / 784 + $0 % 784) % period) / Float(period) }
    let pca = PCA(of: Tensor(rows: 56, columns: 784, pictures), components: 1)
    let n = Double(period)
    let exact = (1..<period).map { j in 196 / pow(n * sin(.pi * Double(j) / n), 2) }
      .sorted(by: >)
    for (found, exact) in zip(pca.variances, exact + [0]) { #expect(abs(found - exact) < 1e-3) }
  }

  @Test(
    "data that are not finite, or too large to square, have variances and components of NaN",
    arguments: [Float.nan, .infinity, 1e30])
  func notFinite(entry: Float) {
    var data = cloud(points: 5, dimensions: 4)
    data[3, 2] = entry
    let pca = PCA(of: data, components: 2)
    #expect(pca.variances.count == 4 && pca.variances.allSatisfy(\.isNaN))
    #expect(pca.components.scalars.allSatisfy { $0.isNaN })
    #expect(pca.explainedShare.isNaN)
  }

  @Test("the number of threads changes nothing")
  func threads() {
    let data = cloud(points: 1100, dimensions: 200)
    let alone = Threads.$limit.withValue(1) { PCA(of: data, components: 200) }
    let together = Threads.$limit.withValue(3) { PCA(of: data, components: 200) }
    #expect(alone.variances == together.variances)
    #expect(alone.components == together.components)
  }

  @Test("every machine finds the same bits")
  func fingerprint() {
    let pca = PCA(of: cloud(points: 600, dimensions: 50), components: 50)
    let bits =
      pca.components.scalars.map { UInt64($0.bitPattern) } + pca.variances.map(\.bitPattern)
    // FNV-1a over words.
    let hash = bits.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1) &* 0x0100_0000_01B3 }
    #expect(hash == 14_895_283_489_806_419_367)
  }

  /// Correlated points: sums of random numbers along each row.
  private func cloud(points: Int, dimensions: Int) -> Tensor {
    var random = Random(seed: 4)
    var data = Tensor.zeros(points, dimensions)
    for row in 0..<points {
      var walk: Float = 2
      for column in 0..<dimensions {
        walk += random.uniform(-1, 1)
        data[row, column] = walk
      }
    }
    return data
  }
}
