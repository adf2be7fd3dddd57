import Files
import Foundation

/// A copy of the package with a build folder of its own, so that a build after a sabotage compiles
/// no more than what the sabotage changed.
struct WorkingCopy {
  let folder: URL

  /// Brings the copy below `root` up to date; files that are the same are left alone.
  init(of root: URL) async throws {
    folder = root.appending(path: ".build-sabotage/copy")
    let manager = FileManager.default
    try manager.createDirectory(
      at: folder.appending(path: ".build"), withIntermediateDirectories: true)
    for part in ["Package.swift", "Package.resolved", "Sources", "Tests", "chapters"] {
      let source = root.appending(path: part)
      guard manager.fileExists(atPath: source.path) else { continue }
      try Self.mirror(source, folder.appending(path: part))
    }
  }

  /// Makes `target` what `source` is.
  private static func mirror(_ source: URL, _ target: URL) throws {
    let manager = FileManager.default
    let names = try? manager.contentsOfDirectory(atPath: source.path)
    guard let names else {
      let data = try Data(contentsOf: source)
      if (try? Data(contentsOf: target)) != data { try writeWhole(data, to: target) }
      return
    }
    try manager.createDirectory(at: target, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: target.path) where !names.contains(name) {
      try manager.removeItem(at: target.appending(path: name))
    }
    for name in names { try mirror(source.appending(path: name), target.appending(path: name)) }
  }

  /// Calls `body` while the sabotage is in the copy.
  func with<Result>(
    _ sabotage: Sabotage, _ body: () async throws -> Result
  ) async throws -> Result {
    let file = folder.appending(path: sabotage.path)
    let source = try String(contentsOf: file, encoding: .utf8)
    guard let broken = sabotage.applied(to: source) else {
      throw Failure("\(sabotage.path) does not have “\(sabotage.original)” once")
    }
    try writeWhole(Data(broken.utf8), to: file)
    defer { try? writeWhole(Data(source.utf8), to: file) }
    return try await body()
  }

  /// Builds a product, or everything with the tests if it is nil.
  func build(_ product: String?) async throws {
    let what = product.map { ["--product", $0] } ?? ["--build-tests"]
    let ending = try await run("swift", ["build"] + what, in: folder, limit: .seconds(3_600))
    if ending.cause != .exit(0) {
      throw Failure("it does not compile: \(ending.output.suffix(2_000))")
    }
  }

  /// Builds what the question needs, runs it, and returns who notices.
  func answer(to question: Question) async throws -> Set<Witness> {
    switch question {
    case .program(let chapter, let seed):
      try await build("chapter\(chapter)")
      return try await complaints(of: chapter, seed: seed)
    case .tests(let pattern):
      try await build(nil)
      return try await failingTests(pattern)
    }
  }

  /// Runs the tests that the pattern names; returns those that fail.
  private func failingTests(_ pattern: String) async throws -> Set<Witness> {
    let report = folder.appending(path: ".build/report.xml")
    let results = folder.appending(path: ".build/report-swift-testing.xml")
    try? FileManager.default.removeItem(at: results)
    let ending = try await run(
      "swift", ["test", "--skip-build", "--filter", pattern, "--xunit-output", report.path],
      in: folder, limit: .seconds(900))
    guard let text = try? String(contentsOf: results, encoding: .utf8) else { return [.trap] }
    let failures = text.matches(
      of: /classname="\w+\.(\w+)" name="(\w+)\([^"]*" time="[^"]*" >\s*<failure/)
    if failures.isEmpty, ending.cause != .exit(0) { return [.trap] }
    return Set(failures.map { .test(suite: String($0.1), function: String($0.2)) })
  }

  /// Runs a chapter on a seed; returns the claims that fail, and the figures that are refused.
  private func complaints(of chapter: Int, seed: Int) async throws -> Set<Witness> {
    let record = folder.appending(path: ".build/record.json")
    try? FileManager.default.removeItem(at: record)
    let ending = try await run(
      folder.appending(path: ".build/debug/chapter\(chapter)").path,
      ["--seed", "\(seed)", "--record", record.path, "--plots", ".build/plots"], in: folder,
      limit: .seconds(300))
    // All is well, a claim fails, or gnuplot refuses a figure.
    guard [.exit(0), .exit(1), .exit(69)].contains(ending.cause),
      let data = try? Data(contentsOf: record)
    else { return [.trap] }
    let claims = try JSONDecoder().decode(Record.self, from: data).claims
    let figures = ending.output.matches(of: /([\w-]+)\.gp: (?:the data contradict|\$\w+ must have)/)
    return Set(claims.filter(\.fails).map { .claim($0.id) })
      .union(figures.map { .figure(chapter: chapter, name: String($0.1)) })
  }
}

/// What the programs write about their claims.
private struct Record: Decodable {
  struct Claim: Decodable {
    struct Control: Decodable { let holds: Bool? }
    let id: String
    let holds: Bool?
    let control: Control

    /// Whether it is judged, and it fails or its control does not.
    var fails: Bool { holds == false || control.holds == true }
  }
  let claims: [Claim]
}

/// Why a sabotage cannot be tried.
public struct Failure: Error, CustomStringConvertible {
  /// What was wrong.
  public let description: String

  /// A reason.
  public init(_ description: String) { self.description = description }
}
