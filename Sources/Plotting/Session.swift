import CGnuplot
import Files
import Foundation

/// A gnuplot-iostream session: a script being written to a file.
struct Session: ~Copyable {
  private let session: OpaquePointer

  /// Writes to the file at `path`.
  init(writingTo path: String) throws(SystemError) {
    guard let session = gnuplot_open(path) else { throw SystemError() }
    self.session = session
  }

  /// Sends a whole script and closes, so that success means that every byte has arrived.
  consuming func send(_ script: Script) throws(SystemError) {
    for part in script.parts {
      switch part {
      case .text(let text): gnuplot_send_text(session, text)
      case .rows(let table):
        gnuplot_send_rows(session, table.values, table.rows, table.columns.count)
      }
    }
    let failure = gnuplot_close(session)
    if failure != 0 { throw SystemError(failure) }
  }
}
