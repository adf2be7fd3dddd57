import Testing

@testable import Texts

@Suite struct ChapterTextTests {
  /// One of each marker, in a text that has nothing wrong with it.
  static let sound = """
    # 3. A toy

    Uniform numbers have a mean of <!-- value mean -->0.482<!-- end -->.

    <!-- excerpt Sources/Toy/Toy.swift#sum -->
    ```swift
    sum += number
    ```

    <!-- output draw -->
    ```text
    after 500: 0.487
    ```

    <!-- figure draws on mnist -->
    ![A flat histogram](../plots/3-toy/mnist/draws.svg)

    <!-- live draws -->
    <!-- figure draws -->
    ![A flat histogram](../plots/3-toy/draws.svg)

    <!-- claim 3.1: mean >= 0.4 on pen, unlike meanSquare -->
    > **Claim 3.1.** Uniform numbers are **0.4** or more
    > in the mean (here <!-- value mean -->0.482<!-- end -->).

    <!-- claims on mnist -->
    | Claim | Holds |
    |---|---|
    | 3.1 | yes |

    Knuth draws <!-- given: Knuth 1969 -->0.5<!-- end -->.

    """

  func problems(_ source: String) -> [String] {
    do throws(TextError) {
      _ = try ChapterText(source, path: "c.md", number: 3)
      return []
    } catch {
      guard case .malformed(let problems) = error else { return ["missing"] }
      return problems.map(\.description)
    }
  }

