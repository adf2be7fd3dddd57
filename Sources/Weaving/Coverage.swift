import Foundation
import Notebooks
import Texts

extension Weaver {
  /// What the code has and the text does not show: lines, cells and figures; and cells that the
  /// text shows in another order than they run in.
  func unshown() -> [Problem] { unshownLines() + unshownResults() + misorderedCells() }

  private func unshownLines() -> [Problem] {
    guard case .chapter(let chapter) = part else { return [] }
    let files = chapter.sources(in: root)
    var problems: [Problem] = []
    if files.isEmpty {
      let message =
        "there is no Swift file in Sources/\(chapter.module), so none of its lines are checked"
      problems.append(Problem(text.path, 1, message))
    }
    for file in files {
      let shown = text.markers.compactMap { marker -> String? in
        guard case .excerpt(file.path, let name) = marker.kind else { return nil }
        return name
      }
      let forgotten = file.lineNumbers.filter { !shown.contains($0.key) }.flatMap(\.value)
      problems += file.problems
      problems += IndexSet(file.unassigned + forgotten).rangeView.map { lines in
        Problem(
          file.path, lines.lowerBound,
          "up to line \(lines.upperBound - 1), this is neither shown in \(text.path) nor hidden with "
            + "“// snippet.hide: reason”")
      }
    }
    return problems
  }

  private func unshownResults() -> [Problem] {
    let shown = Set(text.markers.filter { $0.data == .pen }.map(\.kind))
    return runs.filter { $0.data == .pen }.flatMap { run in
      let cells = run.cells.filter { !$0.lines.isEmpty && !shown.contains(.output($0.name)) }
      let figures = run.figures.filter { !shown.contains(.figure($0.name)) }
      return cells.map { Problem(text.path, 1, "the cell “\($0.name)” prints what is not shown") }
        + figures.map { Problem(text.path, 1, "the figure “\($0.name)” is not shown") }
    }
  }

  private func misorderedCells() -> [Problem] {
    var furthest = 0
    return text.markers.compactMap { marker in
      guard case .output(let name) = marker.kind, marker.data == .pen,
        let place = runs.first?.cells.firstIndex(where: { $0.name == name })
      else { return nil }
      defer { furthest = max(furthest, place) }
      guard place < furthest else { return nil }
      return Problem(text.path, marker.line, "this cell runs before the one above it")
    }
  }
}

extension Chapter {
  /// Its Swift files, in alphabetical order.
  package static func sources(in root: URL = .packageRoot) -> [SnippetFile] {
    let folder = "Sources/\(module)"
    let found = try? FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: folder).path)
    return (found ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .compactMap { SnippetFile(path: "\(folder)/\($0)", in: root) }
  }
}
