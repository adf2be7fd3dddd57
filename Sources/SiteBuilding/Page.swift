import Foundation

/// A page of the site before pandoc has made HTML of it.
struct Page: Sendable {
  /// Where it is on the site.
  let path: String
  /// The text that it is made of, below the package's root: links start from there.
  let source: String
  let title: String
  /// What the style sheet knows it by.
  let kind: String
  /// How the list of pages calls it; none if it is not in the list.
  var label: String?
  /// The scripts of its own, below the site's root.
  var scripts: [String] = []
  var content: Content

  /// What is on it.
  enum Content: Sendable {
    case markdown(String)
    case blocks([JSON])
  }

  /// A page of a file's own: a text as one, all others with numbered lines.
  init(showing path: String, root: URL) throws(SiteError) {
    guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      throw .unreadable(path)
    }
    let languages = [
      "swift": "swift", "py": "python", "c": "c", "cpp": "cpp", "h": "c", "mjs": "javascript",
    ]
    let language = languages[URL(filePath: path).pathExtension] ?? "bash"
    self.path = Links.Target.source(path).path ?? path
    (source, title, kind) = (path, path, "source")
    guard !path.hasSuffix(".md") else {
      content = .markdown(text)
      return
    }
    content = .blocks([
      .heading(1, path),
      .code(text, id: "code", classes: [language, "numberLines", "lineAnchors"]),
    ])
  }

  init(
    _ path: String, of source: String, _ title: String, kind: String, label: String? = nil,
    scripts: [String] = [], _ content: Content
  ) {
    (self.path, self.source, self.title, self.kind) = (path, source, title, kind)
    (self.label, self.scripts, self.content) = (label, scripts, content)
  }
}