  @Test func findsEachMarkerAndWhatItOwns() throws {
    let text = try ChapterText(Self.sound, path: "c.md", number: 3)
    #expect(text.title == "3. A toy")
    let found = text.markers.map { marker in
      let kind =
        if case .claim(let claim) = marker.kind { "claim \(claim.id)" } else { "\(marker.kind)" }
      let data = marker.data.map { " on \($0)" } ?? ""
      return "\(marker.line) \(kind)\(data): \(text.source[marker.content])"
    }
    #expect(
      found == [
        "3 value(\"mean\", chapter: nil) on pen: 0.482",
        "5 excerpt(path: \"Sources/Toy/Toy.swift\", snippet: \"sum\"): sum += number\n",
        "10 output(\"draw\") on pen: after 500: 0.487\n",
        "15 figure(\"draws\") on mnist: ../plots/3-toy/mnist/draws.svg",
        "18 live(\"draws\"): ",
        "19 figure(\"draws\") on pen: ../plots/3-toy/draws.svg",
        "22 claim 3.1: > **Claim 3.1.** Uniform numbers are **0.4** or more\n"
          + "> in the mean (here <!-- value mean -->0.482<!-- end -->).\n",
        "24 value(\"mean\", chapter: nil) on pen: 0.482",
        "26 claims on mnist: | Claim | Holds |\n|---|---|\n| 3.1 | yes |\n",
        "31 given(\"Knuth 1969\"): 0.5",
      ])
    #expect(text.fences.count == 2)
  }

  @Test func readsTheClaim() throws {
    let claim = try #require(try ChapterText(Self.sound, path: "c.md", number: 3).claims.first)
    #expect(claim.id == "3.1" && claim.quantity == "mean" && claim.control == "meanSquare")
    #expect(claim.relation == .atLeast && claim.bound == 0.4 && claim.scope == .pen)
    #expect(claim.statement == "Uniform numbers are 0.4 or more in the mean (here 0.482).")
    #expect(claim.path == "c.md" && claim.line == 22)
  }

  @Test(arguments: [
    ("", Claim.Scope.any), (" on both", .both), (" on pen", .pen), (" on mnist", .mnist),
  ])
  func readsOfWhichDigitsItIsMade(_ suffix: String, _ scope: Claim.Scope) throws {
    let source = Self.sound.replacing("0.4 on pen, unlike", with: "0.4\(suffix), unlike")
    let text = try ChapterText(source, path: "c.md", number: 3)
    #expect(text.claims.map(\.scope) == [scope])
  }

  @Test(arguments: [" on any", " on", " on both on pen", " on letters", " both"])
  func knowsNoOtherDigits(_ suffix: String) {
    let source = Self.sound.replacing("0.4 on pen, unlike", with: "0.4\(suffix), unlike")
    #expect(
      problems(source).contains {
        $0.hasSuffix("is malformed; write <!-- claim 1.3: NAME <= 0.97 on both, unlike NAME -->")
      })
  }

  @Test func lineEndsOfWindowsAreLineEnds() throws {
    let sound = try ChapterText(Self.sound, path: "c.md", number: 3)
    let text = try ChapterText(
      Self.sound.replacing("\n", with: "\r\n"), path: "c.md", number: 3)
    #expect(text.source == sound.source && text.title == "3. A toy")
    #expect(text.markers.map(\.line) == sound.markers.map(\.line))
  }

  @Test func allFlawsOfAClaimAreTold() {
    let source = Self.sound.replacing("claim 3.1: mean >= 0.4", with: "claim 3.2: mean >= 0.41")
      .replacing("> **Claim 3.1.**", with: "> **Claim 3.2.**")
    #expect(
      problems(source) == [
        "c.md:22: claim 3.2 should be 3.1, the next one of the chapter; "
          + "the bound 0.41 is not in the sentence of claim 3.2"
      ])
  }

  @Test(arguments: [
    ("**0.4**", "**0.41**", "c.md:22: the bound 0.4 is not in the sentence of claim 3.1"),
    ("**0.4**", "10.4", "c.md:22: the bound 0.4 is not in the sentence of claim 3.1"),
    ("**0.4**", "-0.4", "c.md:22: the bound 0.4 is not in the sentence of claim 3.1"),
    ("**0.4** or", "<!-- given: me -->0.4<!-- end --> or", "c.md:22: the bound 0.4 is not in"),
    ("> **Claim 3.1.** U", "> **Claim 3.2.** U", "c.md:22: the next line must be the claim's"),
    ("> **Claim 3.1.** U", "Claim 3.1. U", "c.md:22: the next line must be the claim's"),
    ("claim 3.1:", "claim 3.2:", "c.md:22: claim 3.2 should be 3.1"),
    ("claim 3.1:", "claim 1.1:", "c.md:22: claim 1.1 should be 3.1"),
    ("claim 3.1: mean >=", "claim 3.1: mean =>", "c.md:22: “claim 3.1: mean => 0.4 on pen, unlike"),
    (", unlike meanSquare", "", "c.md:22: “claim 3.1: mean >= 0.4 on pen” is malformed"),
    ("<!-- value mean", "<!-- vlaue mean", "c.md:3: unknown marker “vlaue”"),
    (
      "<!-- value mean -->0.482<!-- end -->.", "<!-- value mean -->0.482.",
      "c.md:3: this marker needs an <!-- end --> on its line"
    ),
    ("<!-- value mean -->0.482", "0.482", "c.md:3: <!-- end --> closes nothing on its line"),
    (
      "<!-- value mean -->", "<!-- value mean --><!-- value mean -->",
      "c.md:3: a marker begins before the one before it has ended"
    ),
    (
      "<!-- value mean -->", "<!-- value mean ->",
      "c.md:3: “value mean ->0.482<!-- end” is malformed"
    ),
    ("0.482<!-- end -->.", "0.482<!-- end.", "c.md:3: this comment does not close on its line"),
    (
      "value mean -->0.482<!-- end -->.", "value the mean -->0.482<!-- end -->.",
      "c.md:3: “value the mean” is malformed"
    ),
    ("<!-- output draw -->", "- <!-- output draw -->", "c.md:10: this marker needs a line of its"),
    ("<!-- output draw -->\n", "<!-- output draw -->\n\n", "c.md:10: the next line must open a"),
    ("```text", "```", "c.md:11: this fence must be tagged “text”"),
    ("output draw -->", "output -->", "c.md:10: “output” is malformed"),
    ("#sum", "", "c.md:5: “excerpt Sources/Toy/Toy.swift” is malformed"),
    ("![A flat histogram]", "[A flat histogram]", "c.md:15: the next line must be a picture"),
    ("![A flat histogram]", "![]", "c.md:16: the picture needs words"),
    ("live draws", "live", "c.md:18: “live” is malformed; write <!-- live NAME -->"),
    ("live draws", "live draws on mnist", "c.md:18: “live draws on mnist” is malformed"),
    ("<!-- live draws -->", "- <!-- live draws -->", "c.md:18: this marker needs a line of its"),
    (
      "live draws -->\n", "live draws -->\n\n",
      "c.md:18: the next line must be a marker, <!-- figure … -->"
    ),
    (
      "Knuth", "<!-- live draws -->\n<!-- figure x -->\n![x](y)\n",
      "c.md:31: this marker is on line 18"
    ),
    ("on mnist -->\n|", "on pen -->\n|", "c.md:26: “claims on pen” is malformed"),
    ("given: Knuth 1969", "given:", "c.md:31: “given:” is malformed"),
    ("given: Knuth 1969", "constant a.swift", "c.md:31: “constant a.swift” is malformed"),
    ("# 3. A toy", "A toy", "c.md:1: the chapter has no title"),
    ("Knuth", "<!-- output draw -->\n```text\n```\n", "c.md:31: this marker is on line 10"),
    ("Knuth", "<!-- figure draws on mnist -->\n![x](y)\n", "c.md:31: this marker is on line 15"),
    (
      "Knuth draws", "<!-- claim 3.1: mean >= 0.4, unlike x -->\n> **Claim 3.1.** 0.4",
      "c.md:31: claim 3.1 should be 3.2"
    ),
    ("Knuth draws", "<!-- a note -->", "c.md:31: unknown marker “a”"),
    ("Knuth draws", "<!--\u{301} a note -->", "c.md:31: an accent hides a “<!--” here"),
    ("Knuth draws", "<!-- given: x -->\u{301}", "c.md:31: an accent hides a “-->” here"),
  ])
  func reportsWhatIsWrong(_ sound: String, _ broken: String, _ problem: String) throws {
    try #require(Self.sound.contains(sound))
    let source = Self.sound.replacing(sound, with: broken, maxReplacements: 1)
    let problems = problems(source)
    #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
  }

  @Test(arguments: [
    ("1000", "1,000"), ("-2", "−2"), ("-2", "-2"), ("0.97", "0.97."), ("5", "(5 %)"), ("5", "5 %,"),
  ])
  func findsTheBoundHoweverItIsSet(_ bound: String, _ shown: String) {
    let source = """
      # T
      <!-- claim 3.1: a <= \(bound), unlike b -->
      > **Claim 3.1.** It is at most \(shown) of it.

      """
    #expect(problems(source) == [])
  }

  @Test func aTextWithoutClaimsIsWrong() {
    #expect(problems("# T\n").contains("c.md:1: the chapter claims nothing; add a claim marker"))
  }

  @Test func aFenceThatNeverClosesIsWrong() {
    #expect(problems("# T\n\n```text\n").contains("c.md:3: this fence is not closed"))
    #expect(problems("# T\n```\n\n```text\n```\n").contains("c.md:2: this fence is not closed"))
  }

  @Test(arguments: [
    "```swift\nx\n```", "```text\nx\n```", "```\nx\n```", "````swift\nx\n````", "~~~swift\nx\n~~~",
    "> ```swift", "1. ```swift", "  ```swift", "    let x = 1", "\tlet x = 1",
    "<pre>let x = 1</pre>",
  ])
  func codeWithoutAMarkerIsWrong(_ code: String) {
    let problems = problems(Self.sound + "\n\(code)\n")
    #expect(
      problems.contains { $0.hasPrefix("c.md:33: no marker") || $0.hasPrefix("c.md:33: code") })
  }

  @Test func aCommandNeedsNoMarker() {
    #expect(problems(Self.sound + "\n```sh\nls\n```\n") == [])
  }

  @Test func aNameIsOneWhereverItStands() throws {
    let source = Self.sound.replacing("value mean", with: "value mean-2")
      .replacing("mean >=", with: "mean-2 >=").replacing("meanSquare", with: "mean-square")
    let text = try ChapterText(source, path: "c.md", number: 3)
    #expect(text.markers[0].kind == .value("mean-2"))
    #expect(text.claims[0].quantity == "mean-2" && text.claims[0].control == "mean-square")
    for name in ["_mean", "2mean", "mittel·wert", "mean_2"] {
      #expect(!Name.fits(name))
      #expect(!problems(Self.sound.replacing("value mean", with: "value \(name)")).isEmpty)
      #expect(!problems(Self.sound.replacing("mean >=", with: "\(name) >=")).isEmpty)
    }
  }

  @Test func aLastLineThatDoesNotEndIsWrong() {
    #expect(problems(String(Self.sound.dropLast())) == ["c.md:31: the last line does not end"])
  }

  @Test func aPieceWithinAPieceIsWrong() {
    let source = Self.sound.replacing(
      /!\[[^\]]*\]/, with: "![A flat <!-- value mean -->0.482<!-- end -->]", maxReplacements: 1)
    #expect(
      problems(source).contains { $0.contains("this stands within the piece that begins in line") })
  }

  @Test func markersInFencesAreCode() {
    let fenced = Self.sound.replacing("after 500", with: "<!-- vlaue x --> after 500")
    #expect(problems(fenced) == [])
  }

  @Test func aFigureMarkerOwnsItsPictureHoweverItIsSpaced() {
    let mnist = "<!-- figure draws on mnist -->"
    #expect(Self.sound.contains(mnist))
    #expect(problems(Self.sound.replacing(mnist, with: "<!--figure draws on mnist-->")) == [])
  }

  @Test func severalProblemsAreToldInOrder() {
    let source = Self.sound.replacing("```text", with: "```").replacing("# 3.", with: "3.")
    #expect(
      problems(source).map { String($0.prefix(7)) } == ["c.md:1:", "c.md:11"])
  }
}
