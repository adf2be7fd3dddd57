import Foundation
import Testing

@testable import Plotting

/// Programs in gnuplot's place that do not what it does.
@Suite struct FaultyGnuplotTests {
  let folder: TemporaryFolder
  let program: URL
  let script: URL

  init() throws {
    folder = try TemporaryFolder()
    program = folder.parent.appending(path: "gnuplot")
    script = try Gallery.training.write(to: folder.url)
    try Data("old".utf8).write(to: folder.url.appending(path: "training.svg"))
  }

  /// What is thrown when a shell script of these lines is to draw.
  func failure(of lines: String, limit: Duration = .seconds(3600)) async throws -> PlottingError? {
    try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: program)
    chmod(program.path(), 0o755)
    return await failure(limit: limit)
  }

  func failure(limit: Duration = .seconds(3600)) async -> PlottingError? {
    let gnuplot = Gnuplot(executable: program.path(), limit: limit)
    return await #expect(throws: PlottingError.self) { try await gnuplot.render(script) }
  }

  func expectTheOldPicture() throws {
    let picture = folder.url.appending(path: "training.svg")
    #expect(try String(contentsOf: picture, encoding: .utf8) == "old")
    #expect(try folder.files == ["training.gp", "training.svg"])
  }

  /// None of them ends by itself, however long its turn takes to come; the second's child keeps
  /// the pipe open as long as these tests run.
  @Test(arguments: [
    "exec tail -f /dev/null", "(while kill -0 $PPID; do sleep 1; done)",
    "trap '' TERM INT; while :; do sleep 1; done",
  ])
  func isStoppedWhenItHangs(lines: String) async throws {
    let error = try await failure(of: lines, limit: .milliseconds(500))
    #expect(error == .gnuplotHangs(script: script.path(), limit: .milliseconds(500)))
    #expect(error?.description.contains("after 0.5 s and was stopped") == true)
    try expectTheOldPicture()
  }

  /// Where tasks wait for their turn, what is still drawing hears that nobody reads before it is killed.
  @Test func isStoppedAmongBusyTasks() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 * ProcessInfo.processInfo.activeProcessorCount {
        group.addTask {
          while !Task.isCancelled {
            let start = ContinuousClock.now
            while ContinuousClock.now - start < .milliseconds(10) {}
            await Task.yield()
          }
        }
      }
      try await isStoppedWhenItHangs(lines: "while printf x; do sleep 0.001; done")
      group.cancelAll()
    }
  }

  /// The limit's end may be seen first when the result is there.
  @Test(arguments: [false, true])
  func aLateResultCountsUnlessItWasCut(isCut: Bool) async throws {
    let result = try await within(.milliseconds(1)) {
      while !Task.isCancelled { await Task.yield() }
      return 7
    } isCut: { _ in
      isCut
    }
    #expect(result == (isCut ? nil : 7))
  }

  @Test(arguments: [
    (":", "it wrote nothing"), ("echo hello", "it wrote “hello”"),
    (#"printf '\377\033[31m<svg'"#, "it wrote “\u{FFFD}[31m<svg”"),
    ("echo '<?xml version=\"1.0\"?><svg>'", "it wrote “<?xml version=\"1.0\"?><svg>”"),
  ])
  func drawsNothing(lines: String, reason: String) async throws {
    let error = try await failure(of: lines)
    #expect(error == .gnuplotUnreadable(script: script.path(), reason: reason))
    try expectTheOldPicture()
  }

  @Test(arguments: ["yes", "yes >&2"])
  func writesWithoutEnd(lines: String) async throws {
    let error = try await failure(of: lines)
    #expect(error?.description.contains("exceeded the limit") == true)
    try expectTheOldPicture()
  }

  @Test func saysMuch() async throws {
    let error = try await failure(of: "yes 'what?' | head -n 10000 >&2; exit 2")
    guard case .gnuplotFailed(_, 2, let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("what?\nwhat?\n") && message.count < 2100)
  }

  @Test(arguments: [SIGKILL, SIGSEGV, SIGTERM])
  func diesOfASignal(signal: CInt) async throws {
    let error = try await failure(of: "kill -\(signal) $$")
    #expect(error == .gnuplotKilled(script: script.path(), signal: signal))
    #expect(error?.description.contains(String(cString: strsignal(signal))) == true)
    try expectTheOldPicture()
  }

  @Test func isThereAndDoesNotStart() async throws {
    let path = program.path()
    try Data("#!/bin/sh\n".utf8).write(to: program)
    #expect(await failure() == .gnuplotNotStarted(path: path, reason: "it is not executable"))
    chmod(path, 0o755)
    try Data("not a program".utf8).write(to: program)
    #expect(await failure() == .gnuplotNotStarted(path: path, reason: "Exec format error"))
    try Data("#!/no/such/shell\n".utf8).write(to: program)
    #expect(await failure() == .gnuplotNotStarted(path: path, reason: "No such file or directory"))
    try FileManager.default.removeItem(at: program)
    try FileManager.default.createDirectory(at: program, withIntermediateDirectories: true)
    #expect(await failure() == .gnuplotMissing)
    try expectTheOldPicture()
  }

  /// A window's gnuplot is judged as the one that draws is.
  @Test(arguments: [
    ("exit 3", "status 3"), ("echo no display >&2", "no display"), ("kill -9 $$", "signal 9"),
  ])
  func showsNothing(lines: String, reason: String) async throws {
    _ = try await failure(of: lines)
    let gnuplot = Gnuplot(executable: program.path())
    let error = await #expect(throws: PlottingError.self) {
      try await gnuplot.show(Gallery.training)
    }
    #expect(error?.description.contains(reason) == true)
    // The script is gone by now.
    #expect(error?.description.contains(".gp") == false)
  }

  @Test func showsAWindowThatStays() async throws {
    let said = folder.parent.appending(path: "said")
    _ = try await failure(of: "echo \"$@\" > '\(said.path())'; cat \"$3\" >> '\(said.path())'")
    try await Gnuplot(executable: program.path()).show(Gallery.training)
    let lines = try String(contentsOf: said, encoding: .utf8)
    #expect(lines.hasPrefix("--default-settings --persist ./training-"))
    #expect(lines.contains("GPVAL_TERM eq \"unknown\""))
  }
}
