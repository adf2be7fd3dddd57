import Foundation
import Testing

@testable import SiteBuilding

/// What is done to pandoc's documents; none of it needs pandoc.
@Suite struct DocumentTests {
  static func words(_ text: String) -> [JSON] {
    let words = text.split(separator: " ").map { JSON.str(String($0)) }
    return Array(words.map { [$0] }.joined(separator: [.node("Space")]))
  }

  static func heading(_ level: Double, _ id: String, _ text: String) -> JSON {
    .node("Header", [.number(level), [.string(id), [], []], .array(words(text))])
  }

  static func paragraph(_ text: String) -> JSON { .node("Para", .array(words(text))) }

  static func formula(_ tex: String) -> JSON {
    .node("Math", [.node("InlineMath"), .string(tex)])
  }

  static func document(_ blocks: JSON...) -> JSON {
    ["blocks": .array(blocks), "pandoc-api-version": [.number(1), .number(22)]]
  }

  @Test func jsonIsReadAndWritten() throws {
    let text = #"{"a":[1,2.5,"x\"y",null],"t":"Str"}"#
    let json = try JSON(Data(text.utf8))
    #expect(json["a"][1] == .number(2.5) && json["a"][2] == "x\"y" && json.kind == "Str")
    #expect(String(decoding: try json.data, as: UTF8.self) == text)
  }

  // MARK: - The glossary

  let glossary = Glossary(
    document(
      heading(1, "top", "Symbols"), paragraph("All."), heading(2, "kl", "KL, divergence"),
      paragraph("A divergence."), heading(2, "posterior", "q(z|x), posterior"),
      paragraph("A cloud"), paragraph("of codes."), heading(2, "sigma", "σ, σ²"),
      paragraph("Width.")))

  /// Where the links of a document lead, and what they are of.
  func links(in document: JSON) -> [String] {
    var found: [String] = []
    _ = document.rewriting { node in
      guard node.kind == "Link" else { return nil }
      found.append("\(node.plainText) \(node.content[2][0].text ?? "")")
      return nil
    }
    return found
  }

  @Test func readsItsEntries() throws {
    #expect(
      glossary.entries == [
        .init(id: "kl", spellings: ["KL", "divergence"], explanation: "A divergence."),
        .init(
          id: "posterior", spellings: ["q(z|x)", "posterior"], explanation: "A cloud of codes."),
        .init(id: "sigma", spellings: ["σ", "σ²"], explanation: "Width."),
      ])
    #expect(try glossary.script.hasPrefix(#"window.glossary = {"kl":["KL","A divergence."],"#))
  }

  @Test func linksTheFirstMentionInASection() {
    let document = glossary.linking(
      Self.document(
        Self.heading(2, "a", "The KL"), Self.paragraph("The KL, not KL(q) of the q(z|x): a KL."),
        Self.heading(3, "b", "More"), Self.paragraph("A posterior and the KL"),
        Self.heading(2, "c", "Next"), Self.paragraph("A (KL) of posteriors")))
    #expect(
      links(in: document) == [
        "KL glossary.html#kl", "q(z|x) glossary.html#posterior", "KL glossary.html#kl",
        "posteriors glossary.html#posterior",
      ])
    let text = document["blocks"].elements.map(\.plainText)
    #expect(text[1] == "The KL, not KL(q) of the q(z|x): a KL. ")
  }

  @Test func aWordWithinAnotherIsNoMention() {
    let document = Self.document(Self.paragraph("KLM p(KL) aKL posteriorsome"))
    #expect(links(in: glossary.linking(document)) == [])
  }

  @Test func aCaptionHasNoMentions() {
    let document = Self.document(
      .html("<figcaption>\n"), Self.paragraph("A KL"), .html("</figcaption>\n"),
      Self.paragraph("The KL"))
    #expect(links(in: glossary.linking(document)) == ["KL glossary.html#kl"])
    #expect(links(in: glossary.linking(document)["blocks"][1]) == [])
  }

  @Test func aFormulaOfTheSymbolIsAMention() {
    let paragraph = JSON.node(
      "Para", [Self.formula("\\sigma^2"), .node("Space"), Self.formula("\\sigma^2 + 1")])
    #expect(
      links(in: glossary.linking(Self.document(paragraph))) == ["\\sigma^2 glossary.html#sigma"])
  }

  @Test func linksTheClaimsThatItSpeaksOf() {
    let mentions = ClaimMentions(pages: ["5.3": "5-vae.html"])
    let document = mentions.linking(
      Self.document(
        Self.heading(2, "a", "claim 5.3"), Self.paragraph("So claim 5.3, not claim 5.4 or 5.3")))
    #expect(links(in: document) == ["claim 5.3 5-vae.html#claim-5.3"])
    #expect(document["blocks"][1].plainText == "So claim 5.3, not claim 5.4 or 5.3 ")
  }

  // MARK: - The search

  @Test func indexesTheProseOfEachSection() throws {
    let index = SearchIndex(
      of: Self.document(
        Self.heading(1, "top", "A toy"), Self.paragraph("Before."),
        .code("let x = 1", id: "", classes: []), Self.heading(2, "more", "More of it"),
        Self.paragraph("One."), .html("<p>raw</p>"), Self.paragraph("Two.")),
      at: "toy.html", title: "A toy")
    #expect(
      index.sections == [
        .init(address: "toy.html#top", page: "A toy", heading: "A toy", text: "Before. "),
        .init(address: "toy.html#more", page: "A toy", heading: "More of it", text: "One. Two. "),
      ])
    #expect(
      try SearchIndex.script(index.sections)
        == "window.searchIndex = [[\"toy.html#top\",\"A toy\",\"A toy\",\"Before. \"],"
        + "[\"toy.html#more\",\"A toy\",\"More of it\",\"One. Two. \"]];\n")
  }

  @Test func whatHTMLWouldReadIsEscaped() {
    #expect("a < b & \"c\"\n> d".escaped == "a &lt; b &amp; &quot;c&quot;&#10;&gt; d")
  }
}
