import Foundation
import Notebooks
import Testing
import Texts

@testable import SiteBuilding

@Suite struct MarkedTextTests {
  func marked(_ source: String = Toy.text) throws -> String {
    let facts = try Toy.facts(source)
    return try MarkedText(text: facts.text, facts: facts, all: [3: facts], root: .packageRoot)
      .markdown()
  }

  @Test("A number's card says what it is and where it is from")
  func numbers() throws {
    let markdown = try marked()
    let cards = markdown.matches(of: /data-card="([^"]*)">([^<]*)</).map { "\($0.2): \($0.1)" }
    #expect(
      cards.prefix(3) == [
        "0.50: mean&#10;nats &quot;per&quot; image&#10;chapter 3’s run on pen digits, seed 1",
        "20: most&#10;in the code, Package.swift", "0.5: given&#10;Knuth 1969",
      ])
    #expect(!markdown.contains("<!--"))
  }

  @Test("A value of an earlier chapter is of that chapter's run")
  func earlier() throws {
    let facts = try Toy.facts(
      Toy.text.replacing("<!-- value mean -->", with: "<!-- value mean of chapter 2 -->"))
    let run = try Run(
      of: EarlierToy.self, on: .pen(train: 1, test: 1, seed: 1), under: Conditions())
    let earlier = Facts(chapter: EarlierToy.self, text: facts.text, runs: [.pen: run])
    let markdown = try MarkedText(
      text: facts.text, facts: facts, all: [2: earlier, 3: facts], root: .packageRoot
    ).markdown()
    #expect(markdown.contains("\"mean&#10;years&#10;chapter 2’s run on pen digits, seed 1\""))
  }

  @Test("An excerpt links to its file, and its code is as it was")
  func excerpt() throws {
    #expect(
      try marked().contains(
        "[Package.swift](../Package.swift#code-1)\n\n```swift\nlet sum = a < b\n```\n"))
  }

  @Test("An output says which command printed it")
  func output() throws {
    let markdown = try marked()
    #expect(markdown.contains("<code>swift run chapter3 --mnist DIR</code></p>"))
    let pen = try marked(Toy.text.replacing("draw on mnist", with: "draw"))
    #expect(
      pen.contains("<span>Draw &lt;b&gt; &amp; others</span> <code>swift run chapter3</code>"))
  }

  @Test("A figure has its words as caption, and its script")
  func figure() throws {
    let markdown = try marked()
    #expect(markdown.contains("<figure id=\"figure-draws\">\n\n![](../plots/3-toy/draws.svg)"))
    #expect(markdown.contains("A flat histogram. [Script](../plots/3-toy/draws.gp) of chapter 3’s"))
    #expect(!markdown.contains("class=\"live\""))
  }

  @Test("A live figure stands around the still one, and needs its script")
  func live() throws {
    let source = Toy.text.replacing("<!-- figure", with: "<!-- live draws -->\n<!-- figure")
    #expect(throws: SiteError.noScript("draws", in: "chapters/3-toy.md", line: 15)) {
      try marked(source)
    }
    let root = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(
      at: root.appending(path: "Pages/live"), withIntermediateDirectories: true)
    try Data().write(to: root.appending(path: "Pages/live/draws.js"))
    let facts = try Toy.facts(source)
    let markdown = try MarkedText(text: facts.text, facts: facts, all: [:], root: root).markdown()
    #expect(
      markdown.contains(
        "<div class=\"live\" data-live=\"draws\">\n\n<figure id=\"figure-draws\">"))
    #expect(facts.text.liveFigures == ["draws"])
  }

  @Test("A claim is a card with its sentence, its values and its measurements")
  func claim() throws {
    let markdown = try marked()
    #expect(
      markdown.contains(
        "<div class=\"claim\" id=\"claim-3.1\">\n\n**Claim 3.1.** Uniform numbers are **0.4** or more\n"
          + "in the mean (here <button"))
    #expect(markdown.contains("<td>0.50</td><td>≥ 0.4</td><td>0.25</td></tr>"))
    #expect(
      markdown.contains(
        "<tr class=\"unclaimed\"><th scope=\"row\">MNIST, not claimed</th><td>0.30</td>"
          + "<td>≥ 0.4</td><td>0.2</td></tr>"))
  }

  @Test("What no run measured of a claim is as the text tells it")
  func measurements() throws {
    let facts = try Toy.facts()
    let claim = try #require(facts.text.claims.first)
    #expect(
      facts.measurements(of: claim) == [
        Measurement(data: .pen, measured: "0.50", control: "0.25", isClaimed: true, holds: true),
        Measurement(data: .mnist, measured: "0.30", control: "0.2", isClaimed: false, holds: false),
      ])
  }
}
