import Foundation
import Notebooks
import TableOfContents
import Testing
import Texts
import Weaving

@Suite struct BookTests {
  @Test("Texts agree with code and runs", arguments: Book.texts)
  func agrees(_ part: Part) async {
    for problem in await part.problems() { Issue.record("\(problem)") }
  }

  @Test(
    "Texts agree with the runs on MNIST",
    .enabled(if: Book.mnist != nil, "SKIPPED: MNIST is not in ../shared/mnist; set MNIST_DIR"),
    arguments: Book.chapters)
  func agreesOnMNIST(_ chapter: any Chapter.Type) async {
    let known = await Part.chapter(chapter).problems()
    for problem in await Part.chapter(chapter).problems(mnist: Book.mnist)
    where !known.contains(problem) {
      Issue.record("\(problem)")
    }
  }

  @Test func theTableOfContentsIsComplete() throws {
    let folder = URL.packageRoot.appending(path: "chapters")
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    let texts = (found ?? []).filter { $0.hasSuffix(".md") && $0 != "README.md" }
    #expect(texts.sorted() == Book.parts.map { "\($0.slug).md" })
    #expect(Book.chapters.map { $0.number } == Array(1..<Book.chapters.count + 1))
    for chapter in Book.chapters { #expect(chapter.slug.hasPrefix("\(chapter.number)-")) }
  }

  @Test("README says what the texts do not show")
  func hiddenLines() throws {
    let files = Book.chapters.flatMap { $0.sources() }
    let hiding = files.filter { $0.hiddenCount > 0 }
    #expect(hiding.filter { !$0.path.hasSuffix("/Figures.swift") }.map(\.path) == [])
    let count = hiding.map(\.hiddenCount).reduce(0, +)
    let share = Double(files.map(\.lineCount).reduce(0, +)) / Double(count)
    let words = [6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"]
    let word = try #require(words[Int(share.rounded())], "one line in \(share)")
    let readme = try String(
      contentsOf: URL.packageRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("but for its `Figures.swift`"))
    #expect(readme.contains("about one line in \(word)."))
  }
}
