import Foundation
import Notebooks
import TableOfContents
import Testing
import Texts
import Weaving

@Suite struct BookTests {
  @Test("Texts agree with code and runs", arguments: Book.parts)
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
    let texts = (found ?? []).filter { $0.hasSuffix(".md") }
    #expect(texts.sorted() == Book.parts.map { "\($0.slug).md" })
    #expect(Book.chapters.map { $0.number } == Array(1..<Book.chapters.count + 1))
    for chapter in Book.chapters { #expect(chapter.slug.hasPrefix("\(chapter.number)-")) }
  }
}
