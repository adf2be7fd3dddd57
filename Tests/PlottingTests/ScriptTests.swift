import Foundation
import Testing

@testable import Plotting

@Suite struct ScriptTests {
  @Test func isWhatTheBookCommits() throws {
    let figure = Figure(
      "loss", title: "The loss falls",
      Panel(
        x: Axis("epoch", step: 1), y: "loss (nats)",
        .line("held-out loss", [2.5, 1.0 / 3] as [Float]))
    )
    .check("the loss falls", .last(of: "held-out loss") < .first(of: "held-out loss"))
    let folder = try TemporaryFolder()
    let script = try figure.write(to: folder.url)
    #expect(try String(contentsOf: script, encoding: .utf8) == Self.golden)
  }

  static let golden = #"""
    # The loss falls

    # x, y
    $held_out_loss << EOD
    1 2.5
    2 0.333333
    EOD

    # The data must be complete and bear out the caption, or nothing is drawn.
    do for [c=1:2] {
      stats $held_out_loss using c name "column" nooutput
      if (!exists("column_records") || |$held_out_loss| != 2 || column_records != 2 \
          || column_max - column_min > 1e300) {
        print sprintf("loss.gp: $held_out_loss must have 2 records, all finite, in column %d", c)
        exit status 1
      }
    }
    left = real(word($held_out_loss[2], 2))
    right = real(word($held_out_loss[1], 2))
    if (!(left < right)) {
      print 'loss.gp: the data contradict "the loss falls": ' \
          .sprintf("%g < %g is false", left, right)
      exit status 1
    }

    set terminal svg size 800, 378 noenhanced background "#ffffff" \
      font "Helvetica,Arial,sans-serif,13"
    if (!exists("picture")) { picture = "loss.svg" }
    set output picture
    set multiplot

    reset
    load "../style.gp"
    set label 'The loss falls' at screen 0.015, screen 0.9471 left font ',16' front
    set origin 0, 0
    set size 1, 0.8995
    set xlabel 'epoch'
    set xtics 1
    set ylabel 'loss (nats)'
    set autoscale xfix
    plot $held_out_loss using 1:2 with linespoints lt 1 dt 1 title 'held-out loss'
    unset multiplot
    unset output

