/// Links from where a text speaks of `claim 5.3` to the claim's card.
struct ClaimMentions {
  /// The pages of the claims, by their ids.
  let pages: [String: String]

  /// The document with them; headings and links stay as they are.
  func linking(_ document: JSON) -> JSON {
    document.rewriting { node in
      switch node.kind {
      case "Para", "Plain": [.node(node.kind ?? "", .array(linking(node.content.elements)))]
      case "Header", "Link": [node]
      default: nil
      }
    }
  }

  private func linking(_ inlines: [JSON]) -> [JSON] {
    var result: [JSON] = []
    for inline in inlines {
      let tail = result.suffix(2)
      if let word = tail.first, ["claim", "Claim"].contains(word.content.text?.suffix(5)),
        tail.last?.kind == "Space", let (id, rest) = id(in: inline), let page = pages[id]
      {
        result.removeLast(2)
        let words = [word, .node("Space"), .str(id)]
        result += [.link(words, to: "\(page)#claim-\(id)", class: "mention"), .str(rest)]
      } else {
        result.append(inline)
      }
    }
    return result
  }

  /// `5.3` and what follows it, of `5.3:`.
  private func id(in inline: JSON) -> (String, String)? {
    guard inline.kind == "Str", let text = inline.content.text,
      let found = text.prefixMatch(of: /\d+\.\d+/)
    else { return nil }
    return (String(found.output), String(text[found.range.upperBound...]))
  }
}
