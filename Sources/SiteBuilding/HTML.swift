extension StringProtocol {
  /// The text where HTML has text or a quoted attribute, on one line.
  var escaped: String {
    var result = ""
    for character in self {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      default: result.append(character)
      }
    }
    return result
  }
}

/// A number of the text whose card tells where it is from, a line each.
func carded(_ number: some StringProtocol, _ lines: [String]) -> String {
  let card = lines.filter { !$0.isEmpty }.joined(separator: "\n").escaped
  return "<button type=\"button\" class=\"value\" data-card=\"\(card)\">\(number)</button>"
}
