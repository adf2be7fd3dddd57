import Foundation
import Testing

@testable import Sabotaging

@Suite struct TableTests {
  static let text = """
    # Chapter 1

    The held-out digits are training digits
      Chapter1Autoencoder/Chapter1.swift
      - heldOut = digits.test
      + heldOut = digits.train
      noticed by claim 1.6, JudgeTests/digits, figure 1/code-map, trap

    An optimizer stands still
      Tensors/Optimizers.swift
      - first
      -   second
      +
      noticed by nobody

    """

  @Test("a block is a title, a file, what stands there, what to write, and who notices")
  func blocks() {
    let table = SabotageTable(Self.text)
    #expect(table.problems.isEmpty)
    #expect(
      table.sabotages == [
        Sabotage(
          number: 1, title: "The held-out digits are training digits",
          file: "Chapter1Autoencoder/Chapter1.swift", original: "heldOut = digits.test",
          replacement: "heldOut = digits.train",
          witnesses: [
            .claim("1.6"), .test(suite: "JudgeTests", function: "digits"),
            .figure(chapter: 1, name: "code-map"), .trap,
          ]),
        Sabotage(
          number: 2, title: "An optimizer stands still", file: "Tensors/Optimizers.swift",
          original: "first\n  second", replacement: "", witnesses: []),
      ])
    #expect(table.sabotages.map(\.module) == ["Chapter1Autoencoder", "Tensors"])
    #expect(table.sabotages.map(\.chapter) == [1, nil])
  }

  @Test(
    "a block that lacks a part, or names a witness that is none, is told by its line",
    arguments: [
      ("  - heldOut = digits.test\n", ""), ("noticed by claim 1.6", "noticed by claim six"),
      ("  noticed by nobody\n", ""), ("noticed by nobody", "seen by nobody"),
      ("  + heldOut = digits.train\n", "  heldOut = digits.train\n"),
    ])
  func malformed(part: String, instead: String) {
    let table = SabotageTable(Self.text.replacing(part, with: instead))
    #expect(table.sabotages.count == 1)
    #expect(table.problems.count == 1)
    let line = part.contains("nobody") ? 9 : 3
    #expect(table.problems.first?.hasPrefix("table:\(line):") == true)
  }

  @Test("a sabotage applies where its text stands once, and nowhere else")
  func applies() {
    let sabotage = SabotageTable(Self.text).sabotages[1]
    #expect(sabotage.applied(to: "zero\nfirst\n  second\nthird") == "zero\n\nthird")
    #expect(sabotage.applied(to: "first\nsecond") == nil)
    #expect(sabotage.applied(to: "first\n  second first\n  second") == nil)
  }

  @Test("every sabotage of the table fits the code")
  func fits() throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let table = try SabotageTable(root: root)
    #expect(table.problems == [] && table.stale(in: root) == [])
    #expect(table.sabotages.count >= 60)
    #expect(Set(table.sabotages.map(\.title)).count == table.sabotages.count)
    let modules = Set(table.sabotages.map(\.module))
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)
    for folder in folders where folder.hasPrefix("Chapter") { #expect(modules.contains(folder)) }
  }
}
