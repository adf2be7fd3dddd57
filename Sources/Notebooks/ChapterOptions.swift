import ArgumentParser
import Digits
import SavedModels

/// The options of every chapter's program.
public struct ChapterOptions: ParsableArguments {
  /// A folder of IDX files.
  @Option(
    help: .init(
      "Train on the IDX files of a folder, MNIST's or another set's, not on pen digits.",
      valueName: "dir"))
  public var mnist: String?

  /// Whether claims are judged on a set that is not MNIST.
  @Flag(
    help: "Judge the claims on a set that is not MNIST too, but for those about the book's digits.")
  public var judge = false

  /// The one seed of every random number.
  @Option(help: .init("The seed of every random number.", valueName: "n"))
  public var seed: UInt64 = 1

  /// The epochs that replace each of the chapter's schedules.
  @Option(help: .init("Train for so many epochs; claims are then not judged.", valueName: "n"))
  public var epochs: Int?

  /// Where the trained model goes.
  @Option(
    help: .init("Write the chapter's trained model to a safetensors file.", valueName: "file"))
  public var save: String?

  /// Where the model comes from instead.
  @Option(
    help: .init(
      "Take the chapter's model from such a file, untrained; claims are then not judged.",
      valueName: "file"))
  public var load: String?

  /// The most threads in use.
  @Option(
    help: .init("Use at most so many threads (default: all cores); results stay.", valueName: "n"))
  public var threads: Int?

  /// Where scripts and pictures go.
  @Option(help: .init("Write the figures below this folder.", valueName: "dir"))
  public var plots = "plots"

  /// Whether no figures are written.
  @Flag(name: .customLong("no-plots"), help: "Write no figures.")
  public var noPlots = false

  /// Whether windows open.
  @Flag(help: "Open the figures in gnuplot windows too.")
  public var show = false

  /// Where the record goes.
  @Option(help: .init("Write values, claims and figures to a JSON file.", valueName: "file"))
  public var record: String?

  /// The options' defaults, before the command line is read.
  public init() {}

  /// Refuses what cannot be run.
  public func validate() throws {
    let (folders, files) = (
      [("mnist", mnist), ("plots", plots)], [("save", save), ("load", load), ("record", record)]
    )
    for (option, path) in folders where path == "" {
      throw ValidationError("--\(option) \"\": name a folder")
    }
    for (option, path) in files where path == "" {
      throw ValidationError("--\(option) \"\": name a file")
    }
    if judge, epochs != nil || load != nil {
      throw ValidationError(
        "--judge: claims are about the chapter's own training, so neither --epochs nor --load")
    }
    if let epochs, epochs < 1 { throw ValidationError("--epochs \(epochs): train for 1 or more") }
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): use 1 or more") }
  }

  /// - Throws: what is wrong with the file of the model.
  func conditions(foreign: ForeignImages?) throws(ModelError) -> Conditions {
    Conditions(
      seed: seed, mnist: mnist, epochs: epochs, judgesAnySet: judge,
      model: try load.map { path throws(ModelError) in try SavedModel(contentsOf: path) },
      foreign: foreign)
  }

  /// Runs a chapter and ends the program as ``ExitStatus`` says.
  ///
  /// - Parameters:
  ///   - chapter: what runs.
  ///   - foreign: a folder with another set's images, for a chapter that looks at such.
  public func run(_ chapter: any Chapter.Type, foreign: String? = nil) async throws {
    if foreign == "" { throw ValidationError("--foreign \"\": name a folder") }
    let status = await Program(chapter, options: self, foreign: foreign).run()
    throw ExitCode(status.rawValue)
  }
}

/// How a chapter's program ends; the first that applies, from the top.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// The text's markers are wrong, or the digits are, or the model to load.
  case badData = 65
  /// The text, the digits or the model to load are not there.
  case noInput = 66
  /// A claim fails.
  case claimFails = 1
  /// The output, the record, the model or a figure cannot be written.
  case cannotWrite = 74
  /// gnuplot is missing, hangs or refuses a script; all scripts are written.
  case noPictures = 69
  /// All claims hold, and all is written.
  case allHold = 0
}
