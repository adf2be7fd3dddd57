import Foundation

/// The sabotages, as the files in `Sabotages` list them: blocks of lines, a blank line between them.
///
///     The held-out digits are training digits
///       Chapter1Autoencoder/Chapter1.swift
///       - heldOut = view(test.images())
///       + heldOut = view(train.prefix(2_000).images())
///       noticed by ValueTests/chapter1
///
/// Several lines of `-` or of `+` are one piece of text. `noticed by nobody` owns up to a survivor, and
/// `noticed by anybody` leaves open who it is.
/// Lines that begin with `#` are comments.
public struct SabotageTable: Sendable {
  /// In the order of the files' names.
  public private(set) var sabotages: [Sabotage] = []
  /// What is wrong with the files, a line each: `file:line: what`.
  public private(set) var problems: [String] = []

  /// Reads the tables below a package's root.
  public init(root: URL) throws {
    let folder = root.appending(path: "Sabotages")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names.sorted() where name.hasSuffix(".txt") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      read(text, from: "Sabotages/\(name)")
    }
  }

  /// Reads one table.
  public init(_ text: String, path: String = "table") { read(text, from: path) }

  /// Sabotages that no longer fit the source, which is as it should be only if there is none.
  public func stale(in root: URL) -> [String] {
    sabotages.compactMap { sabotage in
      let file = root.appending(path: sabotage.path)
      guard let source = try? String(contentsOf: file, encoding: .utf8) else {
        return "\(sabotage.number). \(sabotage.title): there is no file \(sabotage.path)"
      }
      let count = source.ranges(of: sabotage.original).count
      return count == 1
        ? nil
        : "\(sabotage.number). \(sabotage.title): \(sabotage.path) has “\(sabotage.original)” "
          + "\(count) times"
    }
  }

  private mutating func read(_ text: String, from path: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.hasPrefix("#") }
    for block in lines.split(whereSeparator: { $0.element.isEmpty }) {
      guard let first = block.first else { continue }
      if let sabotage = sabotage(block.map(\.element)) {
        sabotages.append(sabotage)
      } else {
        problems.append(
          "\(path):\(first.offset + 1): this is no title, file, -, + and “noticed by”")
      }
    }
  }

  private func sabotage(_ lines: [Substring]) -> Sabotage? {
    guard lines.count > 3, lines.dropFirst().allSatisfy({ $0.hasPrefix("  ") }) else { return nil }
    let body = lines.dropFirst().map { $0.dropFirst(2) }
    func piece(_ sign: String) -> String {
      body.filter { $0.hasPrefix(sign) }.map { $0.dropFirst(2) }.joined(separator: "\n")
    }
    let keyword = "noticed by "
    let names = body.filter { $0.hasPrefix(keyword) }
      .flatMap { $0.dropFirst(keyword.count).split(separator: ", ") }
    let witnesses = names.compactMap { Witness($0) }
    let isOpen = names == ["nobody"] || names == ["anybody"]
    let isComplete = witnesses.isEmpty ? isOpen : witnesses.count == names.count
    let rest = body.dropFirst().filter { line in
      !["-", "+", keyword].contains { line.hasPrefix($0) }
    }
    guard isComplete, rest.isEmpty, !piece("-").isEmpty else { return nil }
    return Sabotage(
      number: sabotages.count + 1, title: String(lines[0]), file: String(body[0]),
      original: piece("-"), replacement: piece("+"), witnesses: witnesses)
  }
}
