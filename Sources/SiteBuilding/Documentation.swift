import Foundation

/// What DocC makes of the modules' overviews and comments: pages of scripts, which need a web server.
struct Documentation: Sendable {
  /// Where it is on the site.
  static let place = "api"

  /// The overviews, each with its page here, both paths below their root.
  let pages: [String: String]
  private let archive: URL

  /// - Parameters:
  ///   - archive: the folder that DocC wrote, of all modules that have an overview.
  ///   - root: the folder of `Package.swift`.
  /// - Throws: that an overview has no page there.
  init(in archive: URL, of root: URL) throws(SiteError) {
    self.archive = archive
    var pages: [String: String] = [:]
    for module in try Self.modules(of: root) {
      let page = "documentation/\(module.lowercased())/index.html"
      guard FileManager.default.fileExists(atPath: archive.appending(path: page).path)
      else { throw .noDocumentation(module, in: archive.path) }
      pages[overview(of: module)] = "\(Self.place)/\(page)"
    }
    self.pages = pages
  }

  /// Those that have an overview, by name.
  static func modules(of root: URL) throws(SiteError) -> [String] {
    guard
      let found = try? FileManager.default.contentsOfDirectory(
        atPath: root.appending(path: "Sources").path)
    else { throw .unreadable("Sources") }
    return found.sorted().filter { module in
      FileManager.default.fileExists(atPath: root.appending(path: overview(of: module)).path)
    }
  }

  /// Copies the archive to the site, with its pages moved.
  func write(to folder: SiteFolder) throws(SiteError) {
    try folder.copy(archive, to: Self.place)
    let files = try? FileManager.default.subpathsOfDirectory(atPath: archive.path)
    for file in files ?? [] where file.hasSuffix(".html") {
      let path = "\(Self.place)/\(file)"
      guard let page = try? String(contentsOf: archive.appending(path: file), encoding: .utf8)
      else { throw .unreadable(path) }
      try folder.write(try Self.moved(page, to: path, withoutScripts: text(for: path)), to: path)
    }
    // Each page asks for it.
    try folder.write("{}\n", to: "\(Self.place)/theme-settings.json")
  }

  /// What is there to read without a server or scripts: the overview of the page's module, as text.
  private func text(for path: String) -> String {
    let module = path.split(separator: "/").prefix(3).joined(separator: "/")
    let overview = pages.first { $0.value == "\(module)/index.html" }?.key
    return overview.flatMap { Links.Target.source($0).path } ?? "index.html"
  }

  /// A page that DocC made for the root of a server, as one that works wherever the site is.
  ///
  /// - Parameters:
  ///   - path: where it will be on the site, from where all of its addresses are told.
  ///   - text: the page of the site that shows something without scripts, which may load nothing from a file.
  static func moved(
    _ page: String, to path: String, withoutScripts text: String
  ) throws(SiteError) -> String {
    let root = toRoot(from: path)
    let script = """
      <noscript><meta http-equiv="refresh" content="0; url=\(root)\(text)"></noscript>
      <script>
      if (location.protocol === "file:") {
        window.stop();
        location.replace("\(root)\(text)");
      } else {
        // The names of pages are those of folders.
        history.replaceState(null, "", location.href.replace("/index.html", "/"));
      }
      var baseUrl = new URL("\(root)\(place)/", location).pathname;
      </script>
      """
    // Its place is told from the server's root, since scripts change the page's address.
    let link = """
      <a id="book" style="display: block; padding: 0.5rem 1.5rem">The Verified VAE</a>
      <script>document.getElementById("book").href = `${baseUrl}../index.html`;</script>
      """
    var moved = page
    for (old, new) in [
      ("href=\"/", "href=\"\(root)\(place)/"), ("src=\"/", "src=\"\(root)\(place)/"),
      ("<script>var baseUrl = \"/\"</script>", script),
      ("<div id=\"app\">", link + "\n<div id=\"app\">"),
    ] {
      guard moved.contains(old) else { throw .unusable("\(path): DocC wrote no \(old)") }
      moved.replace(old, with: new)
    }
    return moved
  }
}

/// The path of a module's overview below the package's root.
private func overview(of module: String) -> String {
  "Sources/\(module)/\(module).docc/\(module).md"
}
