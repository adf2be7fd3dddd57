import Digits
import Foundation
import Notebooks
import Texts

@testable import SiteBuilding

/// A chapter that prints a line and measures two numbers.
enum Toy: Chapter {
  static let number = 3
  static let slug = "3-toy"
  static let module = "Toy"
  static let digits = DigitRequest(train: 1, test: 1)

  static func run(in notebook: Notebook) {
    notebook.cell("draw", "Draw <b> & others")
    notebook.print("after 500: 0.5")
    notebook.value("mean", 0.5, digits: 2, unit: "nats \"per\" image")
    notebook.value("meanSquare", 0.25, digits: 2, unit: "")
  }

  /// A text with one of each marker.
  static let text = """
    # 3. A toy

    The mean is <!-- value mean -->0.50<!-- end --> of <!-- constant Package.swift#most -->20<!-- end -->, or <!-- given: Knuth 1969 -->0.5<!-- end -->.

    <!-- excerpt Package.swift#sum -->
    ```swift
    let sum = a < b
    ```

    <!-- output draw on mnist -->
    ```text
    after 500: 0.5
    ```

    <!-- figure draws -->
    ![A flat histogram](../plots/3-toy/draws.svg)

    <!-- claim 3.1: mean >= 0.4 on pen, unlike meanSquare -->
    > **Claim 3.1.** Uniform numbers are **0.4** or more
    > in the mean (here <!-- value mean -->0.50<!-- end -->).

    <!-- claims on mnist -->
    | Claim | Of | Measured | Bound | Control | Holds |
    |---|---|---|---|---|---|
    | 3.1 | pen digits | mean 0.30 | >= 0.4 | meanSquare 0.2 | no, but not claimed |

    """

  /// What is known of the text with a run on pen digits.
  static func facts(_ source: String = text) throws -> Facts {
    let run = try Run(of: Toy.self, on: .pen(train: 1, test: 1, seed: 1), under: Conditions())
    return Facts(
      chapter: Toy.self, text: try ChapterText(source, path: "chapters/3-toy.md", number: 3),
      runs: [.pen: run])
  }
}

/// A chapter before it, which calls another number the same.
enum EarlierToy: Chapter {
  static let number = 2
  static let slug = "2-earlier"
  static let module = "Toy"
  static let digits = DigitRequest(train: 1, test: 1)

  static func run(in notebook: Notebook) {
    notebook.value("mean", 7, digits: 0, unit: "years")
  }
}