    """#

  @Test(arguments: Gallery.figures.map(\.name))
  func hasTheSameBytesEachTime(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name })
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(
      try Data(contentsOf: figure.write(to: one.url))
        == Data(contentsOf: figure.write(to: other.url)))
  }

  @Test(arguments: [
    ("plain", "'plain'"), ("it's", "'it''s'"), (#"a\nb"#, #"'a\nb'"#),
    ("two\nlines", #"'two'."\n".'lines'"#), ("`ls` @x \"q\"", "'`ls` @x \"q\"'"),
    ("bell\u{7}", "'bell'"), ("σ²", "'σ²'"), ("", "''"), ("nul\0", "'nul'"),
    ("it'\u{301}; exit '", "'it''\u{301}; exit '''"), ("none of XML's\u{FFFF}", "'none of XML''s'"),
    ("''@ink", #"''."\047".''."\047".'@ink'"#),
    ("two\r\nlines", #"'two'."\n".'lines'"#), ("two\u{2028}lines", #"'two'."\n".'lines'"#),
  ])
  func quotes(text: String, expression: String) {
    #expect(quoted(text) == expression)
  }

  @Test func aTicsLabelIsNoFormat() {
    #expect(tics(["5 %g", "%\u{301}g"]) { Double($0) } == "('5 %%g' 0, '%%\u{301}g' 1)")
  }

  /// A comment ends with its line, which a backslash at its end would join to the next.
  @Test(arguments: [
    ("a\nexit", "# a\n# exit\n"), ("a\r\nexit", "# a\n# exit\n"), ("a\rexit", "# a\n# exit\n"),
    ("a\u{2028}exit", "# a\n# exit\n"), ("a\0exit", "# aexit\n"), (#"a\"#, "# a\\ \n"),
    ("`exit`", "# 'exit'\n"),
  ])
  func aTitleStaysInItsComment(title: String, comment: String) throws {
    let script = Script(Figure("f", title: title, Panel(.line("a", [1.0, 2]))), to: .picture)
    guard case .text(let start) = try #require(script.parts.first) else { fatalError() }
    #expect(start == comment)
  }

  @Test func aLongLabelMakesAShortName() {
    let label = String(repeating: "long ", count: 2000)
    #expect(Table.name(for: label, after: []).count <= 60)
  }

  @Test func wrapsAtSpaces() {
    #expect(wrapped("one two three", width: 7) == "one two\nthree")
    #expect(wrapped("unbreakable a\nb", width: 4) == "unbreakable\na\nb")
    #expect(wrapped("one\r\ntwo", width: 40) == "one\ntwo")
  }

  @Test func namesTablesApart() {
    var drawing = Drawing(after: [])
    let labels = ["held out", "held-out", "2 numbers", "σ²", "Held Out"]
    let names = labels.map { drawing.add($0, ["x"], values: [1]) }
    #expect(names == ["$held_out", "$held_out_2", "$data_2_numbers", "$data", "$held_out_3"])
  }

  @Test func histogramsCountEachValueOnce() throws {
    var drawing = Drawing(after: [])
    Layer.histogram("h", [0, 0.5, 1, 9, -9] as [Float], bins: 2, over: 0...1).draw(&drawing)
    let table = try #require(drawing.tables.first)
    let (first, last) = (Array(table.values[0..<3]), Array(table.values[3..<6]))
    #expect(first[0] == 0.25 && first[2] == 0.5 && abs(first[1] - 0.4) < 1e-12)
    #expect(last[0] == 0.75 && last[2] == 0.5 && abs(last[1] - 0.6) < 1e-12)
  }

  @Test func aHeatMapsCellsLieBetweenTheirCentres() {
    var drawing = Drawing(after: [])
    let rows = [[1, 2, 3], [4, 5, 6]] as [[Double]]
    Layer.heatMap("z", rows: rows, x: -3...1, y: 0...2).draw(&drawing)
    // Three columns about −3, −1 and 1, two rows about 0 and 2.
    #expect(drawing.clauses[0].contains("using ($1 * 4 / 2 + -3):($2 * 2 / 1 + 0):3"))
    #expect(drawing.settings.contains("set xrange [-4:2]"))
    #expect(drawing.settings.contains("set yrange [-1:3]"))
  }

  @Test func imagesAreWholeGreys() throws {
    var drawing = Drawing(after: [])
    Layer.images([[0, 0.5, 1, 1.7], [-3, 0.1, 0, 1]], columns: 2).draw(&drawing)
    #expect(drawing.tables.first?.values == [0, 128, 255, 255, 0, 26, 0, 255])
  }

  /// Rows from the top: y grows downwards, and a tile and its gutter are three pixels.
  @Test func aLabelOfImagesStandsAtItsRowAndNamesItsData() {
    var drawing = Drawing(after: [])
    let rows = [0, 1, 0.2].map { [[Float](repeating: $0, count: 1)] }
    Layer.images(rows: rows, rowLabels: ["held out", "", "redrawn"], columnLabels: ["8"])
      .draw(&drawing)
    #expect(drawing.settings.contains("set ytics ('held out' 1.5, '' 4.5, 'redrawn' 7.5)"))
    #expect(drawing.settings.contains("set yrange [9:0]"))
    #expect(drawing.settings.contains("set x2tics ('8' 1.5)"))
    #expect(drawing.tables.map(\.label) == ["held out", "redrawn"])
    #expect(drawing.tables.map(\.values) == [[0, 255], [51]])
    #expect(drawing.clauses.count == 3)
    #expect(drawing.clauses[0].contains("$held_out matrix every 1:1:0:1 * (0 + i):"))
    #expect(drawing.clauses[1].contains("$held_out matrix every 1:1:0:1 * (1 + i):"))
    #expect(drawing.clauses[2].contains("$redrawn matrix every 1:1:0:1 * (0 + i):"))
  }
}

/// A folder for figures, inside one of its own, where their style goes; removed in the end.
final class TemporaryFolder {
  let parent: URL
  let url: URL

  init(named name: String = "figures") throws {
    parent = URL.temporaryDirectory.appending(path: UUID().uuidString)
    url = parent.appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// The names of the files in the figures' folder, hidden ones too, in order.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted() }
  }
}
