import CGnuplot
import Foundation

/// A gnuplot-iostream session: a script being written to a file, or piped to a window.
struct Session: ~Copyable {
  private let session: OpaquePointer
  private let target: String

  /// Writes to the file at `path`.
  init(writingTo path: String) throws(PlottingError) {
    try self.init(command: ">" + path, target: path)
  }

  /// Pipes to a shell command.
  init(pipingTo command: String) throws(PlottingError) {
    try self.init(command: command, target: command)
  }

  private init(command: String, target: String) throws(PlottingError) {
    guard let session = gnuplot_open(command) else {
      throw .cannotWrite(path: target, reason: String(cString: strerror(errno)))
    }
    self.session = session
    self.target = target
  }

  /// Sends a whole script and closes, so that success means that every byte has arrived.
  consuming func send(_ script: Script) throws(PlottingError) {
    var isSent = true
    for part in script.parts {
      switch part {
      case .text(let text):
        isSent = isSent && gnuplot_send_text(session, text)
      case .rows(let table):
        isSent = isSent && gnuplot_send_rows(session, table.values, table.rows, table.columns.count)
      }
    }
    let failure = errno
    let isClosed = gnuplot_close(session)
    guard isSent && isClosed else {
      let reason = isSent || failure == 0 ? errno : failure
      throw .cannotWrite(path: target, reason: String(cString: strerror(reason)))
    }
  }
}
