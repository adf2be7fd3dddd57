import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Plotting

@Suite struct RenderingTests {
  @Test(arguments: Gallery.figures.map(\.name))
  func drawsEveryKind(name: String) async throws {
    let figure = try #require(Gallery.figures.first { $0.name == name })
    let folder = try TemporaryFolder()
    let picture = try await Gnuplot().render(figure.write(to: folder.url))
    let svg = try String(contentsOf: picture, encoding: .utf8)
    #expect(picture.lastPathComponent == "\(name).svg")
    #expect(svg.contains(figure.title) && svg.hasSuffix("</svg>\n\n") && svg.utf8.count > 8000)
    #expect(try folder.files == ["\(name).gp", "\(name).svg"])
  }

  @Test func drawsEachImageOfAGridWithItsOwnPixels() async throws {
    let folder = try TemporaryFolder()
    let picture = try await Gnuplot().render(Gallery.tiles.write(to: folder.url))
    let images = try String(contentsOf: picture, encoding: .utf8)
      .components(separatedBy: "<image style='image-rendering:pixelated' ").dropFirst()
    #expect(images.count == 20)
    #expect(Set(images.map { $0.components(separatedBy: "base64,")[1] }).count == 20)
  }

  @Test func worksInFoldersWithQuotesAndSpaces() async throws {
    let folder = try TemporaryFolder(named: #"a 'b' "c" $d `e`"#)
    let picture = try await Gnuplot().render(Gallery.training.write(to: folder.url))
    #expect(FileManager.default.fileExists(atPath: picture.path(percentEncoded: false)))
  }

  @Test func drawsTextAsItIsWritten() async throws {
    let nasty = #"it's "a_b" {c}^2 & <d> @e `f` \n σ² %g ~z"#
    let figure = Figure(
      "text", title: nasty,
      Panel(
        title: nasty, x: Axis(nasty), y: Axis(nasty), .bars([nasty], BarSeries(nasty, [1])),
        .annotation(nasty, at: (x: 0, y: 1)), .rule(y: 0.5, nasty))
    ).check(nasty, .maximum(of: nasty) <= 1)
    let folder = try TemporaryFolder()
    let picture = try await Gnuplot().render(figure.write(to: folder.url))
    let drawn = #"<text>it's "a_b" {c}^2 &amp; &lt;d> @e `f` \n σ² %g ~z</text>"#
    let svg = try String(contentsOf: picture, encoding: .utf8)
    // Title, panel title, two axes, key, tic, annotation, rule.
    #expect(svg.components(separatedBy: drawn).count - 1 == 8)
  }

  /// Each would end its string or its comment, or be obeyed inside one, if that were written carelessly.
  static let attacks = [
    "'; system('touch pwned'); '", "'\u{301}; system('touch pwned') #",
    "\"; system('touch pwned') #", "`touch pwned`", "\\`touch pwned`",
    "'.system(\"touch pwned\").'", "@ink @heat @pwned", "''@pwned", "$data $1 |$a|",
    "a\r\nsystem('touch pwned')", "a\nsystem('touch pwned')", "a\rsystem('touch pwned')",
    "a\u{2028}system('touch pwned')", "a\0system('touch pwned')", "a\\", "a\\\\", "'", "''", "\"",
    "#", "# { ( [", "}", "EOD", "\nEOD\nsystem('touch pwned')", "%s %d %n %5000g", "]]> & <b>",
    "\u{FFFF}\u{1B}[31m", "\u{202E}\u{200D}'\u{FE0F}", "-e system('touch pwned')", "|touch pwned",
    "< touch pwned", String(repeating: "10 kB '`touch pwned`' ", count: 500),
  ]

  @Test(arguments: attacks)
  func noTextIsObeyed(text: String) async throws {
    // gnuplot draws no key that is wider than the picture, and says so.
    let label = String(text.prefix(500))
    let figure = Figure(
      "text", title: text, columns: 1, width: 8000, height: 8000,
      Panel(
        title: text, x: Axis(text), y: Axis(text), .line(label, [1.0, 2]),
        .annotation(text, at: (x: 1, y: 1)), .rule(y: 1.5, text), .rule(x: 1.5, text)),
      Panel(.scatter(text, x: [1.0], y: [2.0], classes: [0], names: [text])),
      Panel(.heatMap(text, rows: [[1.0, 2], [3, 4]], x: 0...1, y: 0...1))
    ).check(text, .maximum(of: label) <= 2)
    let folder = try TemporaryFolder()
    let picture = try await Gnuplot().render(figure.write(to: folder.url))
    #expect(try folder.files == ["text.gp", "text.svg"])
    #expect(XMLParser(data: try Data(contentsOf: picture)).parse())
    let refused = figure.check(text, .maximum(of: label) < 2)
    let error = await #expect(throws: PlottingError.self) {
      try await Gnuplot().render(refused.write(to: folder.url))
    }
    #expect(error?.description.contains("2 < 2 is false") == true)
    #expect(try folder.files == ["text.gp", "text.svg"])
  }

