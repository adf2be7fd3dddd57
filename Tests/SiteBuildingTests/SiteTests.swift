import Foundation
import Testing
import Texts

@testable import SiteBuilding

@Suite struct SiteTests {
  static let hasPandoc = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/pandoc")
  }

  /// A path in the temporary folder where nothing is.
  let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID())")

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test(
    "The whole book becomes pages, of the texts alone",
    .enabled(if: hasPandoc, "SKIPPED: pandoc is not here; Scripts/setup --site installs it"))
  func wholeBook() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let site = try await Site(at: folder, runs: nil, mnist: nil)
    let count = try await site.write()
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(files.count { $0.hasSuffix(".html") } == count && count > 100)
    for file in files where file.hasSuffix(".html") {
      #expect(!(try read(file)).contains("<!--"), "\(file) has a comment")
    }
    let chapter = try read("1-autoencoder.html")
    #expect(chapter.contains("<section id=\"train-it\" class=\"level2\">"))
    #expect(chapter.contains("<div class=\"claim\" id=\"claim-1.1\">"))
    #expect(chapter.contains("<math display=\"block\""))
    #expect(
      chapter.contains("href=\"sources/Sources/Chapter1Autoencoder/Training.swift.html#code-"))
    #expect(chapter.contains("<a href=\"glossary.html#kl\" class=\"term\">") == false)
    #expect(try read("3-elbo.html").contains("<a href=\"glossary.html#kl\" class=\"term\">KL</a>"))
    let claims = try read("claims.html")
    #expect(claims.matches(of: /<tr data-chapter/).count == site.facts.flatMap(\.text.claims).count)
    let front = try read("index.html")
    #expect(front.contains("<a href=\"sources/Sources/Tensors/Tensors.docc/Tensors.md.html\">"))
    #expect(
      try read("sources/Sources/Tensors/Tensors.docc/Tensors.md.html").contains(
        "<h1><code>Tensors</code></h1>"))
    let chapters = try #require(front.firstRange(of: "<section id=\"chapters\""))
    #expect(!front[..<chapters.lowerBound].contains("id=\"why-believe-it\""))
  }

  @Test func withoutPandocItSaysWhatToDo() async {
    await #expect(throws: SiteError.pandocMissing) {
      try await Site(
        at: folder, of: .packageRoot, runs: nil, mnist: nil, documentation: nil,
        pandoc: Pandoc(executable: "no-such-pandoc"))
    }
    #expect("\(SiteError.pandocMissing)".contains("Scripts/setup --site"))
  }

  @Test(
    "A formula that cannot be set is an error",
    .enabled(if: hasPandoc, "SKIPPED: pandoc is not here; Scripts/setup --site installs it"))
  func formula() async throws {
    let document = try await Pandoc().read("$$ \\nosuchthing x $$\n")
    let template = URL.packageRoot.appending(path: "Pages/page.html").path
    await #expect {
      _ = try await Pandoc().write(document, template: template, variables: ["title": "T"])
    } throws: {
      "\($0)".contains("nosuchthing")
    }
  }

  // MARK: - The folder

  @Test func replacesAnOlderSiteWhole() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try SiteFolder(replacing: folder)
    try first.write("1", to: "search-index.js")
    try first.write("old", to: "deep/old.html")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    try first.replace()
    let second = try SiteFolder(replacing: folder)
    try second.write("2", to: "search-index.js")
    #expect(try read("search-index.js") == "1")
    try second.replace()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(try read("search-index.js") == "2" && files == ["search-index.js"])
  }

  @Test func aSiteThatIsNotFinishedLeavesNothing() throws {
    let draft = try SiteFolder(replacing: folder)
    try draft.write("1", to: "index.html")
    draft.discard()
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: folder.deletingLastPathComponent().path)
    #expect(!beside.contains { $0.contains(folder.lastPathComponent) })
  }

  @Test func refusesAFileThatIsNoFolder() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let letter = folder.appending(path: "letter.txt")
    try Data("dear".utf8).write(to: letter)
    #expect(throws: SiteError.foreignFolder(letter.standardizedFileURL.path)) {
      try SiteFolder(replacing: letter)
    }
    #expect(try String(contentsOf: letter, encoding: .utf8) == "dear")
  }

  @Test func refusesAFolderThatHoldsSomethingElse() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "letter.txt"))
    #expect(throws: SiteError.foreignFolder(folder.standardizedFileURL.path)) {
      try SiteFolder(replacing: folder)
    }
  }
}
