import Foundation
import Notebooks
import TableOfContents
import Texts
import Weaving

/// The book as pages for a browser.
public struct Site: Sendable {
  let root: URL
  let facts: [Facts]
  let pandoc: Pandoc
  /// A document without a word.
  let blank: JSON
  private let documentation: Documentation?
  private let folder: SiteFolder

  /// - Parameters:
  ///   - folder: where it will be, which may hold an older one.
  ///   - root: the folder of `Package.swift`.
  ///   - runs: the runs of the chapters, or none to tell what the texts say alone.
  ///   - mnist: the folder of MNIST; without one its claims are as the texts tell them.
  ///   - archive: the folder of what DocC made of the modules; without one there are their overviews.
  public init(
    at folder: URL, of root: URL = .packageRoot, runs: Runs? = .shared, mnist: String?,
    documentation archive: URL? = nil
  ) async throws(SiteError) {
    try await self.init(
      at: folder, of: root, runs: runs, mnist: mnist, documentation: archive, pandoc: Pandoc())
  }

  init(
    at folder: URL, of root: URL, runs: Runs?, mnist: String?, documentation archive: URL?,
    pandoc: Pandoc
  ) async throws(SiteError) {
    self.root = root
    self.pandoc = pandoc
    // What can be wrong before the runs, which take minutes.
    self.folder = try SiteFolder(replacing: folder)
    documentation = try archive.map { archive throws(SiteError) in
      try Documentation(in: archive, of: root)
    }
    blank = try await pandoc.read("")
    var facts: [Facts] = []
    for chapter in Book.chapters {
      do {
        let text = try ChapterText(of: chapter, in: root)
        var made: [DataSet: Run] = [:]
        if let runs {
          made[.pen] = try await runs.run(chapter)
          if let mnist { made[.mnist] = try await runs.run(chapter, under: .init(mnist: mnist)) }
        }
        facts.append(Facts(chapter: chapter, text: text, runs: made))
      } catch {
        throw .unusable("\(error)")
      }
    }
    self.facts = facts
  }

  /// Writes the site to its folder, whole: what was there is replaced when all is made.
  ///
  /// - Returns: how many pages there are.
  public func write() async throws(SiteError) -> Int {
    defer { folder.discard() }
    let glossary = Glossary(try await pandoc.read(try read("Pages/glossary.md")))
    let pages = try pages()
    let overviews = documentation?.pages ?? [:]
    let links = Links(
      pages: Dictionary(pages.map { ($0.source, $0.path) } + overviews) { first, _ in first },
      root: root)
    let press = Press(
      site: self, pages: pages, links: links, mentions: mentions, glossary: glossary, folder: folder
    )
    let printed = try await press.print(pages)
    let shown = Set(printed.flatMap(\.targets) + overviews.keys.map(Links.Target.source))
    var sources: [Page] = []
    for case .source(let path) in shown { sources.append(try Page(showing: path, root: root)) }
    _ = try await press.print(sources)
    for case .copy(let path) in shown {
      try folder.copy(root.appending(path: path), to: Links.Target.copy(path).path ?? path)
    }
    try copyOurs()
    try documentation?.write(to: folder)
    do {
      try folder.write(SearchIndex.script(printed.flatMap(\.sections)), to: "search-index.js")
      try folder.write(glossary.script, to: "glossary.js")
    } catch { throw .unwritable("\(error)") }
    try folder.replace()
    return pages.count + sources.count
  }

  private func read(_ path: String) throws(SiteError) -> String {
    guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      throw .unreadable(path)
    }
    return text
  }

  /// Style sheet, scripts and what they load: all of `Pages` that is not made into pages.
  private func copyOurs() throws(SiteError) {
    let ours = root.appending(path: "Pages")
    let found = try? FileManager.default.subpathsOfDirectory(atPath: ours.path)
    for path in (found ?? []).sorted()
    where [".css", ".js", ".svg"].contains(where: path.hasSuffix) {
      try folder.copy(ours.appending(path: path), to: path)
    }
  }

  // MARK: - What there is

  /// The pages that readers leaf through, in order.
  private func pages() throws(SiteError) -> [Page] {
    var pages = [
      Page(
        "index.html", of: "README.md", "The Verified VAE", kind: "front", label: "The finding",
        .markdown(try marked(.page("README.md")).markdown()))
    ]
    for part in Book.parts {
      let marked = try marked(part)
      let title = marked.text.title
      pages.append(
        Page(
          "\(part.slug).html", of: part.textPath, title, kind: "chapter", label: title,
          scripts: scripts(of: marked.text), .markdown(try marked.markdown())))
    }
    pages.append(
      Page(
        "ideas.html", of: "chapters/README.md", "Where each idea is", kind: "ideas",
        label: "Where each idea is", .markdown(try read("chapters/README.md"))))
    pages.append(.claims(facts))
    pages.append(
      Page(
        "glossary.html", of: "Pages/glossary.md", "Symbols and terms", kind: "glossary",
        label: "Symbols and terms", .markdown(try read("Pages/glossary.md"))))
    pages.append(
      Page(
        "contributing.html", of: "CONTRIBUTING.md", "Contributing", kind: "plain",
        .markdown(try read("CONTRIBUTING.md"))))
    return pages
  }

  /// A text of the book, with what the runs say of it.
  private func marked(_ part: Part) throws(SiteError) -> MarkedText {
    let own = facts.first { $0.chapter.slug == part.slug }
    let numbered = Dictionary(uniqueKeysWithValues: facts.map { ($0.chapter.number, $0) })
    do {
      let text = try own?.text ?? ChapterText(at: part.textPath, number: nil, in: root)
      return MarkedText(text: text, facts: own, all: numbered, root: root)
    } catch { throw .unusable("\(error)") }
  }

  private var mentions: ClaimMentions {
    let pairs = facts.flatMap { facts in
      facts.text.claims.map { ($0.id, "\(facts.chapter.slug).html") }
    }
    return ClaimMentions(pages: Dictionary(uniqueKeysWithValues: pairs))
  }

  private func scripts(of text: ChapterText) -> [String] {
    let live = text.liveFigures
    return live.isEmpty ? [] : ["explorer.js", "live.js"] + live.map { "live/\($0).js" }
  }
}
