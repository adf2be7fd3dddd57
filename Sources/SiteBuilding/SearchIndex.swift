/// What the search of the site looks through: the prose of each section.
struct SearchIndex {
  struct Section: Equatable {
    /// The page and the anchor.
    let address: String
    /// The page's title and the section's.
    let page, heading: String
    var text: String
  }

  private(set) var sections: [Section] = []

  /// The sections of a page; before its first heading there is none.
  init(of document: JSON, at address: String, title: String) {
    for block in document["blocks"].elements {
      if block.kind == "Header" {
        sections.append(
          Section(
            address: "\(address)#\(block.content[1][0].text ?? "")", page: title,
            heading: block.plainText, text: ""))
      } else if let last = sections.indices.last {
        let words = block.plainText.split(separator: " ").joined(separator: " ")
        if !words.isEmpty { sections[last].text += words + " " }
      }
    }
  }

  /// The sections of all pages, as a script that a page can load from a file.
  static func script(_ sections: [Section]) throws -> String {
    let rows = sections.map { section -> JSON in
      [
        .string(section.address), .string(section.page), .string(section.heading),
        .string(section.text),
      ]
    }
    return "window.searchIndex = "
      + String(decoding: try JSON.array(rows).data, as: UTF8.self) + ";\n"
  }
}
