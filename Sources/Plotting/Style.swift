import Foundation

/// The look that all figures share: `style.gp`, which is part of the program and is laid beside
/// the folders of figures, so that scripts can load it.
enum Style {
  static var text: String { String(decoding: PackageResources.style_gp, as: UTF8.self) }

  /// Writes `style.gp` to the folder, unless it is there already.
  static func write(to folder: URL) throws(PlottingError) {
    let file = folder.appending(path: "style.gp")
    let content = Data(PackageResources.style_gp)
    if (try? Data(contentsOf: file)) == content { return }
    do {
      try content.write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: file.path(percentEncoded: false), reason: reason(of: error))
    }
  }
}

/// What the system said, without Foundation's wrapping.
func reason(of error: any Error) -> String {
  let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
  return (underlying ?? error as NSError).localizedDescription
}
