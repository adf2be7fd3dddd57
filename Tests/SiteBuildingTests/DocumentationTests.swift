import Foundation
import Testing

@testable import SiteBuilding

@Suite struct DocumentationTests {
  /// A page as DocC writes all of them.
  static let page = """
    <link rel="icon" href="/favicon.ico"><script>var baseUrl = "/"</script>\
    <script defer="defer" src="/js/index.js"></script></head><body><div id="app"></div></body>
    """

  let archive = FileManager.default.temporaryDirectory.appending(path: "documentation-\(UUID())")

  /// An archive of the modules that have an overview.
  func archive(without missing: String? = nil) throws {
    let modules = try Documentation.modules(of: .packageRoot).filter { $0 != missing }
    for module in modules.map({ $0.lowercased() }) {
      let place = archive.appending(path: "documentation/\(module)/thing")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for file in ["index.html", "../index.html"] {
        try Self.page.write(to: place.appending(path: file), atomically: false, encoding: .utf8)
      }
    }
  }

  @Test func eachOverviewHasItsPage() throws {
    defer { try? FileManager.default.removeItem(at: archive) }
    try archive()
    let pages = try Documentation(in: archive, of: .packageRoot).pages
    #expect(
      pages["Sources/Tensors/Tensors.docc/Tensors.md"] == "api/documentation/tensors/index.html")
    #expect(pages.count == 5)
  }

  @Test func aModuleThatIsMissingIsAnError() throws {
    defer { try? FileManager.default.removeItem(at: archive) }
    try archive(without: "Digits")
    #expect(throws: SiteError.noDocumentation("Digits", in: archive.path)) {
      try Documentation(in: archive, of: .packageRoot)
    }
  }

  @Test func pagesTellAddressesFromWhereTheyAre() throws {
    let moved = try Documentation.moved(
      Self.page, to: "api/documentation/tensors/index.html", withoutScripts: "text.html")
    #expect(moved.contains("href=\"../../../api/favicon.ico\""))
    #expect(moved.contains("src=\"../../../api/js/index.js\""))
    #expect(moved.contains("new URL(\"../../../api/\", location)"))
    #expect(moved.contains("url=../../../text.html\""))
    #expect(!moved.contains("\"/js") && !moved.contains("var baseUrl = \"/\""))
  }

  @Test func aPageOfAnotherRendererIsAnError() {
    #expect(throws: SiteError.self) {
      try Documentation.moved("<html></html>", to: "api/index.html", withoutScripts: "text.html")
    }
  }

  @Test func goesToTheSiteWithTheTextOfEachModule() throws {
    let site = archive.appendingPathExtension("site")
    defer {
      try? FileManager.default.removeItem(at: archive)
      try? FileManager.default.removeItem(at: site)
    }
    try archive()
    let folder = try SiteFolder(replacing: site)
    try Documentation(in: archive, of: .packageRoot).write(to: folder)
    try folder.replace()
    let page = try String(
      contentsOf: site.appending(path: "api/documentation/plotting/thing/index.html"),
      encoding: .utf8)
    #expect(
      page.contains(
        "url=../../../../sources/Sources/Plotting/Plotting.docc/Plotting.md.html\""))
    #expect(
      FileManager.default.fileExists(atPath: site.appending(path: "api/theme-settings.json").path))
  }
}
