import Requirements
import Tensors

/// Where scalars come and go between a page and the module: a row, which one call leaves and the next one finds.
struct Tray {
  private var scalars = Tensor.zeros(1, 0)

  var count: Int { scalars.count }

  /// Where the scalars are, until the next call.
  var place: UnsafeMutablePointer<Float>? {
    mutating get { scalars.withUnsafeMutableScalars { $0.baseAddress } }
  }

  /// Makes room for so many scalars of the page's.
  mutating func clear(for count: Int) { scalars = .zeros(1, count) }

  /// Leaves an answer: the scalars of all tensors, row by row.
  mutating func put(_ tensors: Tensor...) { put(tensors) }

  mutating func put(_ tensors: [Tensor]) {
    clear(for: tensors.reduce(0) { $0 + $1.count })
    scalars.withUnsafeMutableScalars { target in
      var start = 0
      for tensor in tensors {
        tensor.withUnsafeScalars { start = target[start...].update(fromContentsOf: $0) }
      }
    }
  }

  /// The tensors of these shapes, one behind the other; they must be all that is there.
  func take(_ shapes: [(rows: Int, columns: Int)]) -> [Tensor] {
    let count = shapes.reduce(0) { $0 + $1.rows * $1.columns }
    require(count == scalars.count, "expected \(count) scalars, found \(scalars.count)")
    var start = 0
    return shapes.map { rows, columns in
      defer { start += rows * columns }
      return Tensor(rows: rows, columns: columns) { target in
        scalars.withUnsafeScalars {
          _ = target.initialize(fromContentsOf: $0[start..<start + target.count])
        }
      }
    }
  }

  /// The one tensor of this shape.
  func take(_ rows: Int, _ columns: Int) -> Tensor { take([(rows, columns)])[0] }
}
