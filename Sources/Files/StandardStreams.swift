import Foundation

/// Whether somebody may read what the program writes to stderr while it runs.
package var errorsAreOnTerminal: Bool { isatty(STDERR_FILENO) == 1 }

/// From here on, a reader that leaves is told of by the write, and ends no program.
package func surviveBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Shows at once what was printed.
package func flushOutput() { fflush(nil) }
