import Digits
import Files
import Foundation
import Plotting
import SavedModels
import Texts
import Threading

/// A chapter's program: runs the chapter, judges its claims, writes its figures and its record.
struct Program {
  private let chapter: any Chapter.Type
  private let options: ChapterOptions
  private let foreign: String?
  private let root: URL
  private let console: Console
  private let gnuplot: Gnuplot

  init(
    _ chapter: any Chapter.Type, options: ChapterOptions, foreign: String? = nil,
    root: URL = .packageRoot, output: FileHandle = .standardOutput,
    errors: FileHandle = .standardError,
    gnuplot: Gnuplot = Gnuplot()
  ) {
    self.chapter = chapter
    self.options = options
    self.foreign = foreign
    self.root = root
    console = Console("chapter\(chapter.number)", output: output, errors: errors)
    self.gnuplot = gnuplot
  }

  /// Does everything that can be done, whatever part of it fails.
  func run() async -> ExitStatus {
    await Threads.$limit.withValue(options.threads ?? Threads.limit) { await runAll() }
  }

  private func runAll() async -> ExitStatus {
    let start = ContinuousClock.now
    guard let text = readText(), let run = runCells(under: text.title) else {
      return console.status
    }
    saveModel(of: run)
    guard let verdicts = judge(text, on: run) else { return console.status }
    let figures = options.noPlots ? [] : await write(run)
    if options.show { await open(run.figures) }
    if let path = options.record {
      let record = Record(of: run, chapter: chapter.number, verdicts: verdicts, figures: figures)
      save(record, to: path)
    }
    if errorsAreOnTerminal {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      console.note("\(fixed(seconds, digits: 1)) s")
    }
    return console.status
  }

  private func readText() -> ChapterText? {
    do throws(TextError) {
      return try ChapterText(of: chapter, in: root)
    } catch {
      switch error {
      case .missing: console.complain("\(error)", .noInput)
      case .malformed: console.complain("\(error)", .badData)
      }
      return nil
    }
  }

  private func runCells(under title: String) -> Run? {
    console.print(title)
    guard let conditions = readConditions(), let digits = readDigits(under: conditions) else {
      return nil
    }
    console.print(conditionsLine(conditions, on: digits))
    do throws(ModelError) {
      return try Run(
        of: chapter, on: digits, under: conditions, showsProgress: true, echo: console.print)
    } catch {
      return refuse(error, isMissing: error.isMissing)
    }
  }

  private func readConditions() -> Conditions? {
    let images: ForeignImages?
    do throws(DigitError) {
      images = try foreign.map { folder throws(DigitError) in try ForeignImages(in: folder) }
    } catch {
      return refuse(error, isMissing: error.isMissing)
    }
    do throws(ModelError) {
      return try options.conditions(foreign: images)
    } catch {
      return refuse(error, isMissing: error.isMissing)
    }
  }

  private func readDigits(under conditions: Conditions) -> DigitSplit? {
    do throws(DigitError) {
      return try conditions.digits(for: chapter)
    } catch {
      return refuse(error, isMissing: error.isMissing)
    }
  }

  private func refuse<Result>(_ error: some Error, isMissing: Bool) -> Result? {
    console.complain("\(error)", isMissing ? .noInput : .badData)
    return nil
  }

  private func conditionsLine(_ conditions: Conditions, on digits: DigitSplit) -> String {
    let run = Run(conditions: conditions, origin: digits.origin)
    let folder = options.mnist.map { " from \($0)" } ?? ""
    let epochs = options.epochs.map { ", epochs \($0)" } ?? ""
    let model = options.load.map { ", model from \($0)" } ?? ""
    let images = foreign.map { ", other images from \($0)" } ?? ""
    return "\(run.dataTitle)\(folder), seed \(options.seed)\(epochs)\(model)\(images)"
  }

  private func judge(_ text: ChapterText, on run: Run) -> [Verdict]? {
    let verdicts = text.verdicts(on: run)
    console.print("\nClaims\n")
    for verdict in verdicts.known { console.print("\(verdict)") }
    for problem in verdicts.problems { console.complain("\(problem)", .badData) }
    for claim in verdicts.failed.map(\.claim) {
      console.complain("\(claim.path):\(claim.line): claim \(claim.id) fails", .claimFails)
    }
    return verdicts.problems.isEmpty ? verdicts.known : nil
  }

  /// Writes and renders the figures; returns the paths of the pictures, or of their scripts.
  private func write(_ run: Run) async -> [String] {
    let folder = "\(options.plots)/\(run.figureFolder(of: chapter.slug))"
    var scripts: [URL] = []
    if !run.figures.isEmpty { console.print("\nFigures\n") }
    for figure in run.figures {
      do throws(PlottingError) {
        scripts.append(try figure.write(to: URL(filePath: folder)))
      } catch {
        console.complain("\(error). Choose another folder with --plots DIR.", .cannotWrite)
      }
    }
    return await gnuplot.render(scripts).map { rendering in
      if let error = rendering.error { complain(error) }
      let path = "\(folder)/\(rendering.file.lastPathComponent)"
      console.print(path)
      return path
    }
  }

  private func open(_ figures: [Figure]) async {
    for figure in figures {
      do throws(PlottingError) {
        try await gnuplot.show(figure)
      } catch {
        complain(error)
        if error.holdsForEveryScript { return }
      }
    }
  }

  private func complain(_ error: PlottingError) {
    switch error {
    case .cannotWrite: console.complain("\(error)", .cannotWrite)
    case .gnuplotMissing, .gnuplotNotStarted, .gnuplotHangs, .gnuplotFailed, .gnuplotKilled,
      .gnuplotUnreadable:
      console.complain("\(error)", .noPictures)
    }
  }

  private func saveModel(of run: Run) {
    if run.isLoaded, run.model == nil { console.complain("it has no model to load", .badData) }
    guard let path = options.save else { return }
    guard let model = run.model else {
      return console.complain("it has no model to save", .cannotWrite)
    }
    do throws(WriteError) {
      try model.content.write(to: path)
    } catch {
      console.complain("\(error)", .cannotWrite)
    }
  }

  private func save(_ record: Record, to path: String) {
    do {
      try writeWhole(record.json(), to: URL(filePath: path))
    } catch {
      console.complain("\(error)", .cannotWrite)
    }
  }
}
