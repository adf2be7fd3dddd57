import Foundation

/// How one kind of marker is written, what piece of the text it owns, and how it is read.
struct MarkerForm {
  /// What stands below a marker that has a line of its own.
  enum Block: Equatable {
    /// A fence, tagged with that language.
    case fence(String)
    /// A picture.
    case picture
    /// Lines that begin so: the rows of a table, or a quote.
    case lines(String)
    /// Another marker, with that keyword and what it owns.
    case marker(String)
  }

  /// What the marker needs of a run.
  enum Need {
    /// Nothing.
    case none
    /// The run it tells of, which is MNIST's if the marker ends in ` on mnist`.
    case telling
    /// Any run, which may prove it wrong.
    case judging
  }

  /// Where a marker stands, and the text that it owns.
  struct Place {
    let path: String
    let line: Int
    let content: Substring
    /// What a claim must be called here; in an appendix there is no such thing.
    let claimID: String?
  }

  /// Makes a marker of the piece that it owns.
  typealias Reading = (Place) throws(Problem) -> Marker.Kind

  /// How it is written: the keyword, then what is to be filled in.
  let usage: String
  /// What it needs of a run.
  let need: Need
  /// What stands below it, or none for a piece of its own line, up to the end marker.
  let block: Block?
  /// What follows the keyword, unless it is malformed.
  let read: (String) -> Reading?

  /// What the comment begins with.
  var keyword: Substring { usage.prefix { $0 != " " } }

  private init<Arguments>(
    _ usage: String, needs need: Need = .none, above block: Block? = nil,
    _ syntax: Regex<Arguments>,
    make: @escaping (Arguments, Place) throws(Problem) -> Marker.Kind
  ) {
    self.usage = usage
    self.need = need
    self.block = block
    read = { rest in
      guard let match = rest.wholeMatch(of: syntax) else { return nil }
      return { place throws(Problem) in try make(match.output, place) }
    }
  }

  /// Every kind that there is; a new one is a row here, a case of `Marker.Kind`, and one in the weaver
  /// and in the site.
  nonisolated(unsafe) static let all = [
    MarkerForm("excerpt PATH#NAME", above: .fence("swift"), /([^#\s]+)#([^#\s]+)/) { found, _ in
      .excerpt(path: String(found.1), snippet: String(found.2))
    },
    MarkerForm("output NAME", needs: .telling, above: .fence("text"), Name.syntax) { name, _ in
      .output(String(name))
    },
    MarkerForm("figure NAME", needs: .telling, above: .picture, Name.syntax) { name, _ in
      .figure(String(name))
    },
    MarkerForm("live NAME", above: .marker("figure"), Name.syntax) { name, _ in
      .live(String(name))
    },
    MarkerForm("claims", needs: .telling, above: .lines("|"), /^$/) { _, _ in .claims },
    MarkerForm(
      "claim 1.3: NAME <= 0.97 on both, unlike NAME", needs: .judging, above: .lines(">"),
      Claim.syntax
    ) { found, place throws(Problem) in .claim(try Claim(found, at: place)) },
    MarkerForm(
      "value NAME --> or <!-- value NAME of chapter 5", needs: .telling,
      /([A-Za-z][A-Za-z0-9-]*)(?: of chapter ([1-9]\d{0,2}))?/
    ) { found, _ in .value(String(found.1), chapter: found.2.flatMap { Int($0) }) },
    MarkerForm("constant PATH#NAME", /([^#\s]+)#(\w+)/) { found, _ in
      .constant(path: String(found.1), name: String(found.2))
    },
    MarkerForm("given: SOURCE", /.+/) { source, _ in .given(String(source)) },
  ]
}

/// A marker's comment, before the piece that it owns is read.
struct MarkerComment {
  let form: MarkerForm
  /// The data of the run that it tells of, if it tells of one.
  let data: DataSet?
  let read: MarkerForm.Reading

  /// Reads the inside of a comment on a line of a text; nothing if it is the one that ends a piece.
  init?(_ body: String, path: String, line: Int) throws(Problem) {
    if body == "end" { return nil }
    let keyword = body.prefix { $0 != " " }
    guard let form = MarkerForm.all.first(where: { $0.keyword == keyword }) else {
      let known = MarkerForm.all.map(\.keyword).joined(separator: ", ")
      throw Problem(path, line, "unknown marker “\(keyword)”; there are \(known), and a bare end")
    }
    var rest = body.dropFirst(keyword.count)
    let isOnMNIST = form.need == .telling && rest.hasSuffix(" on mnist")
    if isOnMNIST { rest = rest.dropLast(" on mnist".count) }
    guard let read = form.read(rest.trimmingCharacters(in: .whitespaces)) else {
      throw Problem(path, line, "“\(body)” is malformed; write <!-- \(form.usage) -->")
    }
    self.form = form
    self.read = read
    data = form.need == .telling ? isOnMNIST ? .mnist : .pen : nil
  }
}
