// snippet.hide: imports
import Digits
import Foundation
import Notebooks
import Plotting

// snippet.show

// snippet.sum
/// The sum of the first `count` numbers, one after the other.
func sum(upTo count: Int) -> Int {
  (1...count).reduce(0, +)
}
// snippet.end

// snippet.chapter
enum Toy: Chapter {
  static let number = 3
  static let slug = "3-toy"
  static let module = "Toy"
  static let digits = DigitRequest(train: 1, test: 1)
  /// As many numbers are added on MNIST.
  static let most = 18
  static let earlier: [any Chapter.Type] = [EarlierToy.self]

  // snippet.end
  // snippet.run
  static func run(in notebook: Notebook) {
    notebook.cell("sums", "Add the first numbers")
    let count = notebook.digits.origin == .pen ? 10 : most
    for end in count - 2...count { notebook.print("1 + … + \(end) = \(sum(upTo: end))") }
    // snippet.hide: the same for the mean
    notebook.cell("mean", "Take the mean")
    let mean = notebook.value("mean", Double(sum(upTo: count)) / Double(count), digits: 2, unit: "")
    notebook.print("mean \(mean)")
    notebook.value("count", Double(count), digits: 0, unit: "numbers")
    // snippet.show
    let panel = Panel(x: "n", y: "sum", .line("sums", (1...count).map { Double(sum(upTo: $0)) }))
    notebook.figure(Figure("sums", title: "Sums grow with the square", panel))
  }
  // snippet.end
  // snippet.close
}
// snippet.end
