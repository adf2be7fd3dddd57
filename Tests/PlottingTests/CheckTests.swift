import Foundation
import Testing

@testable import Plotting

/// What a reader's hand may do to a committed script, and what gnuplot must then say.
struct Tampering: CustomTestStringConvertible {
  let figure: Figure
  let from: String
  let to: String
  let message: String

  var testDescription: String { "\(figure.name): \(from) → \(to)" }
}

@Suite struct CheckTests {
  static let relations = Figure(
    "relations", title: "Every statistic has a check",
    Panel(x: "x", y: "y", .line("a", [1, 2, 3, 6] as [Double]), .line("b", [4, 5] as [Double]))
  )
  .check("least", .minimum(of: "a") >= 1).check("greatest", .maximum(of: "a") <= 6)
  .check("mean", .mean(of: "a") > 2.9).check("sum", .sum(of: "b") >= 9)
  .check("deviation", .deviation(of: "b") >= 0.5)
  .check("order", .first(of: "b") < .last(of: "a")).check("third", .value(2, of: "a") >= 3)
  .check("places", .value(-1, of: "b", column: 1) <= .constant(2))

  static let tamperings = [
    Tampering(
      figure: relations, from: "\n1 1\n", to: "\n1 0.99\n",
      message: #"relations.gp: the data contradict "least": 0.99 >= 1 is false"#),
    Tampering(
      figure: relations, from: "\n4 6\n", to: "\n4 6.1\n", message: "\"greatest\": 6.1 <= 6"),
    Tampering(
      figure: relations, from: "\n4 6\n", to: "\n4 5.5\n", message: "\"mean\": 2.875 > 2.9"),
    Tampering(figure: relations, from: "\n2 5\n", to: "\n2 4.5\n", message: "\"sum\": 8.5 >= 9"),
    Tampering(
      figure: relations, from: "\n1 4\n", to: "\n1 4.2\n", message: "\"deviation\": 0.4 >= 0.5"),
    Tampering(figure: relations, from: "\n1 4\n", to: "\n1 7\n", message: "\"order\": 7 < 6"),
    Tampering(figure: relations, from: "\n3 3\n", to: "\n3 2.9\n", message: "\"third\": 2.9 >= 3"),
    Tampering(figure: relations, from: "\n2 5\n", to: "\n3 5\n", message: "\"places\": 3 <= 2"),
    Tampering(
      figure: relations, from: "\n3 3\n", to: "\n", message: "$a must have 4 records, all finite"),
    Tampering(figure: relations, from: "\n3 3\n", to: "\n3\n", message: "$a must have 4 records"),
    Tampering(
      figure: relations, from: "\n3 3\n", to: "\n3 nan\n", message: "$a must have 4 records"),
    Tampering(
      figure: relations, from: "\n3 3\n", to: "\n3 inf\n", message: "$a must have 4 records"),
    Tampering(
      figure: relations, from: "\n3 3\n", to: "\n3 3\n3 3\n", message: "$a must have 4 records"),
    Tampering(
      figure: Gallery.tiles, from: " 255 ", to: " 256 ",
      message: "280 rows of 28 numbers in 0 to 255"),
    Tampering(figure: Gallery.tiles, from: " 255 ", to: " -1 ", message: "numbers in 0 to 255"),
    Tampering(
      figure: Gallery.tiles, from: " 255 ", to: " ", message: "Matrix does not represent a grid"),
    Tampering(figure: Gallery.map, from: "\n3.25 ", to: "\ninf ", message: "$gap_nats must have"),
  ]

  @Test(arguments: tamperings)
  func stopsATamperedScript(_ tampering: Tampering) async throws {
    let folder = try TemporaryFolder()
    let script = try tampering.figure.write(to: folder.url)
    try await Gnuplot().render(script)
    let source = try String(contentsOf: script, encoding: .utf8)
    let place = try #require(source.range(of: tampering.from))
    let tampered = source.replacingCharacters(in: place, with: tampering.to)
    try Data(tampered.utf8).write(to: script)
    let error = await #expect(throws: PlottingError.self) { try await Gnuplot().render(script) }
    guard case .gnuplotFailed(_, let status, let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(status == 1)
    #expect(message.contains(tampering.message), "gnuplot said: \(message)")
  }

  @Test func refusesFalseFindingsAndNumbersThatAreNone() async throws {
    for value in [2, Float.nan, .infinity] {
      let figure = Figure(
        "false", title: "At most 1", Panel(x: "x", y: "y", .line("a", [0, value, 1])))
      let folder = try TemporaryFolder()
      let script = try figure.check("at most 1", .maximum(of: "a") <= 1).write(to: folder.url)
      await #expect(throws: PlottingError.self) { try await Gnuplot().render(script) }
      #expect(try folder.files == ["false.gp"])
    }
  }
}
