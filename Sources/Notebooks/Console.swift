import Files
import Foundation

/// Where a program's lines and complaints go, and the exit status that follows from them.
final class Console {
  private let program: String
  private let output: FileHandle
  private let errors: FileHandle
  private var complaints: [String] = []
  private var statuses: Set<ExitStatus> = []
  private var outputFails = false

  init(_ program: String, output: FileHandle, errors: FileHandle) {
    self.program = program
    self.output = output
    self.errors = errors
    surviveBrokenPipes()
  }

  /// Prints a line; a full disk or a closed pipe is complained of once, and the run goes on.
  func print(_ line: String) {
    guard !outputFails else { return }
    do throws(SystemError) {
      try write(Data((line + "\n").utf8), to: output.fileDescriptor)
    } catch {
      outputFails = true
      complain("cannot write the output: \(error.reason)", .cannotWrite)
    }
  }

  /// Tells what went wrong, once.
  func complain(_ message: String, _ status: ExitStatus) {
    statuses.insert(status)
    guard !complaints.contains(message) else { return }
    complaints.append(message)
    note("\(program): \(message)")
  }

  /// Writes a line to stderr.
  func note(_ line: String) {
    // If stderr is closed too, nobody is left to tell.
    try? write(Data((line + "\n").utf8), to: errors.fileDescriptor)
  }

  /// The first status that applies.
  var status: ExitStatus { ExitStatus.allCases.first(where: statuses.contains) ?? .allHold }
}
