import Files
import Foundation
import Notebooks
import Plotting
import Texts

extension Weaver {
  /// Writes and draws the figures of all runs where the text looks for them.
  func drawFigures(with gnuplot: Gnuplot) async -> [Problem] {
    var problems: [Problem] = []
    var scripts: [(file: URL, path: String)] = []
    for run in runs {
      for figure in run.figures {
        let path = "\(folder(of: run))/\(figure.name).gp"
        do throws(PlottingError) {
          scripts.append((try figure.write(to: root.appending(path: folder(of: run))), path))
        } catch {
          problems.append(Problem(path, 1, "\(error)"))
        }
      }
    }
    for (script, rendering) in zip(scripts, await gnuplot.render(scripts.map(\.file))) {
      if let error = rendering.error { problems.append(Problem(script.path, 1, "\(error)")) }
    }
    return problems
  }

  /// Files of figures that are missing, are left over, or are not what the runs draw.
  ///
  /// A picture by the gnuplot that is installed here is compared to the byte. Other versions draw the
  /// same script with other bytes, so any other picture must be by the version that README names. Where
  /// that one is not installed, such a picture is taken at its word: its script is compared, and only
  /// a machine with that version sees whether the picture is what the script draws.
  func figureDrift(with gnuplot: Gnuplot) async -> [Problem] {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID())")
    // What is left in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(at: scratch) }
    var fresh = self
    fresh.root = scratch
    var problems = await fresh.drawFigures(with: gnuplot)
    var paths = ["plots/style.gp"]
    for run in runs where !run.figures.isEmpty {
      let names = run.figures.flatMap { ["\($0.name).gp", "\($0.name).svg"] }
      problems += leftOvers(in: folder(of: run), besides: names)
      paths += names.map { "\(folder(of: run))/\($0)" }
    }
    return problems + paths.compactMap { difference(of: $0, from: scratch) }
  }

  /// Where a run's figures are, below the package's root.
  func folder(of run: Run) -> String {
    "plots/\(run.figureFolder(of: part.slug))"
  }

  private func leftOvers(in folder: String, besides names: [String]) -> [Problem] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path)
    return (found ?? []).sorted().filter { !names.contains($0) && !isDraft($0) }
      .map { Problem("\(folder)/\($0)", 1, "no run of \(text.path) writes this file") }
  }

  /// The first line in which a file is not what it should be.
  private func difference(of path: String, from scratch: URL) -> Problem? {
    guard let expected = try? String(contentsOf: scratch.appending(path: path), encoding: .utf8)
    else { return nil }
    guard let found = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      return Problem(path, 1, "this file is missing; write it with “swift run book”")
    }
    if let author = producer(of: found), author != producer(of: expected) {
      return author == namedProducer
        ? nil : Problem(path, 1, "drawn by gnuplot \(author), but README.md names another or none")
    }
    return differences(
      from: found, to: expected, path: path, firstLine: 1, heading: "not what the run draws"
    ).first
  }

  /// The version of gnuplot that drew a picture, if it is one.
  private func producer(of picture: String) -> String? {
    picture.firstMatch(of: /<desc>Produced by GNUPLOT ([^<]*?) ?<\/desc>/).map { String($0.1) }
  }

  /// The version that draws the book's pictures, as README says.
  private var namedProducer: String? {
    let readme = try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    return readme?.firstMatch(of: /gnuplot (\d+\.\d+ patchlevel \d+)/).map { String($0.1) }
  }
}
