import Foundation
import Properties
import Testing

/// Inputs that reached all the code that the fuzzer reached, and by name those that broke it.
@Suite struct CorpusTests {
  @Test func digitFilesAreReadOrRefused() throws {
    try check(DigitFiles.init, "digits")
  }

  @Test func chapterTextsAreReadOrRefused() throws {
    try check(ChapterTexts.init, "texts")
  }

  @Test func textsOfFiguresStayInStrings() throws {
    try check(FigureScripts.init, "figures")
  }

  @Test func modelFilesAreReadOrRefused() throws {
    try check(ModelFiles.init, "models")
  }

  @Test("gnuplot draws the texts of figures, and does nothing else for them")
  func textsOfFiguresAreDrawn() async throws {
    let folder = try Folder()
    let figures = FigureScripts(in: folder.url)
    for (name, input) in try corpus("figures") where name.contains("-") {
      do { try await figures.draw(input) } catch { Issue.record("figures/\(name): \(error)") }
    }
  }

  private func check(_ property: (URL) -> some Property, _ name: String) throws {
    let folder = try Folder()
    let property = property(folder.url)
    let inputs = try corpus(name)
    #expect(inputs.count > 10)
    for (file, input) in inputs {
      do { _ = try property.check(input) } catch { Issue.record("\(name)/\(file): \(error)") }
    }
  }

  private func corpus(_ name: String) throws -> [(name: String, input: [UInt8])] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(name)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }
}

/// A folder of its own for one test, gone with it.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
