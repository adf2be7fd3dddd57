// Sums in a fixed order: lanes and a tree that depend on the shape alone, never on the threads.

import Requirements
import Threading

/// The sum of all scalars, [1, 1]. Blocks of 4,096 are summed in 32 lanes of Float, and the blocks'
/// sums in Double: the relative error stays below 10⁻⁵ for 10⁹ scalars of one sign.
public func sum(_ x: Tensor) -> Tensor {
  let blocks = (x.count + blockLength - 1) / blockLength
  let (source, count) = (x.vectors, x.count)
  var partial = Tensor(uninitialized: 1, blocks)
  let target = partial.writableVectors
  Threads.split(blocks, work: x.count / 8) { part in
    for block in part {
      let start = block * blockLength
      target.base[block] = laneSum(source.base + start, count: min(blockLength, count - start))
    }
  }
  let total = Float(partial.scalars.reduce(0.0) { $0 + Double($1) })
  return Tensor(repeating: total, rows: 1, columns: 1)
    .derived(as: "sum", from: Input(x) { [x = Shape(x)] in $0.repeated(x.rows, x.columns) })
}

/// The mean of all scalars, [1, 1].
public func mean(_ x: Tensor) -> Tensor {
  require(x.count > 0, "the mean of no scalars")
  return 1 / Float(x.count) * sum(x)
}

/// The sum of each row, [m, n] → [m, 1].
public func rowSums(_ x: Tensor) -> Tensor {
  var result = Tensor(uninitialized: x.rows, 1)
  let (source, target, columns) = (x.vectors, result.writableVectors, x.columns)
  Threads.split(x.rows, work: x.count / 8) { part in
    for row in part {
      target.base[row] = laneSum(source.base + row * columns, count: columns)
    }
  }
  return result.derived(
    as: "rowSums", from: Input(x) { [x = Shape(x)] in $0.repeated(x.rows, x.columns) })
}

/// The sum of each column, [m, n] → [1, n], added from the first row to the last.
public func columnSums(_ x: Tensor) -> Tensor {
  var result = Tensor(uninitialized: 1, x.columns)
  let (source, target, rows, columns) = (x.vectors, result.writableVectors, x.rows, x.columns)
  Threads.split(target.count, work: x.count / 8) { part in
    for vector in stride(from: part.lowerBound, to: part.upperBound, by: 2) {
      let first = source.base + 8 * vector
      if vector + 1 < part.upperBound {
        store(lineSum(first, rows, stride: columns) as SIMD16<Float>, target.base + 8 * vector)
      } else {
        target[vector] = lineSum(first, rows, stride: columns)
      }
    }
  }
  return result.derived(
    as: "columnSums", from: Input(x) { [x = Shape(x)] in $0.repeated(x.rows, x.columns) })
}

/// The sum of a column of vectors, `stride` scalars apart.
@inline(__always)
private func lineSum<Vector: SIMD<Float>>(
  _ first: UnsafePointer<Float>, _ rows: Int, stride: Int
) -> Vector {
  var sum = Vector.zero
  for row in 0..<rows { sum += load(first + row * stride) as Vector }
  return sum
}

private let blockLength = 4096

/// The sum of `count` scalars: 32 lanes, each in order, then a tree.
private func laneSum(_ x: UnsafePointer<Float>, count: Int) -> Float {
  var (s0, s1, s2, s3) = (
    SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero
  )
  // snippet.lanes
  var index = 0
  while index + 32 <= count {
    s0 += load(x + index)
    s1 += load(x + index + 8)
    s2 += load(x + index + 16)
    s3 += load(x + index + 24)
    index += 32
  }
  while index + 8 <= count {
    s0 += load(x + index)
    index += 8
  }
  for lane in 0..<(count - index) { s1[lane] += x[index + lane] }
  let eight = (s0 + s1) + (s2 + s3)
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
  // snippet.end
}
