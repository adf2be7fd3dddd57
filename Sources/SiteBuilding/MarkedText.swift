import Foundation
import Notebooks
import Texts
import Weaving

/// A text whose markers become the HTML that shows what they know.
struct MarkedText {
  let text: ChapterText
  /// Of the text's own chapter, if it is one's.
  let facts: Facts?
  /// Of each chapter, by its number.
  let all: [Int: Facts]
  let root: URL

  /// The whole text in Markdown.
  func markdown() throws(SiteError) -> String {
    try markdown(of: text.source.startIndex..<text.source.endIndex, besides: nil)
  }

  /// - Parameter outer: the marker whose content the range is.
  private func markdown(
    of range: Range<String.Index>, besides outer: Marker?
  ) throws(SiteError) -> String {
    let inner = text.markers
      .filter { range.contains($0.extent.lowerBound) && $0.extent != outer?.extent }
      .sorted { $0.extent.lowerBound < $1.extent.lowerBound }
    var (result, place) = ("", range.lowerBound)
    for marker in inner where marker.extent.lowerBound >= place {
      result += text.source[place..<marker.extent.lowerBound] + (try html(of: marker))
      place = marker.extent.upperBound
    }
    return result + text.source[place..<range.upperBound]
  }

  private func html(of marker: Marker) throws(SiteError) -> String {
    let content = text.source[marker.content]
    switch marker.kind {
    case .excerpt(let path, let name): return excerpt(path, name, content)
    case .output(let name): return output(name, marker, content)
    case .figure(let name): return try figure(name, marker)
    case .live: return ""
    case .claims:
      return "<div class=\"all-claims\">\n\n\(content)\n</div>\n"
    case .claim(let claim): return try card(of: claim, marker)
    case .value(let name, let number):
      let owner = number.flatMap { all[$0] } ?? facts
      guard let owner, let data = marker.data else { return String(content) }
      let unit = owner.runs[data]?.value(name)?.unit ?? ""
      return carded(content, [name, unit, owner.title(data)])
    case .constant(let path, let name): return carded(content, [name, "in the code, \(path)"])
    case .given(let source): return carded(content, ["given", source])
    }
  }

  /// A path below the root, from the text's folder.
  private func relative(_ path: String) -> String { "../\(path)" }

  private func excerpt(_ path: String, _ name: String, _ code: Substring) -> String {
    let line = SnippetFile(path: path, in: root)?.lineNumbers[name]?.min() ?? 1
    return """
      <div class="excerpt">

      [\(path)](\(relative(path))#code-\(line))

      ```swift
      \(code)```

      </div>

      """
  }

  private func output(_ name: String, _ marker: Marker, _ lines: Substring) -> String {
    guard let facts, let data = marker.data else { return "" }
    let title = facts.runs[data]?.cells.first { $0.name == name }?.title ?? ""
    return """
      <div class="output">
      <p class="origin">\(title.isEmpty ? "" : "<span>\(title.escaped)</span> ")\
      <code>\(facts.command(data))</code></p>

      ```text
      \(lines)```

      </div>

      """
  }

  private func figure(_ name: String, _ marker: Marker) throws(SiteError) -> String {
    guard let data = marker.data, let facts else { return "" }
    let picture = text.source[marker.content]
    let words = text.source[marker.extent].firstMatch(of: /!\[(.*)\]/)?.output.1 ?? ""
    let id = "figure-\(name)" + (data == .mnist ? "-mnist" : "")
    let figure = """
      <figure id="\(id)">

      ![](\(picture))

      <figcaption>

      \(words). [Script](\(picture.replacing(".svg", with: ".gp"))) of \(facts.title(data)).

      </figcaption>
      </figure>

      """
    guard let live = text.markers.first(where: { isLive($0, above: marker) }),
      case .live(let name) = live.kind
    else { return figure }
    let script = root.appending(path: "Pages/live/\(name).js").path
    guard FileManager.default.fileExists(atPath: script) else {
      throw .noScript(name, in: text.path, line: live.line)
    }
    return "<div class=\"live\" data-live=\"\(name)\">\n\n\(figure)\n</div>\n"
  }

  private func isLive(_ marker: Marker, above figure: Marker) -> Bool {
    if case .live = marker.kind { marker.line == figure.line - 1 } else { false }
  }

  private func card(of claim: Claim, _ marker: Marker) throws(SiteError) -> String {
    let quote = try markdown(of: marker.content, besides: marker)
    let sentence = quote.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n")
    let measurements = facts?.measurements(of: claim) ?? []
    let unit = facts?.runs[.pen]?.value(claim.quantity)?.unit ?? ""
    let scale = ClaimScale(claim: claim, measurements: measurements)
    return """
      <div class="claim" id="claim-\(claim.id)">

      \(sentence)

      <div class="measured">
      \(measurements.isEmpty ? "" : scale.svg + "\n" + scale.table)
      <p class="names"><code>\(claim.quantity)</code>\(unit.isEmpty ? "" : ", \(unit.escaped),") \
      unlike <code>\(claim.control)</code>; of \(claim.scope.title)</p>
      </div>
      </div>

      """
  }
}

extension ChapterText {
  /// The live figures, in the order of the text.
  var liveFigures: [String] {
    markers.compactMap { if case .live(let name) = $0.kind { name } else { nil } }
  }
}
