import Foundation
import Notebooks
import Testing

@testable import Weaving

@Suite struct AppendixTests {
  static let part = Part.page("chapters/A-toy.md")

  /// It shows the toy chapter's code, as the real one shows the tensors'.
  static let draft = """
    # A. The toy's insides

    Knuth has <!-- given: Knuth 1969 -->0.5<!-- end -->.

    <!-- excerpt Sources/Toy/Toy.swift#sum -->
    ```swift
    ```

    """

  private func book(_ text: String = draft) async throws -> ToyBook {
    let book = try await ToyBook()
    try book.write(text, to: Self.part.textPath)
    return book
  }

  private func problems(in book: ToyBook) async -> [String] {
    await Self.part.problems(in: book.root).map(\.description)
  }

  @Test func weavesExcerptsOfCodeThatItDoesNotOwn() async throws {
    let book = try await book()
    #expect(await problems(in: book).count == 1)
    #expect(await Self.part.weave(in: book.root) == [])
    let text = try book.read(Self.part.textPath)
    #expect(text.contains("```swift\n/// The sum of the first `count` numbers"))
    #expect(text.contains("  (1...count).reduce(0, +)\n}\n```"))
  }

  @Test(arguments: [part.textPath, ToyBook.sourcePath])
  func aChangedExcerptIsReported(_ path: String) async throws {
    let book = try await book()
    #expect(await Self.part.weave(in: book.root) == [])
    try book.edit(path, "reduce(0, +)", "reduce(1, +)")
    let found = await problems(in: book)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("chapters/A-toy.md:9: <!-- excerpt Sources/Toy") })
  }

  @Test(arguments: [
    "<!-- output sums -->\n```text\n```\n", "<!-- figure sums -->\n![A parabola]()\n",
    "<!-- claims -->\n", "A mean of <!-- value mean -->5.50<!-- end -->.\n",
    "<!-- claim 1.1: mean <= 5.5, unlike count -->\n> **Claim 1.1.** At most **5.5**.\n",
  ])
  func whatNeedsARunIsAnError(_ piece: String) async throws {
    let book = try await book(Self.draft + piece)
    let line = 1 + Self.draft.count(where: \.isNewline)
    #expect(
      await problems(in: book) == [
        "chapters/A-toy.md:\(line): an appendix has no run; it takes excerpt, constant and given alone"
      ])
  }

  @Test func aNumberWithoutASourceIsReported() async throws {
    let book = try await book()
    #expect(await Self.part.weave(in: book.root) == [])
    try book.edit(Self.part.textPath, "Knuth has", "Of 7.5 Knuth has")
    #expect(await problems(in: book).map { $0.contains("7.5 comes from no run") } == [true])
  }

  @Test func isCalledByTheStartOfItsName() {
    #expect("\(Self.part)" == "A")
    #expect("\(Part.page("README.md"))" == "README")
    #expect("\(Part.chapter(Toy.self))" == "3")
  }
}
