import Foundation
import Notebooks
import TableOfContents
import Testing

/// The programs as a reader starts them; what they do in detail is NotebooksTests' matter.
@Suite struct ProgramTests {
  /// One finished program.
  struct Finished {
    let status: Int32
    let output: String
    let errors: String

    init(
      _ chapter: any Chapter.Type, _ arguments: [String], output device: String? = nil,
      path: String? = nil
    ) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let files = ["stdout", "stderr"].map { folder.appending(path: $0) }
      for file in files { try Data().write(to: file) }
      let process = Process()
      process.executableURL = try Self.products().appending(path: "chapter\(chapter.number)")
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardOutput = try FileHandle(
        forWritingTo: device.map { URL(filePath: $0) } ?? files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      if let path {
        process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 }
      }
      try process.run()
      process.waitUntilExit()
      status = process.terminationStatus
      output = try String(contentsOf: files[0], encoding: .utf8)
      errors = try String(contentsOf: files[1], encoding: .utf8)
    }

    /// The folder of the built programs, where the test bundle is too.
    private static func products() throws -> URL {
      let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
      let path = try #require(bundle?.prefix(while: { $0 != " " }))
      let start = try #require(path.firstRange(of: ".xctest")).lowerBound
      return URL(filePath: String(path[..<start])).deletingLastPathComponent()
    }
  }

  let short = ["--epochs", "1", "--no-plots"]

  @Test("what keeps a program from running ends it as documented", arguments: Book.chapters)
  func endsWithTheDocumentedStatus(_ chapter: any Chapter.Type) throws {
    #expect(try Finished(chapter, ["--help"]).status == 0)
    #expect(try Finished(chapter, ["--epochs", "0"]).status == 64)
    #expect(try Finished(chapter, short + ["--mnist", "nowhere"]).status == 66)
    #expect(try Finished(chapter, short + ["--load", "nowhere"]).status == 66)
  }

  @Test("what cannot be written ends a program as documented")
  func losesNoMoreThanItMust() throws {
    let chapter = Book.chapters[0]
    #expect(try Finished(chapter, short, output: "/dev/full").status == 74)
    #expect(try Finished(chapter, short + ["--record", "no/such/folder"]).status == 74)
    #expect(try Finished(chapter, short + ["--save", "no/such/folder"]).status == 74)
    let blind = try Finished(chapter, ["--epochs", "1"], path: "/nowhere")
    #expect(blind.status == 69)
    #expect(blind.errors.contains("gnuplot") && blind.output.contains(".gp\n"))
  }

  @Test(
    "a chapter prints the same on one thread, and measures the same with its model loaded",
    arguments: Book.chapters)
  func savesAndLoads(_ chapter: any Chapter.Type) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "saved-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path }
    func values(_ name: String) throws -> [String: NSDictionary] {
      let data = try Data(contentsOf: URL(filePath: path(name)))
      let record = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return try #require(record?["values"] as? [String: NSDictionary])
    }
    let digits = try IDXFolder(Input.digits)
    let short = short + ["--mnist", digits.path]
    let trained = try Finished(
      chapter, short + ["--save", path("model"), "--record", path("trained")])
    #expect(trained.status == 0 && trained.errors.isEmpty, "\(trained.errors)")
    #expect(trained.output.contains("\nClaims\n"))
    #expect(try Finished(chapter, short + ["--threads", "1"]).output == trained.output)
    let loaded = try Finished(
      chapter,
      short + [
        "--threads", "1", "--load", path("model"), "--save", path("copy"), "--record",
        path("loaded"),
      ])
    #expect(loaded.status == 0, "\(loaded.errors)")
    let (before, after) = (try values("trained"), try values("loaded"))
    #expect(after.count > before.count / 2)
    for (name, value) in after { #expect(before[name] == value, "\(name)") }
    let model = try Data(contentsOf: URL(filePath: path("model")))
    #expect(try Data(contentsOf: URL(filePath: path("copy"))) == model)

    try model.dropLast().write(to: URL(filePath: path("cut")))
    let refused = try Finished(chapter, short + ["--load", path("cut"), "--save", path("new")])
    #expect(refused.status == 65)
    #expect(refused.errors.hasPrefix("chapter\(chapter.number): \(path("cut")): expected "))
    #expect(!FileManager.default.fileExists(atPath: path("new")))
  }
}
