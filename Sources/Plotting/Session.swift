import CGnuplot
import Foundation

/// A gnuplot-iostream session: a script being written to a file, or piped to a window.
struct Session: ~Copyable {
  /// What the system said when a script could not be sent.
  struct Failure: Error {
    let reason: String

    init(_ code: CInt) { reason = String(cString: strerror(code)) }
  }

  private let session: OpaquePointer

  /// Writes to the file at `path`.
  init(writingTo path: String) throws(Failure) { try self.init(">" + path) }

  /// Pipes to a shell command.
  init(pipingTo command: String) throws(Failure) { try self.init(command) }

  private init(_ command: String) throws(Failure) {
    guard let session = gnuplot_open(command) else { throw Failure(errno) }
    self.session = session
  }

  /// Sends a whole script and closes, so that success means that every byte has arrived.
  consuming func send(_ script: Script) throws(Failure) {
    for part in script.parts {
      switch part {
      case .text(let text): gnuplot_send_text(session, text)
      case .rows(let table):
        gnuplot_send_rows(session, table.values, table.rows, table.columns.count)
      }
    }
    let failure = gnuplot_close(session)
    if failure != 0 { throw Failure(failure) }
  }
}
