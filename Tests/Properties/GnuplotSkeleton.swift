import Foundation

/// A gnuplot script without what stands in single quotes and comments, and without its numbers: what
/// gnuplot would do, whatever the words.
///
/// This is gnuplot's own lexical grammar, written apart from the code that quotes: a backslash joins
/// lines, in comments too; nothing is special in single quotes, where a quote is two, but not at the
/// start nor after another two; double quotes know backslashes, execute what stands in backquotes, and
/// have an apostrophe turn on macros for what follows.
struct GnuplotSkeleton {
  /// The script's words and signs with a space after each; `'` is a string in single quotes, `#` a comment.
  /// Strings that are concatenated, and comments that follow one another, count as one.
  private(set) var bytes: [UInt8] = []
  private var rest: ArraySlice<UInt8>

  init(of script: Data) throws(Violation) {
    rest = Array(script)[...]
    if let byte = rest.first(where: { $0 < 32 && $0 != newline || $0 == 127 }) {
      throw Violation("the script has a control character, \(byte)")
    }
    bytes.reserveCapacity(rest.count)
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "#"): takeComment()
      case apostrophe: try takeSingleQuoted()
      case quote: try takeDoubleQuoted()
      case backslash where rest.first == newline: rest = rest.dropFirst()
      case space: break
      case _ where isName(byte) || byte == minus: takeWord(from: byte)
      default: bytes += [byte, space]
      }
    }
  }

  private mutating func takeComment() {
    while let byte = rest.first, byte != newline {
      rest = rest.dropFirst(byte == backslash && rest.dropFirst().first == newline ? 2 : 1)
    }
    if !endsWith("# \n ") { bytes += "# ".utf8 } else { bytes.removeLast(2) }
  }

  private mutating func takeSingleQuoted() throws(Violation) {
    var previous = apostrophe
    while true {
      guard let byte = rest.popFirst(), byte != newline else {
        throw Violation("a string does not end on its line")
      }
      if byte == apostrophe {
        if rest.first != apostrophe { break }
        rest = rest.dropFirst()
        if previous == apostrophe { throw Violation("a string has quotes that gnuplot misreads") }
      }
      previous = byte
    }
    let joints = [#"' . "\n" . "#, #"' . "\0" . "#]
    if let joint = joints.first(where: endsWith) {
      bytes.removeLast(joint.utf8.count - 2)
    } else {
      bytes += "' ".utf8
    }
  }

  private func endsWith(_ text: String) -> Bool {
    bytes.suffix(text.utf8.count).elementsEqual(text.utf8)
  }

  private mutating func takeDoubleQuoted() throws(Violation) {
    var string = [quote]
    while true {
      guard let byte = rest.popFirst(), ![newline, backquote, apostrophe].contains(byte) else {
        throw Violation("a string in double quotes has a quote of another kind, or no end")
      }
      string.append(byte)
      if byte == quote { break }
      if byte == backslash, let escaped = rest.popFirst() { string.append(escaped) }
    }
    takeWithoutData(string[...])
  }

  private mutating func takeWord(from first: UInt8) {
    let isNumber = isDigit(first) || first == minus
    let more = rest.prefix { isName($0) || isNumber && $0 == point }
    rest = rest.dropFirst(more.count)
    takeWithoutData([first] + more)
  }

  /// Numbers, and the names of datablocks, which come from labels, are all the same.
  private mutating func takeWithoutData(_ token: ArraySlice<UInt8>) {
    var token = token
    while let byte = token.popFirst() {
      let next = token.first ?? 0
      if byte == UInt8(ascii: "$") && isName(next) && !isDigit(next) {
        token = token.drop(while: isName)
        bytes += "$data".utf8
      } else if isDigit(byte) || byte == minus && isDigit(next) {
        token = token.drop { isDigit($0) || $0 == point }
        bytes.append(UInt8(ascii: "0"))
      } else {
        bytes.append(byte)
      }
    }
    bytes.append(space)
  }
}

private let newline = UInt8(ascii: "\n")
private let apostrophe = UInt8(ascii: "'")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let space = UInt8(ascii: " ")
private let backquote = UInt8(ascii: "`")
private let minus = UInt8(ascii: "-")
private let point = UInt8(ascii: ".")

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

private func isName(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
    true
  default: false
  }
}
