import Files
import Foundation

/// What can go wrong between a figure and its picture.
public enum PlottingError: Error, Equatable, CustomStringConvertible {
  /// A folder, script or picture could not be written.
  case cannotWrite(WriteError)
  /// No `gnuplot` in `PATH`.
  case gnuplotMissing
  /// There is one, and the system would not run it.
  case gnuplotNotStarted(path: String, reason: String)
  /// gnuplot was stopped, as it had not ended by then.
  case gnuplotHangs(script: String, limit: Duration)
  /// gnuplot ended with a status other than 0, or complained; `message` is what it said.
  case gnuplotFailed(script: String, status: Int, message: String)
  /// gnuplot died of a signal.
  case gnuplotKilled(script: String, signal: CInt)
  /// What gnuplot wrote is no picture.
  case gnuplotUnreadable(script: String, reason: String)

  /// What was wrong, where, and what to do.
  public var description: String {
    switch self {
    case .cannotWrite(let error): "\(error)"
    case .gnuplotMissing:
      "gnuplot is not installed: run Scripts/setup, or `sudo apt-get install gnuplot` "
        + "(macOS: `brew install gnuplot`). Only pictures are missing."
    case .gnuplotNotStarted(let path, let reason):
      "\(path) does not start: \(reason). Only pictures are missing."
    case .gnuplotHangs(let script, let limit):
      "gnuplot had not drawn \(script) after \(literal(limit / .seconds(1))) s and was stopped. "
        + "Only pictures are missing."
    case .gnuplotFailed(let script, let status, let message):
      "gnuplot refused \(script) with status \(status): \(message)"
    case .gnuplotKilled(let script, let signal):
      "gnuplot died of signal \(signal) (\(String(cString: strsignal(signal)))) over \(script)"
    case .gnuplotUnreadable(let script, let reason):
      "gnuplot drew no picture of \(script): \(reason)"
    }
  }

  /// Whether gnuplot itself is at fault, so that no other script is worth an attempt.
  public var holdsForEveryScript: Bool {
    switch self {
    case .gnuplotMissing, .gnuplotNotStarted, .gnuplotHangs: true
    case .cannotWrite, .gnuplotFailed, .gnuplotKilled, .gnuplotUnreadable: false
    }
  }
}
