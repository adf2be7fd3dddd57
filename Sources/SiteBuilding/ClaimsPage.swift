import Texts

extension Page {
  /// All claims of the book in one table.
  static func claims(_ facts: [Facts]) -> Page {
    let rows = facts.flatMap { facts in facts.text.claims.map { row(of: $0, in: facts) } }
    let chapters = facts.map {
      "<option value=\"\($0.chapter.number)\">\($0.text.title.escaped)</option>"
    }
    let scopes = [Claim.Scope.any, .both, .pen, .mnist].map {
      "<option value=\"\($0.rawValue)\">\($0.title)</option>"
    }
    let table = """
      <form class="filter" id="claim-filter" hidden>
      <label>Words <input type="search" name="words"></label>
      <label>Chapter <select name="chapter"><option value="">all</option>\(chapters.joined())</select></label>
      <label>Claimed of <select name="scope"><option value="">all</option>\(scopes.joined())</select></label>
      <output aria-live="polite"></output>
      </form>
      <div class="wide">
      <table class="claims" id="claims">
      <thead><tr><th scope="col">Claim</th><th scope="col">Sentence</th><th scope="col">Digits</th>\
      <th scope="col">Measured</th><th scope="col">Bound</th><th scope="col">Control</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
    let count = facts.reduce(0) { $0 + $1.text.claims.count }
    let words =
      "The book claims \(count) things. Each has a bound that its sentence names, a measured value on the right side of it, and a control on the wrong side."
    return Page(
      "claims.html", of: "claims.md", "All claims", kind: "claims-page", label: "All claims",
      .blocks([
        .heading(1, "All claims"), .node("Para", [.str(words)]), .html(table),
      ]))
  }

  /// A sentence without the signs of its formulas, which nobody sets here.
  private static func plain(_ statement: String) -> String { statement.replacing("$", with: "") }

  private static func row(of claim: Claim, in facts: Facts) -> String {
    let measurements = facts.measurements(of: claim)
    func lines(_ text: (Measurement) -> String) -> String {
      measurements.map {
        "<span\($0.isClaimed ? "" : " class=\"unclaimed\"")>\(text($0))</span>"
      }.joined(separator: " ")
    }
    return """
      <tr data-chapter="\(facts.chapter.number)" data-scope="\(claim.scope.rawValue)">\
      <th scope="row"><a href="\(facts.chapter.slug).html#claim-\(claim.id)">\(claim.id)</a></th>\
      <td>\(plain(claim.statement).escaped) <span class="scope">Of \(claim.scope.title).</span></td>\
      <td class="numbers" data-label="digits">\(lines { $0.data.title })</td>\
      <td class="numbers" data-label="measured">\(lines(\.measured))</td>\
      <td class="numbers" data-label="bound">\(claim.relation.sign.escaped) \(claim.boundText)</td>\
      <td class="numbers" data-label="control">\(lines(\.control))</td></tr>
      """
  }
}
