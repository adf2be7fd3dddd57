/// A gnuplot expression for the text. Single quotes keep gnuplot from expanding backslashes,
/// backquotes and macros; the figures' terminal draws text without markup, so that is all.
func quoted(_ text: String) -> String {
  printableLines(text).map { "'" + doublingQuotes(in: $0) + "'" }.joined(separator: #"."\n"."#)
}

/// Comment lines for the text.
func comment(_ text: String) -> String {
  printableLines(text).map { line in
    // Backquotes are nothing to gnuplot here, and are not left for another version to obey.
    let words = String(String.UnicodeScalarView(line.unicodeScalars.map { $0 == "`" ? "'" : $0 }))
    // A backslash at its end would make the next command a part of the comment.
    return "# " + words + (words.unicodeScalars.last == "\\" ? " \n" : "\n")
  }.joined()
}

/// The text's lines, however they end, without what no picture can show: controls, and the scalars
/// that XML excludes.
func printableLines(_ text: String) -> [String] {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
    let shown = line.unicodeScalars.filter {
      $0.properties.generalCategory != .control && !$0.properties.isNoncharacterCodePoint
    }
    return String(String.UnicodeScalarView(shown))
  }
}

/// The line for single quotes. gnuplot reads two of them as one, but not at the start, nor after
/// another two: those go into a string of their own, by number, since a quote in double quotes would
/// make gnuplot expand macros in what follows. An accent after a quote changes nothing of this, so
/// the line is taken by scalars.
private func doublingQuotes(in line: String) -> String {
  guard line.unicodeScalars.contains("'") else { return line }
  var result = String.UnicodeScalarView()
  var previous: Unicode.Scalar = "'"
  for scalar in line.unicodeScalars {
    let isRun = scalar == "'" && previous == "'"
    result += (isRun ? #"'."\047".'"# : scalar == "'" ? "''" : String(scalar)).unicodeScalars
    previous = scalar
  }
  return String(result)
}

/// A list of labelled tics. A tic's label is a format, in which a per cent sign needs a second one.
func tics(_ labels: [String], at place: (Int) -> Double) -> String {
  let tics = labels.enumerated().map { index, label in
    let format = label.unicodeScalars.flatMap { $0 == "%" ? [$0, $0] : [$0] }
    return "\(quoted(String(String.UnicodeScalarView(format)))) \(literal(place(index)))"
  }
  return "(" + tics.joined(separator: ", ") + ")"
}

/// The text with lines of at most `width` characters, broken at spaces where that is possible.
func wrapped(_ text: String, width: Int) -> String {
  var lines: [String] = []
  for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
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

/// A number in a command, without the `.0` of a whole one; gnuplot's NaN, of which no relation holds, for
/// what is not finite.
func literal(_ value: Double) -> String {
  guard value.isFinite else { return "NaN" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
