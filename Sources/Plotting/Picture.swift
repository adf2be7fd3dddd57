import Foundation

/// The picture that gnuplot wrote, if it is whole, as viewers should draw it.
///
/// Pixels are squares: viewers would smooth them, and blur is a finding here.
func finishedPicture(_ drawn: [UInt8], of script: URL) throws(PlottingError) -> String {
  let svg = String(decoding: drawn, as: UTF8.self)
  guard svg.hasPrefix("<?xml"), svg.hasSuffix("</svg>\n\n") else {
    let reason = drawn.isEmpty ? "it wrote nothing" : "it wrote “\(excerpt(drawn))”"
    throw .gnuplotUnreadable(script: script.path(percentEncoded: false), reason: reason)
  }
  return
    svg
    .replacing("<image ", with: "<image style='image-rendering:pixelated' ")
    // In a text, XML forbids what ends a section of another kind, and gnuplot lets it stand.
    .replacing("]]>", with: "]]&gt;")
}

/// What a program wrote, as a message can quote it: of much, the start and the end.
func excerpt(_ bytes: [UInt8]) -> String {
  let text = printableLines(String(decoding: bytes, as: UTF8.self)).joined(separator: "\n")
    .trimmingCharacters(in: .whitespacesAndNewlines)
  return text.count > 2000 ? text.prefix(1000) + " … " + text.suffix(1000) : text
}
