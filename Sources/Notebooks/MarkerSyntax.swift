import Foundation

/// What a comment says, before what stands around it is read.
enum MarkerSyntax {
  /// A fence of that language follows.
  case fence(String, Marker.Kind)
  /// A picture follows.
  case picture(Marker.Kind)
  /// The rows of a table follow.
  case table(Marker.Kind)
  /// A quote follows.
  case claim(Claim)
  /// A piece of the same line follows, up to the end marker.
  case inline(Marker.Kind)
  /// The piece ends here.
  case end

  /// Whether it must have a line of its own.
  var isBlock: Bool {
    switch self {
    case .fence, .picture, .table, .claim: true
    case .inline, .end: false
    }
  }

  /// Reads the inside of a comment on a line of a text.
  init(_ body: String, path: String, line: Int) throws(Problem) {
    let keyword = String(body.prefix { $0 != " " })
    let rest = body.dropFirst(keyword.count).trimmingCharacters(in: .whitespaces)
    guard let form = Self.forms.first(where: { $0.keyword == keyword })?.form else {
      let known = Self.forms.map(\.keyword).joined(separator: ", ")
      throw Problem(path, line, "unknown marker “\(keyword)”; there are \(known)")
    }
    guard let syntax = Self.parse(keyword, rest, path: path, line: line) else {
      throw Problem(path, line, "“\(body)” is malformed; write <!-- \(form) -->")
    }
    self = syntax
  }

  private static let forms: [(keyword: String, form: String)] = [
    ("excerpt", "excerpt PATH#NAME"), ("output", "output NAME"),
    ("figure", "figure NAME"), ("claims", "claims"),
    ("claim", "claim 1.3: NAME <= 0.97 on both, unlike NAME"), ("value", "value NAME"),
    ("constant", "constant PATH#NAME"), ("given:", "given: SOURCE"), ("end", "end"),
  ]

  // A literal is parsed wherever it is evaluated, which takes far longer than a match. Matching changes
  // nothing of it.
  nonisolated(unsafe) private static let name = /([A-Za-z][A-Za-z0-9-]*)( on mnist)?/

  private static func parse(
    _ keyword: String, _ rest: String, path: String, line: Int
  ) -> MarkerSyntax? {
    let named = rest.wholeMatch(of: name)
    let name = named.map { (String($0.1), $0.2 == nil ? DataSet.pen : .mnist) }
    switch keyword {
    case "excerpt":
      return rest.wholeMatch(of: /([^#\s]+)#([^#\s]+)/).map {
        .fence("swift", .excerpt(path: String($0.1), snippet: String($0.2)))
      }
    case "constant":
      return rest.wholeMatch(of: /([^#\s]+)#(\w+)/).map {
        .inline(.constant(path: String($0.1), name: String($0.2)))
      }
    case "output": return name.map { .fence("text", .output($0, $1)) }
    case "figure": return name.map { .picture(.figure($0, $1)) }
    case "value": return name.map { .inline(.value($0, $1)) }
    case "claims":
      return ["": .table(.claims(.pen)), "on mnist": .table(.claims(.mnist))][rest]
    case "claim": return Claim(rest, path: path, line: line).map { .claim($0) }
    case "given:": return rest.isEmpty ? nil : .inline(.given(rest))
    default: return rest.isEmpty ? .end : nil
    }
  }
}

extension Claim {
  /// Reads `1.3: heldOutError <= 0.97 on pen, unlike pcaError`; the statement is still to come.
  init?(_ body: String, path: String, line: Int) {
    guard let match = body.wholeMatch(of: Self.form),
      let relation = Relation(rawValue: String(match.3))
    else { return nil }
    self.init(
      id: String(match.1), quantity: String(match.2), relation: relation,
      boundText: String(match.4), control: String(match.6),
      scope: match.5.flatMap { Scope(rawValue: String($0)) } ?? .any, path: path, line: line)
  }

  nonisolated(unsafe) private static let form =
    /(\d+\.\d+): (\w+) (<=|>=|<|>) (-?\d+(?:\.\d+)?)(?: on (both|pen|mnist))?, unlike (\w+)/

  /// Takes the sentence from the quote that follows the marker, and returns what it lacks.
  ///
  /// The bound must stand in it as a number of its own, spelled as in the marker but for commas
  /// between thousands and a typographic minus; numbers inside value markers do not count.
  mutating func readSentence(_ quote: Substring) -> [String] {
    let lines = quote.split(separator: "\n")
    let source = lines.map { $0.dropFirst().trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ").replacing("**", with: "")
    let label = "Claim \(id). "
    guard source.hasPrefix(label) else {
      return ["the next line must be the claim's sentence, > **Claim \(id).** …"]
    }
    let sentence = source.dropFirst(label.count)
    statement = String(sentence.replacing(/<!--.*?-->/, with: ""))
    let numbers = sentence.replacing(/<!--.*?-->.*?<!-- end -->/, with: "")
      .matches(of: /[-−]?\d+(?:[.,]\d+)*/)
      .map { $0.output.replacing("−", with: "-").replacing(",", with: "") }
    if numbers.contains(where: { $0 == boundText }) { return [] }
    return ["the bound \(boundText) is not in the sentence of claim \(id)"]
  }
}
