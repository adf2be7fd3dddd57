import Files
import Foundation
import Threading

/// A line on the terminal's stderr that tells how far a long computation is.
final class ProgressBar: Sendable {
  private struct State {
    var label = ""
    var started = ContinuousClock.now
    var drawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// A bar, or none where nobody would see it move.
  static func onTerminal() -> ProgressBar? {
    errorsAreOnTerminal ? ProgressBar() : nil
  }

  /// Shows the steps done so far, at most ten times a second.
  func show(_ label: String, done: Int, of count: Int) {
    let now = ContinuousClock.now
    state.withLock { state in
      if done == 0 || label != state.label {
        (state.label, state.started) = (label, now)
      } else if let drawn = state.drawn, now - drawn < .milliseconds(100) {
        return
      }
      state.drawn = now
      write("\r\u{1B}[K" + progressLine(label, done: done, of: count, after: now - state.started))
    }
  }

  /// Takes the bar away before anything else is written.
  func clear() {
    state.withLock { state in
      guard state.drawn != nil else { return }
      state.drawn = nil
      write("\r\u{1B}[K")
    }
  }

  private func write(_ text: String) {
    // A terminal that is gone has no reader who would miss it.
    try? Files.write(Data(text.utf8), to: FileHandle.standardError.fileDescriptor)
  }
}

/// `training [#####---------------]  25 %, 12 s left`; the time is left out until a step is done.
func progressLine(_ label: String, done: Int, of count: Int, after elapsed: Duration) -> String {
  let share = count == 0 ? 1 : Double(done) / Double(count)
  let filled = Int(share * 20)
  let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
  let line = "\(label) [\(bar)] \(fixed(100 * share, digits: 0, width: 3)) %"
  guard done > 0 else { return line }
  let remaining = elapsed / Double(done) * Double(count - done)
  return line + ", \(fixed(remaining / .seconds(1), digits: 0)) s left"
}
