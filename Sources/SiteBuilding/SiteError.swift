/// Why there is no site.
public enum SiteError: Error, Equatable, CustomStringConvertible {
  /// The program that turns Markdown into HTML is not installed.
  case pandocMissing
  /// It is, and does not do it.
  case pandocFails(String)
  /// A text links to what is not there.
  case deadLink(String, in: String)
  /// A text's figure comes alive by a script that is not there.
  case noScript(String, in: String, line: Int)
  /// The documentation lacks a module that has an overview.
  case noDocumentation(String, in: String)
  /// A file of ours that cannot be read.
  case unreadable(String)
  /// A text or its run that cannot be had.
  case unusable(String)
  /// The folder that the site should replace is none that was made so.
  case foreignFolder(String)
  /// The site cannot be written.
  case unwritable(String)

  /// What was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .pandocMissing: "there is no pandoc; Scripts/setup --site installs it"
    case .pandocFails(let reason): "pandoc fails: \(reason)"
    case .deadLink(let target, let path): "\(path): there is no “\(target)” to link to"
    case .noScript(let name, let path, let line):
      "\(path):\(line): there is no Pages/live/\(name).js for this figure"
    case .noDocumentation(let module, let folder):
      "\(folder): there is no documentation of \(module); Scripts/site makes it"
    case .unreadable(let path): "\(path): the file is not there or not UTF-8"
    case .unusable(let reason): reason
    case .foreignFolder(let path):
      "\(path) is not empty and no site of this book; name a folder that may be replaced"
    case .unwritable(let reason): "cannot write the site: \(reason)"
    }
  }
}
