import Testing
import Threading

@testable import Tensors

@Suite struct ReductionTests {
  static let shapes = [(1, 1), (1, 7), (7, 1), (3, 33), (40, 129), (129, 40), (300, 784)]

  @Test("sums against Double", arguments: shapes)
  func sums(rows: Int, columns: Int) {
    var random = Random(seed: 8)
    let x = Tensor.uniform(rows, columns, in: 0..<1, using: &random)
    let total = x.scalars.reduce(0.0) { $0 + Double($1) }
    #expect(abs(Double(sum(x).scalar) - total) <= 1e-6 * total)
    #expect(abs(Double(mean(x).scalar) - total / Double(x.count)) <= 1e-6)
    let (byRow, byColumn) = (rowSums(x), columnSums(x))
    for row in 0..<rows {
      let exact = (0..<columns).reduce(0.0) { $0 + Double(x[row, $1]) }
      #expect(abs(Double(byRow[row, 0]) - exact) <= 1e-6 * exact)
    }
    for column in 0..<columns {
      let ordered = (0..<rows).reduce(Float(0)) { $0 + x[$1, column] }
      #expect(byColumn[0, column] == ordered)
    }
  }

  @Test("sums of nothing are zero")
  func empty() {
    #expect(sum(.zeros(0, 5)).scalar == 0)
    #expect(rowSums(.zeros(2, 0)) == .zeros(2, 1))
    #expect(columnSums(.zeros(0, 3)) == .zeros(1, 3))
  }

  @Test("same bits with any number of threads", arguments: [2, 3, 8])
  func threads(count: Int) {
    var random = Random(seed: 9)
    let x = Tensor.uniform(1000, 801, in: -1..<1, using: &random)
    let alone = Threads.$limit.withValue(1) { [sum(x), rowSums(x), columnSums(x)] }
    let together = Threads.$limit.withValue(count) { [sum(x), rowSums(x), columnSums(x)] }
    #expect(alone == together)
  }

  @Test("an axis of length 1 is repeated", arguments: [1, 5, 8, 17])
  func repeated(columns: Int) {
    var random = Random(seed: 10)
    let x = Tensor.uniform(6, columns, in: -1..<1, using: &random)
    let row = Tensor.uniform(1, columns, in: -1..<1, using: &random)
    let column = Tensor.uniform(6, 1, in: -1..<1, using: &random)
    let (sum, product, outer) = (x + row, x * column, column - row)
    for i in 0..<6 {
      for j in 0..<columns {
        #expect(sum[i, j] == x[i, j] + row[0, j])
        #expect(product[i, j] == x[i, j] * column[i, 0])
        #expect(outer[i, j] == column[i, 0] - row[0, j])
      }
    }
  }
}
