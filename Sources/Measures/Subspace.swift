import Requirements
import Tensors

/// How far the rows of `a` [k, n] and of `b` [k, n] span the same subspace: the mean of the squared
/// cosines of the principal angles between them, 0 (at right angles) … 1 (the same). Two random
/// subspaces have k/n. Computed in Double. NaN if the rows of one are linearly dependent, for they span
/// less than the other's.
public func subspaceOverlap(_ a: Tensor, _ b: Tensor) -> Double {
  require(
    a.rows == b.rows && a.columns == b.columns && a.rows > 0,
    "subspaces of [\(a.rows), \(a.columns)] and [\(b.rows), \(b.columns)]")
  let (p, q) = (orthonormalBasis(of: a), orthonormalBasis(of: b))
  var total = 0.0
  for u in p {
    for v in q {
      let cosine = dot(u, v)
      total += cosine * cosine
    }
  }
  return total / Double(a.rows)
}

/// Gram and Schmidt's basis of the rows' span; each row is projected twice, against rounding. If no more
/// than Float's roundings is left of a row, that is no direction: NaN.
private func orthonormalBasis(of tensor: Tensor) -> [[Double]] {
  var basis: [[Double]] = []
  for row in 0..<tensor.rows {
    var vector = tensor.rows(row..<row + 1).scalars.map { Double($0) }
    let whole = dot(vector, vector).squareRoot()
    for _ in 0..<2 {
      for direction in basis {
        let length = dot(direction, vector)
        for i in vector.indices { vector[i] -= length * direction[i] }
      }
    }
    let norm = dot(vector, vector).squareRoot()
    let isDependent = norm <= whole * 0x1p-22
    basis.append(vector.map { isDependent ? .nan : $0 / norm })
  }
  return basis
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}
