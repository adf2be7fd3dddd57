/// What can go wrong between a figure and its picture.
public enum PlottingError: Error, Equatable, CustomStringConvertible {
  /// No `gnuplot` in `PATH`.
  case gnuplotMissing
  /// A folder, script or picture could not be written.
  case cannotWrite(path: String, reason: String)
  /// gnuplot ended with a status other than 0, or complained; `message` is what it printed.
  case gnuplotFailed(script: String, status: Int, message: String)

  /// What was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .gnuplotMissing:
      "gnuplot is not installed: run Scripts/setup, or `sudo apt-get install gnuplot` "
        + "(macOS: `brew install gnuplot`). The scripts are written; only pictures are missing."
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason). Choose another folder with --plots DIR."
    case .gnuplotFailed(let script, let status, let message):
      "gnuplot refused \(script) with status \(status): \(message)"
    }
  }
}
