import Foundation
import Notebooks

@testable import Plotting

/// A number that a run leaves behind.
struct Measurement {
  /// A value's own, or the figure's and the table's: `training/held_out`.
  let name: String
  /// The value's, or the mean of the table's numbers.
  let number: Double
  /// One in the last digit that is printed, or in the table's seventh.
  let resolution: Double
  /// All the numbers, bit for bit.
  let bits: [UInt64]
}

extension Run {
  /// Its values, then the tables of its figures.
  var measurements: [Measurement] {
    let values = values.map { value in
      Measurement(
        name: value.name, number: value.number, resolution: pow(10, -Double(value.digits)),
        bits: [value.number.bitPattern])
    }
    return values
      + figures.flatMap { figure in
        Script(figure, to: .picture).parts.compactMap { part in
          guard case .rows(let table) = part else { return nil }
          let mean = table.values.reduce(0, +) / Double(table.values.count)
          return Measurement(
            name: "\(figure.name)/\(table.name)", number: mean, resolution: 1e-6 * abs(mean),
            bits: table.values.map(\.bitPattern))
        }
      }
  }
}
