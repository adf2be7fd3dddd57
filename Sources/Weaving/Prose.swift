import Foundation
import Texts

extension ChapterText {
  /// The source with everything made blank that is not prose of the author's: fences, comments, and the
  /// pieces whose source is named. The words of a picture and the sentence of a claim are the author's.
  func prose() -> String {
    let owned = markers.filter(\.namesItsSource).map(\.extent)
    let code = fences.filter { fence in !owned.contains { $0.contains(fence.lowerBound) } }
    return source.replacing((code + owned).map { ($0, blank(source[$0])) })
      .replacing(/<!--.*?-->/) { blank($0.output) }
  }
}

extension Marker {
  fileprivate var namesItsSource: Bool {
    switch kind {
    case .figure, .claim: false
    default: true
    }
  }
}

/// A space in place of the text, and as many lines.
func blank(_ text: Substring) -> String {
  " " + String(repeating: "\n", count: text.utf8.count { $0 == UInt8(ascii: "\n") })
}