  /// gnuplot keeps `-e` and `<` at a name's start for itself, and obeys backquotes in some strings.
  @Test(arguments: ["`touch pwned`", "$(touch pwned)", "-e exit", "<touch pwned", "'\"\\"])
  func noNameOfAScriptIsObeyed(name: String) async throws {
    let folder = try TemporaryFolder()
    let script = folder.url.appending(path: name + ".gp")
    try FileManager.default.moveItem(at: Gallery.training.write(to: folder.url), to: script)
    try await Gnuplot().render(script)
    #expect(try folder.files == [name + ".gp", name + ".svg"])
  }

  /// gnuplot warns about an axis without extent.
  @Test(arguments: [0, -3, 1e-9, 40])
  func drawsEqualValues(value: Double) async throws {
    let figure = Figure(
      "equal", title: "All values are equal", columns: 2,
      Panel(x: "x", y: "y", .line("two", [value, value]), .rule(y: value, "here")),
      Panel(x: "x", y: "y", .line("one", [value])),
      Panel(x: "x", y: "y", .bars(["one"], BarSeries("bar", [value]))),
      Panel(x: "x", y: "y", .histogram("values", [value, value])),
      Panel(x: "x", y: "y", .scatter(x: [value], y: [value], classes: [3])),
      Panel(
        x: "x", y: "y", .heatMap("z", rows: [[value, value], [value, value]], x: 0...1, y: 0...1)))
    let folder = try TemporaryFolder()
    try await Gnuplot().render(figure.write(to: folder.url))
  }

  @Test(arguments: [
    ("reset\nplot $training using 1:(1)\n", 0, "empty y range"), ("exit status 3\n", 3, ""),
    ("plt 1\n", 1, "invalid command"),
  ])
  func countsAWarningAsAFailureAndKeepsTheOldPicture(
    addition: String, status: Int, complaint: String
  ) async throws {
    let folder = try TemporaryFolder()
    let script = try Gallery.training.write(to: folder.url)
    let picture = folder.url.appending(path: "training.svg")
    try Data("old".utf8).write(to: picture)
    let source = try String(contentsOf: script, encoding: .utf8)
    try Data((source + addition).utf8).write(to: script)
    let error = await #expect(throws: PlottingError.self) { try await Gnuplot().render(script) }
    guard case .gnuplotFailed(script.path(), status, let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(complaint.isEmpty ? message.isEmpty : message.contains(complaint))
    #expect(try String(contentsOf: picture, encoding: .utf8) == "old")
    #expect(try folder.files == ["training.gp", "training.svg"])
  }

  @Test("many scripts are drawn in any order, and come in theirs, each with what became of it")
  func drawsMany() async throws {
    let folder = try TemporaryFolder()
    var scripts = try Gallery.figures.map { try $0.write(to: folder.url) }
    scripts.insert(folder.url.appending(path: "nowhere.gp"), at: 1)
    let renderings = await Gnuplot().render(scripts)
    #expect(
      renderings.map(\.file.lastPathComponent)
        == scripts.map {
          let name = $0.deletingPathExtension().lastPathComponent
          return name == "nowhere" ? "nowhere.gp" : name + ".svg"
        })
    for (place, rendering) in renderings.enumerated() {
      #expect((rendering.error != nil) == (place == 1))
    }
  }

  @Test("what is wrong with gnuplot itself is told once, with the first script")
  func tellsOnceWhatHoldsForAll() async throws {
    let folder = try TemporaryFolder()
    let scripts = try Gallery.figures.map { try $0.write(to: folder.url) }
    let renderings = await Gnuplot(executable: "no-such-gnuplot").render(scripts)
    #expect(renderings.map(\.file) == scripts)
    #expect(renderings[0].error == .gnuplotMissing)
    #expect(renderings.dropFirst().allSatisfy { $0.error == nil })
  }

  @Test func saysWhenGnuplotIsMissing() async throws {
    let folder = try TemporaryFolder()
    let script = try Gallery.training.write(to: folder.url)
    let gnuplot = Gnuplot(executable: "no-such-gnuplot")
    await #expect(throws: PlottingError.gnuplotMissing) { try await gnuplot.render(script) }
    await #expect(throws: PlottingError.gnuplotMissing) { try await gnuplot.show(Gallery.training) }
    #expect(PlottingError.gnuplotMissing.description.contains("apt-get install gnuplot"))
  }

  /// As in a window, drawn by another terminal; without one, gnuplot must say so.
  @Test func showsWithoutFilesOfItsOwn() async throws {
    let folder = try TemporaryFolder()
    let script = folder.url.appending(path: "window.gp")
    try Gallery.tiles.write(for: .window, as: script)
    let source = try String(contentsOf: script, encoding: .utf8)
    #expect(!source.contains("load") && !source.contains("set output"))
    let error = await #expect(throws: PlottingError.self) { try await Gnuplot().render(script) }
    #expect(error?.description.contains("no window") == true)
    try Data(("set terminal svg\nset output picture\n" + source).utf8).write(to: script)
    try await Gnuplot().render(script)
  }
}
