import Foundation

/// Where the links of texts lead on the site.
struct Links {
  /// The site's pages by the texts that they are made of, both paths below their root.
  let pages: [String: String]
  let root: URL

  /// What a link leads to.
  enum Target: Hashable {
    /// Another site, or a place of the same page.
    case elsewhere
    /// A page.
    case page(String)
    /// A file that is shown as a page of its own.
    case source(String)
    /// A file that goes to the site as it is: a picture, or a script of one.
    case copy(String)

    /// Its path on the site.
    var path: String? {
      switch self {
      case .elsewhere: nil
      case .page(let path): path
      case .source(let path): "sources/\(path).html"
      // As text, which every browser shows.
      case .copy(let path): path.hasSuffix(".gp") ? path + ".txt" : path
      }
    }
  }

  /// - Parameter text: the text that has the link, below the root.
  func target(of address: String, in text: String) throws(SiteError) -> Target {
    let path = String(address.prefix { $0 != "#" })
    if path.isEmpty || path.contains(":") { return .elsewhere }
    let base = URL(filePath: "/" + text).deletingLastPathComponent()
    let file = String(base.appending(path: path).standardized.path.dropFirst())
    if let page = pages[file] { return .page(page) }
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(
        atPath: root.appending(path: file).path, isDirectory: &isFolder), !isFolder.boolValue
    else { throw .deadLink(address, in: text) }
    return [".svg", ".gp"].contains(where: file.hasSuffix) ? .copy(file) : .source(file)
  }

  /// The address on the site of what a text links to.
  ///
  /// - Parameter page: the page that has the link, below the site's root.
  func address(of target: Target, linkedAs address: String, on page: String) -> String {
    guard let path = target.path else { return address }
    return toRoot(from: page) + path + address.drop { $0 != "#" }
  }
}

/// `../` for each folder that a page is in.
func toRoot(from page: String) -> String {
  String(repeating: "../", count: page.count { $0 == "/" })
}
