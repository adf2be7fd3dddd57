import Testing
import Texts

@testable import Weaving

@Suite struct NumberTests {
  private func unsourced(_ prose: String) throws -> [String] {
    let text = try ChapterText("# A text\n\n\(prose)\n", path: "chapters/A.md", number: nil)
    return text.unsourcedNumbers().map {
      String($0.description.dropFirst("chapters/A.md:".count).prefix { $0 != ";" })
    }
  }

  @Test(arguments: [
    "Chapter 7 has 0 of 12 models, a 3 and two 8s, from −6 to 6, and twelve more.",
    "Claims 13.14, 13.15 and 3.16 say so.",
    "Jensen (1906), Kullback and Leibler, 1951; Burda, Grosse and\nSalakhutdinov, 2016, did it.",
    "See arXiv:1312.6114, https://example.org/99 and [there](99.md#99).",
    "The code is `x[99]`, the formula $99$, and $$\n99\n$$ is another.",
    "13. The 13th of the list, or the thirteenth, by hundredths.",
    "On x86-64 with AVX2, arm64, and AVX512.",
    "<img width=\"99\"> is HTML.",
    "A row of <!-- given: 28 × 28 -->784<!-- end --> greys has 784 greys, 1/784 each.",
    "<!-- given: a -->20<!-- end -->, <!-- given: b -->25<!-- end -->, Twenty, or twenty-five.",
    "Of <!-- given: MNIST's -->60,000<!-- end --> and 60000.",
    "It is <!-- given: any reason -->a hundred and 5.5<!-- end -->.",
  ])
  func isSourced(_ prose: String) throws {
    #expect(try unsourced(prose) == [])
  }

  @Test(arguments: [
    ("It takes 13.", "13"), ("1,024 draws", "1,024"), ("0…255", "255"), ("14 × 2", "14"),
    ("99th of 99", "99"), ("1950 digits", "1950"), ("In 1950 digits", "1950"),
    ("1.2.3 it is", "1.2.3"), ("0.5", "0.5"), ("5 percent", "5 percent"), ("5%", "5%"),
    ("5 per cent", "5 per cent"), ("Five percent", "Five percent"), ("2e5 steps", "2e5"),
    ("a rate of 1e-3", "1e-3"),
    ("Thirteen of them", "Thirteen"), ("ninety-nine", "ninety-nine"), ("millions", "millions"),
    ("a thousand's effort", "thousand"), ("a thousandfold effort", "thousandfold"),
    ("10⁻³", "10⁻³"), ("[a 99](b)", "99"),
    ("**784**", "784"), ("x = −99", "99"),
    ("<!-- given: one -->13<!-- end -->, 13, 14", "14"),
    ("<!-- given: a share -->13 %<!-- end -->, 13", "13"),
    ("<!-- given: a mean -->13.5<!-- end -->, 13.5", "13.5"),
  ])
  func isNotSourced(_ prose: String, _ number: String) throws {
    #expect(try unsourced(prose) == ["3: \(number) comes from no run"])
  }

  @Test func aWrappedLineIsNoListItem() throws {
    #expect(try unsourced("There are\n784. Each") == ["4: 784 comes from no run"])
  }

  @Test func anIntegerIsKnownFromItsReasonOn() throws {
    #expect(
      try unsourced("Of 784,\nof <!-- given: 28 × 28 -->784<!-- end -->\nand 784")
        == ["3: 784 comes from no run"])
  }
}
