import Files
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
    do throws(WriteError) { try writeWhole(content, to: file) } catch { throw .cannotWrite(error) }
  }
}
