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

@Suite struct SymmetricEigenTests {
  @Test("[[2, 1], [1, 2]] has eigenvalues 3 and 1")
  func twoByTwo() {
    let eigen = SymmetricEigen(of: [2, 1, 1, 2], size: 2, vectors: 2)
    #expect(zip(eigen.values, [3, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(abs(eigen.vectors[0][0] - eigen.vectors[0][1]) < 1e-15)
    #expect(abs(eigen.vectors[1][0] + eigen.vectors[1][1]) < 1e-15)
  }

  @Test("second differences: eigenvalues 2 − 2 cos(πj/(n + 1))", arguments: [1, 2, 9, 100])
  func secondDifferences(size: Int) {
    var matrix = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      matrix[row * size + row] = 2
      guard row + 1 < size else { break }
      matrix[row * size + row + 1] = -1
      matrix[(row + 1) * size + row] = -1
    }
    let eigen = SymmetricEigen(of: matrix, size: size, vectors: size)
    for (index, value) in eigen.values.enumerated() {
      let exact = 2 - 2 * cos(.pi * Double(size - index) / Double(size + 1))
      #expect(abs(value - exact) < 1e-14 * Double(size))
    }
    check(eigen, of: matrix, size: size)
  }

  @Test("full matrices: A·v = λ·v, and the vectors are orthonormal", arguments: [3, 8, 17, 127])
  func fullMatrix(size: Int) {
    var random = Random(seed: 5)
    var matrix = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        matrix[row * size + column] = Double(random.uniform(-1, 1))
        matrix[column * size + row] = matrix[row * size + column]
      }
    }
    check(SymmetricEigen(of: matrix, size: size, vectors: size), of: matrix, size: size)
  }

  @Test("equal eigenvalues, and none but zero", arguments: [0.0, 1.0])
  func degenerate(scale: Double) {
    let size = 20
    var matrix = [Double](repeating: 0, count: size * size)
    for row in 0..<size { matrix[row * size + row] = scale }
    let eigen = SymmetricEigen(of: matrix, size: size, vectors: size)
    #expect(eigen.values == Array(repeating: scale, count: size))
    check(eigen, of: matrix, size: size)
  }

  private func check(_ eigen: SymmetricEigen, of matrix: [Double], size: Int) {
    #expect(eigen.values == eigen.values.sorted(by: >))
    for (index, v) in eigen.vectors.enumerated() {
      for row in 0..<size {
        let image = (0..<size).reduce(0.0) { $0 + matrix[row * size + $1] * v[$1] }
        #expect(abs(image - eigen.values[index] * v[row]) < 1e-13 * Double(size))
      }
      for (other, w) in eigen.vectors[...index].enumerated() {
        let product = zip(v, w).reduce(0.0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (other == index ? 1 : 0)) < 1e-13 * Double(size))
      }
    }
  }
}
