import COpenBLAS
import Tensors

enum OpenBLAS {
  /// Its version, and the processor whose kernels it chose.
  static var description: String {
    "\(String(cString: openblas_get_config()).prefix { $0 != "D" })(\(String(cString: openblas_get_corename())))"
  }

  /// Writes a · b, as `product` describes it, into `result`.
  static func multiply(_ a: Tensor, _ b: Tensor, _ product: ProductShape, into result: inout Tensor)
  {
    let (m, k, n) = (Int32(product.m), Int32(product.k), Int32(product.n))
    a.withUnsafeScalars { a in
      b.withUnsafeScalars { b in
        result.withUnsafeMutableScalars { result in
          cblas_sgemm(
            CblasRowMajor, product.transposeA ? CblasTrans : CblasNoTrans,
            product.transposeB ? CblasTrans : CblasNoTrans, m, n, k,
            1, a.baseAddress, product.transposeA ? m : k,
            b.baseAddress, product.transposeB ? k : n, 0, result.baseAddress, n)
        }
      }
    }
  }

  static func limitThreads(to count: Int) { openblas_set_num_threads(Int32(count)) }
}
