import Digits
import Notebooks

/// A chapter before the toy's, of which the toy's text tells a value.
enum EarlierToy: Chapter {
  static let number = 2
  static let slug = "2-earlier"
  static let module = "EarlierToy"
  static let digits = DigitRequest(train: 1, test: 1)

  static func run(in notebook: Notebook) {
    notebook.cell("age", "Count the years")
    let age = notebook.digits.origin == .pen ? 7.25 : 8.5
    notebook.print("\(notebook.value("age", age, digits: 2, unit: "years"))")
  }
}
