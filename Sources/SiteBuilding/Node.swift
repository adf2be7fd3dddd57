/// The nodes of a pandoc document: `{"t": kind, "c": content}`.
extension JSON {
  /// What the node is, such as `Para` or `Str`; none if this is no node.
  var kind: String? { self["t"].text }

  var content: JSON { self["c"] }

  static func node(_ kind: String, _ content: JSON? = nil) -> JSON {
    .object(["t": .string(kind)].merging(content.map { ["c": $0] } ?? [:]) { $1 })
  }

  static func str(_ text: String) -> JSON { node("Str", .string(text)) }

  /// The document with other blocks.
  func with(blocks: [JSON]) -> JSON {
    ["blocks": .array(blocks), "pandoc-api-version": self["pandoc-api-version"]]
  }

  /// - Parameter label: what it is called, whatever it shows.
  static func link(
    _ inlines: [JSON], to address: String, class name: String, label: String? = nil
  ) -> JSON {
    let attributes: JSON = .array(label.map { [["aria-label", .string($0)]] } ?? [])
    return node(
      "Link", [["", [.string(name)], attributes], .array(inlines), [.string(address), ""]])
  }

  static func code(_ text: String, id: String, classes: [String]) -> JSON {
    node("CodeBlock", [[.string(id), .array(classes.map(JSON.string)), []], .string(text)])
  }

  static func heading(_ level: Int, _ text: String) -> JSON {
    node("Header", [.number(Double(level)), ["top", [], []], [str(text)]])
  }

  static func html(_ text: String) -> JSON { node("RawBlock", ["html", .string(text)]) }

  /// This with every node in it for which `change` has something else replaced by that, from the outside in.
  func rewriting(_ change: (JSON) throws -> [JSON]?) rethrows -> JSON {
    switch self {
    case .array(let elements):
      .array(
        try elements.flatMap { element in
          if element.kind != nil, let others = try change(element) { return others }
          return [try element.rewriting(change)]
        })
    case .object(let members): .object(try members.mapValues { try $0.rewriting(change) })
    default: self
    }
  }

  /// What a reader reads of it, formulas as TeX, without code blocks and HTML.
  var plainText: String {
    switch kind {
    case "Str": content.text ?? ""
    case "Space", "SoftBreak", "LineBreak": " "
    case "Code", "Math": content[1].text ?? ""
    case "CodeBlock", "RawInline", "RawBlock": ""
    case "Link", "Span", "Image": content[1].plainText
    case "Header": content[2].plainText
    case "Para", "Plain": content.plainText + " "
    default:
      switch self {
      case .array(let elements): elements.map(\.plainText).joined()
      case .object: content.plainText
      default: ""
      }
    }
  }
}
