import Digits
import Foundation
import Notebooks
import TableOfContents
import Tensors
import Testing

/// Sets that are valid and not what a chapter expects: it says what it needs, or it runs to its end.
@Suite struct OddDataTests {
  static let blank: IDXFolder.Picture = { _, _ in [UInt8](repeating: 0, count: 784) }
  static let waves: IDXFolder.Picture = { label, _ in
    (0..<784).map { ($0 + label) % 7 < 3 ? 255 : 0 }
  }

  /// What one chapter's program makes of a set.
  private func run(
    _ chapter: any Chapter.Type, on files: IDXFolder,
    _ arguments: [String] = ["--epochs", "1", "--no-plots", "--threads", "1"]
  ) throws -> ProgramTests.Finished {
    try ProgramTests.Finished(chapter, arguments + ["--mnist", files.path])
  }

  /// The fewest test digits that a chapter asks for.
  static let least = [1: 24, 2: 8, 3: 200, 4: 128, 5: 1_000, 6: 200, 7: 300]

  /// Held-out pictures enough for a chapter, of every class.
  private func enough(for chapter: any Chapter.Type) throws -> Int {
    max(300, try #require(Self.least[chapter.number]))
  }

  /// Chapters that go from a 3 to an 8.
  static let interpolating = Book.chapters.filter { [1, 2, 5].contains($0.number) }

  @Test("five pictures are too few for any chapter", arguments: Book.chapters)
  func five(_ chapter: any Chapter.Type) throws {
    let files = try IDXFolder(train: 5, test: 5)
    let run = try run(chapter, on: files)
    #expect(run.status == 65)
    #expect(
      run.errors.wholeMatch(
        of:
          /chapter\d: .*\/t10k-images-idx3-ubyte: chapter \d needs \d+ test digits or more, found 5\. .*\n/
      )
        != nil, "\(run.errors)")
  }

  @Test("fifty and ten pictures", arguments: Book.chapters)
  func fiftyAndTen(_ chapter: any Chapter.Type) throws {
    let run = try run(chapter, on: IDXFolder(train: 50, test: 10))
    #expect(run.status == (chapter.number == 2 ? 0 : 65), "\(run.errors)")
  }

  @Test("pictures of one class", arguments: interpolating)
  func oneClass(_ chapter: any Chapter.Type) throws {
    let run = try run(chapter, on: IDXFolder(train: 300, test: 1_000, labels: { _ in 3 }))
    #expect(run.status == 65)
    #expect(
      run.errors.contains(
        "/t10k-labels-idx1-ubyte: chapter \(chapter.number) needs 3s and 8s among the test digits, found no 8s. "
      ),
      "\(run.errors)")
  }

  @Test("one class is missing", arguments: interpolating)
  func missingClass(_ chapter: any Chapter.Type) throws {
    let run = try run(
      chapter, on: IDXFolder(train: 300, test: 1_000, labels: { $0 % 9 == 3 ? 4 : $0 % 9 }))
    #expect(run.status == 65 && run.errors.contains(", found no 3s. "), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "the least that a chapter asks for is enough, and one less is refused", arguments: Book.chapters
  )
  func leastSet(_ chapter: any Chapter.Type) throws {
    let least = try #require(Self.least[chapter.number])
    // Of 129 training images one has a batch of its own. Classes only 3 and 8: no others are needed.
    let labels: IDXFolder.Labels = { $0 % 2 == 0 ? 3 : 8 }
    let enough = try run(chapter, on: IDXFolder(train: 129, test: least, labels: labels))
    #expect(enough.status == 0, "\(enough.errors)")
    #expect(
      try run(chapter, on: IDXFolder(train: 129, test: least - 1, labels: labels)).status == 65)
  }

  @Test("one image to learn from, and others held out", arguments: Book.chapters)
  func oneImage(_ chapter: any Chapter.Type) throws {
    let files = try IDXFolder(train: 1, test: enough(for: chapter), picture: Self.waves)
    let run = try run(chapter, on: files)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(
    "pictures without any variety", arguments: Book.chapters,
    [("blank", blank), ("periodic", waves)])
  func withoutVariety(
    _ chapter: any Chapter.Type, _ set: (name: String, picture: IDXFolder.Picture)
  ) throws {
    let files = try IDXFolder(train: 300, test: enough(for: chapter), picture: set.picture)
    let run = try run(chapter, on: files)
    #expect(run.status == 0, "\(set.name): \(run.errors)")
  }

  @Test("what is no number fails a claim, and traps in no figure")
  func notANumberFails() throws {
    let chapter = try #require(Book.chapters.first { $0.number == 3 })
    let run = try run(
      chapter, on: IDXFolder(train: 128, test: 200, picture: Self.blank), ["--judge"])
    #expect(run.status == 1)
    let judged = run.output.split(separator: "\n").filter { $0.hasPrefix("Claim ") }
    #expect(judged.contains { $0.contains("FAILS") && $0.contains("NaN") })
    #expect(!judged.contains { $0.contains("holds") && $0.contains("NaN") }, "\(judged)")
  }
}
