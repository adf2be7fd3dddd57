import Requirements

/// A gnuplot expression for the text. Single quotes keep gnuplot from expanding backslashes,
/// backquotes and macros; the figures' terminal draws text without markup, so that is all.
func quoted(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { line in
      let printable = line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
      return "'" + String(String.UnicodeScalarView(printable)).replacing("'", with: "''") + "'"
    }
    .joined(separator: #"."\n"."#)
}

/// A list of labelled tics. A tic's label is a format, in which a per cent sign needs a second one.
func tics(_ labels: [String], at place: (Int) -> Double) -> String {
  let tics = labels.enumerated().map { index, label in
    "\(quoted(label.replacing("%", with: "%%"))) \(literal(place(index)))"
  }
  return "(" + tics.joined(separator: ", ") + ")"
}

/// The text with lines of at most `width` characters, broken at spaces where that is possible.
func wrapped(_ text: String, width: Int) -> String {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
  }
  return lines.joined(separator: "\n")
}

/// A number in a command, without the `.0` of a whole one.
func literal(_ value: Double) -> String {
  require(value.isFinite, "a figure's position, range or bound is \(value)")
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
