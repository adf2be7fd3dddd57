import Digits
import Foundation
import Plotting
import Tensors

@testable import Notebooks

/// A chapter of a few lines: the mean of uniform numbers, and of their squares.
enum Toy: Chapter {
  static let number = 3
  static let slug = "3-toy"
  static let module = "Toy"

  static let digits = DigitRequest(train: 1, test: 1, leastTest: 2, testClasses: [3])

  static func run(in notebook: Notebook) {
    var random = Random(seed: notebook.seed)
    notebook.cell("draw", "Draw uniform numbers")
    var sum = 0.0
    var squares = 0.0
    let count = 100 * notebook.epochs(10)
    for step in notebook.progress("drawing", 1...count) {
      let number = Double(random.uniform())
      sum += number
      squares += number * number
      let average = fixed(sum / Double(step), digits: 3)
      if step % 500 == 0 { notebook.print("after \(step): \(average)") }
    }
    notebook.cell("mean", "Take their mean")
    let mean = notebook.value("mean", sum / Double(count), digits: 3, unit: "units")
    notebook.print("mean \(mean)")
    notebook.value("meanSquare", squares / Double(count), digits: 3, unit: "units²")
    notebook.value("broken", Double.nan, digits: 3, unit: "units")
    for (name, title) in [("draws", "The mean"), ("squares", "The mean of squares")] {
      let panel = Panel(x: "step", y: "value", .line(name, [mean.number, 1]))
      notebook.figure(Figure(name, title: title, panel))
    }
  }

  static let text = """
    # A toy

    <!-- claim 3.1: mean >= 0.4, unlike meanSquare -->
    > **Claim 3.1.** Uniform numbers are **0.4** or more in the mean.

    <!-- claim 3.2: meanSquare <= 0.4 on pen, unlike mean -->
    > **Claim 3.2.** Their squares are at most **0.4** in the mean.

    """
}

/// A package's root with the toy's text in it, and one run of the toy's program.
final class ToyRun {
  let folder: URL
  let status: ExitStatus
  let output: String
  let errors: String

  /// - Parameters:
  ///   - arguments: as on the command line; `@` stands for the run's own folder.
  ///   - files: what is in that folder before.
  ///   - foreign: a folder with another set's images.
  ///   - obstacle: where a folder is that the program did not make.
  init(
    _ arguments: [String] = [], of chapter: any Chapter.Type = Toy.self, text: String? = Toy.text,
    files: [String: Data] = [:], foreign: String? = nil, output: FileHandle? = nil,
    obstacle: String? = nil,
    gnuplot: Gnuplot = Gnuplot()
  ) async throws {
    folder = try temporaryFolder()
    if let text {
      try FileManager.default.createDirectory(
        at: folder.appending(path: "chapters"), withIntermediateDirectories: true)
      try text.write(
        to: folder.appending(path: chapter.textPath), atomically: true, encoding: .utf8)
    }
    if let obstacle {
      try FileManager.default.createDirectory(
        at: folder.appending(path: obstacle), withIntermediateDirectories: true)
    }
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    for name in ["stdout", "stderr"] { try Data().write(to: folder.appending(path: name)) }
    let path = folder.path
    let options = try ChapterOptions.parse(
      ["--plots", "@/plots"].map { $0.replacing("@", with: path) }
        + arguments.map { $0.replacing("@", with: path) })
    let program = Program(
      chapter, options: options, foreign: foreign, root: folder,
      output: try output ?? FileHandle(forWritingTo: folder.appending(path: "stdout")),
      errors: try FileHandle(forWritingTo: folder.appending(path: "stderr")), gnuplot: gnuplot)
    status = await program.run()
    self.output = try String(contentsOf: folder.appending(path: "stdout"), encoding: .utf8)
      .replacing(path, with: "@")
    errors = try String(contentsOf: folder.appending(path: "stderr"), encoding: .utf8)
      .replacing(path, with: "@")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  func data(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  func record() throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: "run.json"))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "notebooks-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
