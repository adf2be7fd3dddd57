import Digits
import Foundation
import Notebooks
import Plotting
import Testing
import Texts

@testable import Weaving

/// A package with one small chapter in a temporary folder, woven and sound until it is edited.
final class ToyBook: Sendable {
  static let textPath = "chapters/3-toy.md"
  static let sourcePath = "Sources/Toy/Toy.swift"
  static let programPath = "Sources/Toy/Program/Main.swift"

  /// The text as an author writes it, before anything is woven in.
  static let draft = """
    # A toy

    The mean is <!-- value mean -->?<!-- end -->, of <!-- value mean on mnist --><!-- end --> in all.
    Gauss found it at the age of <!-- given: legend -->7.5<!-- end --> and $x = 0.5$ is `0.5`. He was <!-- value age of chapter 2 -->?<!-- end --> before, or <!-- value age of chapter 2 on mnist --><!-- end -->.
    There are up to <!-- constant Sources/Toy/Toy.swift#most -->?<!-- end --> numbers, not more than 18; `sum(upTo:)` in `Sources/Toy` (its `module`) adds them:

    ```sh
    swift run sums
    ```

    <!-- excerpt Sources/Toy/Toy.swift#sum -->
    ```swift
    ```

    <!-- excerpt Sources/Toy/Toy.swift#chapter -->
    ```swift
    ```

    <!-- excerpt Sources/Toy/Toy.swift#run -->
    ```swift
    ```

    <!-- excerpt Sources/Toy/Toy.swift#close -->
    ```swift
    ```

    <!-- excerpt Sources/Toy/Program/Main.swift#program -->
    ```swift
    ```

    <!-- output sums -->
    ```text
    ```

    <!-- output mean -->
    ```text
    ```

    <!-- output mean on mnist -->
    ```text
    ```

    <!-- figure sums -->
    ![A parabola](elsewhere)

    <!-- figure sums on mnist -->
    ![A longer parabola]()

    <!-- claim 3.1: mean <= 5.5 on pen, unlike count -->
    > **Claim 3.1.** The mean of the first numbers is at most **5.5**,
    > which is less than their count. See claim 3.1.

    <!-- claim 3.2: count >= 10 on mnist, unlike mean -->
    > **Claim 3.2.** There are **10** numbers at least.

    <!-- claims -->

    <!-- claims on mnist -->

    """

  static let program = """
    // snippet.program
    print("the program")
    // snippet.end

    """

  /// The files of the draft once it is woven, by their paths.
  private static let woven = Task {
    let book = ToyBook(root: newFolder())
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Toy.swift")
    try book.write(String(contentsOf: source, encoding: .utf8), to: sourcePath)
    try book.write(program, to: programPath)
    try book.write(draft, to: textPath)
    let problems = await book.weave()
    if !problems.isEmpty { throw Unsound(problems: problems) }
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: book.root.path) {
      files[path] = try? book.read(path)
    }
    return files
  }

  private struct Unsound: Error {
    let problems: [String]
  }

  /// Runs on digits that are called MNIST where a folder is named.
  private static let runs = Runs { chapter, conditions in
    let digits = DigitSplit.pen(train: 1, test: 1, seed: 1)
    let origin: DigitSplit.Origin =
      switch conditions.mnist {
      case nil: .pen
      case "letters": .other("letters")
      default: .mnist
      }
    return DigitSplit(train: digits.train, test: digits.test, origin: origin)
  }

  let root: URL

  private init(root: URL) { self.root = root }

  /// A copy of the woven book.
  init() async throws {
    root = Self.newFolder()
    for (path, text) in try await Self.woven.value { try write(text, to: path) }
  }

  private static func newFolder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "weaving-\(UUID())")
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func weave() async -> [String] {
    await Part.chapter(Toy.self).weave(in: root, mnist: "anywhere", runs: Self.runs)
      .map(\.description)
  }

  func problems(
    of chapter: any Chapter.Type = Toy.self, mnist: String? = "anywhere",
    gnuplot: Gnuplot = Gnuplot()
  ) async -> [String] {
    await Part.chapter(chapter)
      .problems(in: root, mnist: mnist, runs: Self.runs, gnuplot: gnuplot).map(\.description)
  }

  func drift() async throws -> [Problem] {
    try await Weaver(.chapter(Toy.self), root: root, mnist: "anywhere", runs: Self.runs).drift()
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Replaces the first occurrence, and insists that there is one.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    try #require(text.contains(old), "\(path) has no “\(old)”")
    try write(text.replacing(old, with: new, maxReplacements: 1), to: path)
  }
}
