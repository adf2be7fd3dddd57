import Foundation
import RegexBuilder

extension Claim {
  /// `1.3: heldOutError <= 0.97 on pen, unlike pcaError`
  nonisolated(unsafe) static let syntax = Regex {
    /(\d+\.\d+)/
    ": "
    Capture { Name.syntax }
    " "
    TryCapture {
      /[<>]=?/
    } transform: {
      Relation(rawValue: String($0))
    }
    " "
    /(-?\d+(?:\.\d+)?)/
    Optionally {
      " on "
      TryCapture {
        /both|pen|mnist/
      } transform: {
        Scope(rawValue: String($0))
      }
    }
    ", unlike "
    Capture { Name.syntax }
  }

  /// What the syntax finds: id, quantity, relation, bound, scope and control.
  typealias Arguments = (
    Substring, Substring, Substring, Relation, Substring, Scope?, Substring
  )

  /// The claim of a marker, with its sentence from the quote below.
  ///
  /// The bound must stand in the sentence as a number of its own, spelled as in the marker but for
  /// commas between thousands and a typographic minus; numbers inside value markers do not count.
  init(_ found: Arguments, at place: MarkerForm.Place) throws(Problem) {
    let (id, bound) = (String(found.1), String(found.4))
    var flaws: [String] = []
    if let expected = place.claimID, id != expected {
      flaws.append("claim \(id) should be \(expected), the next one of the chapter")
    }
    let quote = place.content.split(separator: "\n")
      .map { $0.dropFirst().trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ").replacing("**", with: "")
    let label = "Claim \(id). "
    let sentence = quote.dropFirst(label.count)
    let numbers = sentence.replacing(/<!--.*?-->.*?<!-- end -->/, with: "")
      .matches(of: /[-−]?\d+(?:[.,]\d+)*/)
      .map { $0.output.replacing("−", with: "-").replacing(",", with: "") }
    if !quote.hasPrefix(label) {
      flaws.append("the next line must be the claim's sentence, > **Claim \(id).** …")
    } else if !numbers.contains(where: { $0 == bound }) {
      flaws.append("the bound \(bound) is not in the sentence of claim \(id)")
    }
    guard flaws.isEmpty else {
      throw Problem(place.path, place.line, flaws.joined(separator: "; "))
    }
    self.init(
      id: id, quantity: String(found.2), relation: found.3, boundText: bound,
      control: String(found.6), scope: found.5 ?? .any,
      statement: String(sentence.replacing(/<!--.*?-->/, with: "")), path: place.path,
      line: place.line)
  }
}
