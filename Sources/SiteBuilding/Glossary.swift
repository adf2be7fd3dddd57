/// The symbols and terms of the field, each with the sentences that explain it.
///
/// Each is a heading, `## σ, σ²`, with the spellings that prose uses; a formula of one symbol is the same.
struct Glossary {
  struct Entry: Equatable {
    /// The heading's anchor.
    let id: String
    /// How texts spell it, the first for readers.
    let spellings: [String]
    let explanation: String
  }

  let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  init(_ document: JSON) {
    var entries: [Entry] = []
    for block in document["blocks"].elements {
      if block.kind == "Header", block.content[0] == .number(2) {
        let heading = block.plainText.split(separator: ", ").map(String.init)
        entries.append(
          Entry(id: block.content[1][0].text ?? "", spellings: heading, explanation: ""))
      } else if let last = entries.popLast() {
        let words = (last.explanation + " " + block.plainText).split(separator: " ")
        entries.append(
          Entry(
            id: last.id, spellings: last.spellings, explanation: words.joined(separator: " ")))
      }
    }
    self.entries = entries
  }

  /// A script that lets cards tell what a term means.
  var script: String {
    get throws {
      let members = entries.map { entry in
        let card: JSON = [.string(entry.spellings[0]), .string(entry.explanation)]
        return (entry.id, card)
      }
      let json = try JSON.object(Dictionary(uniqueKeysWithValues: members)).data
      return "window.glossary = \(String(decoding: json, as: UTF8.self));\n"
    }
  }

  /// A document in which the first mention of each term in a section of level 2 leads to the glossary, but
  /// for captions.
  func linking(_ document: JSON) -> JSON {
    var (known, isCaption) = (Set<String>(), false)
    let blocks = document["blocks"].elements.flatMap { block in
      if block.kind == "Header", block.content[0] == .number(2) { known = [] }
      if block.kind == "RawBlock" { isCaption = block.content[1].text == "<figcaption>\n" }
      if isCaption { return [block] }
      return JSON.array([block]).rewriting { node in
        switch node.kind {
        case "Para": [.node("Para", .array(linking(node.content.elements, besides: &known)))]
        // Elsewhere a term would be an anchor within another, or in a table of its like.
        case "Header", "Table": [node]
        default: nil
        }
      }.elements
    }
    return document.with(blocks: blocks)
  }

  private func linking(_ inlines: [JSON], besides known: inout Set<String>) -> [JSON] {
    var result: [JSON] = []
    var words = ""
    func flush() {
      if !words.isEmpty { result += linking(words, besides: &known) }
      words = ""
    }
    for inline in inlines {
      switch inline.kind {
      case "Str": words += inline.content.text ?? ""
      case "Space", "SoftBreak": words += " "
      case "Math":
        flush()
        result.append(linking(formula: inline, besides: &known))
      default:
        flush()
        result.append(inline)
      }
    }
    flush()
    return result
  }

  private func linking(formula: JSON, besides known: inout Set<String>) -> JSON {
    let symbol = inProse(formula.content[1].text ?? "")
    guard let entry = entries.first(where: { $0.spellings.contains(symbol) }),
      known.insert(entry.id).inserted
    else { return formula }
    return link([formula], to: entry, label: symbol)
  }

  /// The words in pieces, some of them links.
  private func linking(_ words: String, besides known: inout Set<String>) -> [JSON] {
    var (result, start, place) = ([JSON](), words.startIndex, words.startIndex)
    while place < words.endIndex {
      if isStart(place, in: words), let (entry, end) = entry(at: place, in: words),
        known.insert(entry.id).inserted
      {
        if start < place { result.append(.str(String(words[start..<place]))) }
        result.append(link([.str(String(words[place..<end]))], to: entry))
        (start, place) = (end, end)
      } else {
        place = words.index(after: place)
      }
    }
    if start < words.endIndex { result.append(.str(String(words[start...]))) }
    return result
  }

  /// - Parameter label: how a formula is read, of which a link has no name.
  private func link(_ inlines: [JSON], to entry: Entry, label: String? = nil) -> JSON {
    .link(inlines, to: "glossary.html#\(entry.id)", class: "term", label: label)
  }

  /// Whether a word begins there, perhaps in brackets or quotes, as none does within `p(z)`.
  private func isStart(_ place: String.Index, in words: String) -> Bool {
    guard place > words.startIndex else { return true }
    let last = words.index(before: place)
    return words[last] == " " || "(“".contains(words[last]) && isStart(last, in: words)
  }

  private func isWord(_ form: String, at rest: Substring) -> Bool {
    rest.hasPrefix(form) && " .,;:!?’”)–".contains(rest.dropFirst(form.count).first ?? " ")
  }

  /// The longest spelling that stands there as a word of its own, perhaps in the plural.
  private func entry(at place: String.Index, in words: String) -> (Entry, String.Index)? {
    let found = entries.flatMap { entry in
      entry.spellings.compactMap { spelling -> (Entry, String.Index)? in
        let rest = words[place...]
        guard let form = [spelling, spelling + "s"].first(where: { isWord($0, at: rest) }) else {
          return nil
        }
        return (entry, words.index(place, offsetBy: form.count))
      }
    }
    return found.max { $0.1 < $1.1 }
  }
}

/// A formula of one symbol as prose spells it.
private func inProse(_ formula: String) -> String {
  let spellings = [
    ("\\varepsilon", "ε"), ("\\sigma", "σ"), ("\\beta", "β"), ("\\mu", "μ"), ("\\log", "log"),
    ("^2", "²"),
    (" \\mid ", "|"),
  ]
  return spellings.reduce(formula) { $0.replacing($1.0, with: $1.1) }
}
