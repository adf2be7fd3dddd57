import Foundation
import Texts

/// A claim's measured values, its bound and its controls on one line for each set of digits.
struct ClaimScale {
  let claim: Claim
  let measurements: [Measurement]

  private static let rowHeight = 20

  /// The drawing; it is as wide as its place, so that its marks keep their size.
  var svg: String {
    let scale = Scale(spanning: [claim.bound] + measurements.flatMap(\.numbers))
    let bound = percent(scale.position(of: claim.bound))
    let height = Self.rowHeight * measurements.count
    let (start, width) =
      claim.relation.isUpper
      ? ("0%", bound) : (bound, percent(1 - scale.position(of: claim.bound)))
    let rows = measurements.enumerated().map { row($1, at: $0, on: scale) }
    return """
      <svg class="scale" role="img" aria-label="\(spoken.escaped)" width="100%" height="\(height)">
      <rect class="holds" x="\(start)" y="0" width="\(width)" height="\(height)"/>
      <line class="bound" x1="\(bound)" x2="\(bound)" y1="0" y2="\(height)"/>
      \(rows.joined(separator: "\n"))
      </svg>
      """
  }

  private func row(_ measurement: Measurement, at index: Int, on scale: Scale) -> String {
    let y = Self.rowHeight * index + Self.rowHeight / 2
    let marks = [
      ("measured", measurement.measured, "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"),
      ("control", measurement.control, "M0 -6L6 0L0 6L-6 0z"),
    ].compactMap { name, text, path -> String? in
      guard let number = Double(text), number.isFinite else { return nil }
      return "<svg x=\"\(percent(scale.position(of: number)))\" y=\"\(y)\" overflow=\"visible\">"
        + "<path class=\"\(name)\" d=\"\(path)\"/></svg>"
    }
    return "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>" + marks.joined()
  }

  private func percent(_ share: Double) -> String { String(format: "%.2f%%", 100 * share) }

  private var spoken: String {
    let readings = measurements.map { "\($0.data.title): \($0.measured), control \($0.control)" }
    return "Bound \(claim.relation.sign) \(claim.boundText). " + readings.joined(separator: "; ")
  }

  /// The same in numbers.
  var table: String {
    let rows = measurements.map { measurement in
      "<tr\(measurement.isClaimed ? "" : " class=\"unclaimed\"")>"
        + "<th scope=\"row\">\(measurement.data.title)"
        + "\(measurement.isClaimed ? "" : ", not claimed")</th>"
        + "<td>\(measurement.measured)</td><td>\(claim.relation.sign.escaped) \(claim.boundText)</td>"
        + "<td>\(measurement.control)</td></tr>"
    }
    return """
      <table class="reading">
      <thead><tr><td></td><th scope="col" class="measured">measured</th>\
      <th scope="col" class="bound">bound</th><th scope="col" class="control">control</th></tr></thead>
      <tbody>\(rows.joined())</tbody>
      </table>
      """
  }
}
