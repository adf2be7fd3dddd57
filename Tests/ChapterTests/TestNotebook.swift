import Digits
import Testing

@testable import Notebooks
@testable import Plotting

extension Notebook {
  /// A page that nobody reads, for cells of a chapter.
  static func quiet(
    _ chapter: Int, on digits: DigitSplit = .pen(train: 1, test: 1, seed: 1), epochs: Int? = nil
  ) -> Notebook {
    Notebook(of: chapter, Conditions(epochs: epochs), digits, bar: nil) { _ in }
  }

  /// What the cells have recorded by this name.
  func number(_ name: String) throws -> Double { try #require(run.value(name)).number }

  /// The numbers that a figure of the cells draws.
  func tables(of figure: String) throws -> [Table] {
    try run.figure(figure).tables
  }
}

extension Run {
  func figure(_ name: String) throws -> Figure {
    try #require(figures.first { $0.name == name })
  }
}
