import Foundation
import Testing

@testable import Files
@testable import Plotting

@Suite struct WholeFileTests {
  let folder: Folder
  let file: URL

  init() throws {
    folder = try Folder()
    file = folder.url.appending(path: "file")
  }

  var content: String { get throws { try String(contentsOf: file, encoding: .utf8) } }

  @Test func replacesAFileAndLeavesNothing() throws {
    try writeWhole(Data("old".utf8), to: file)
    try writeWhole(Data("new".utf8), to: file)
    #expect(try content == "new")
    #expect(try folder.files == ["file"])
  }

  @Test func aFailedWriteLeavesTheOldFile() throws {
    try writeWhole(Data("old".utf8), to: file)
    let error = #expect(throws: WriteError.self) {
      try writeWhole(file) { path throws(SystemError) in
        _ = FileManager.default.createFile(atPath: path, contents: Data("ne".utf8))
        throw SystemError(ENOSPC)
      }
    }
    #expect(error == WriteError(path: file.path(), reason: "No space left on device"))
    #expect(try content == "old")
    #expect(try folder.files == ["file"])
  }

  @Test(arguments: [("no/file", "No such file or directory"), ("", "Is a directory")])
  func saysWhatIsInTheWay(path: String, reason: String) throws {
    let error = #expect(throws: WriteError.self) {
      try writeWhole(Data(), to: folder.url.appending(path: path))
    }
    #expect(error?.reason == reason)
    #expect(try folder.files.isEmpty)
  }

  /// What a killed program left is longer than the new content, and nobody's to keep.
  @Test func writesOverAnAbandonedDraft() throws {
    let draft = folder.url.appending(path: ".file.draft")
    try Data("half a file".utf8).write(to: draft)
    #expect(isDraft(draft.lastPathComponent))
    try writeWhole(Data("new".utf8), to: file)
    #expect(try content == "new")
    #expect(try folder.files == ["file"])
  }

  @Test func followsALinkAndKeepsTheRights() throws {
    let link = folder.url.appending(path: "link")
    try Data("old".utf8).write(to: file)
    chmod(file.path(), 0o600)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try writeWhole(Data("new".utf8), to: link)
    #expect(try content == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path())
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.files == ["file", "link"])
  }

  /// A C string ends at a NUL, where the path does not.
  @Test func writesToNoOtherFile() throws {
    let error = #expect(throws: WriteError.self) {
      try writeWhole(Data(), to: URL(filePath: file.path() + "\0.json"))
    }
    #expect(error?.reason == "Invalid argument")
    #expect(try folder.files.isEmpty)
  }

  /// Whoever reads while others write sees one content or the other, from its start to its end.
  @Test func readersSeeWholeFilesOnly() async throws {
    let contents = [UInt8(ascii: "a"), UInt8(ascii: "b")].enumerated().map { index, letter in
      Data(repeating: letter, count: 300_000 * (index + 1))
    }
    try writeWhole(contents[0], to: file)
    let file = file
    try await withThrowingTaskGroup { group in
      for content in contents {
        group.addTask { for _ in 0..<30 { try writeWhole(content, to: file) } }
      }
      group.addTask {
        for _ in 0..<200 {
          let found = try Data(contentsOf: file)
          try #require(contents.contains(found))
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.files == ["file"])
  }

  /// A full pipe makes the writer wait, and a signal with a handler would end the wait.
  @Test(arguments: [false, true])
  func signalsEndNoWrite(isScript: Bool) throws {
    let tiles = [[Float]](repeating: .init(repeating: 0.5, count: 784), count: 100)
    let figure = Figure("tiles", title: "Tiles", Panel(.images(tiles, columns: 10)))
    let script = folder.url.appending(path: "script")
    try figure.write(for: .picture, as: script)
    let expected = try Data(contentsOf: script)
    #expect(mkfifo(file.path(), 0o600) == 0)
    let reader = open(file.path(), O_RDWR)
    defer { close(reader) }
    let pipe = file
    let writer = InterruptedThread {
      if isScript {
        try figure.write(for: .picture, as: pipe)
      } else {
        try writeWhole(expected, to: pipe)
      }
    }
    writer.interrupt(times: 100)
    var received = Data()
    var wait = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
    while received.count < expected.count, poll(&wait, 1, 5000) == 1 {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = read(reader, &buffer, buffer.count)
      received += buffer.prefix(count)
    }
    // Swift Testing would look for the difference for minutes.
    let hasArrived = received == expected
    #expect(hasArrived)
    #expect(writer.failure() == nil)
  }
}

/// A folder of its own for one test, gone with it.
final class Folder {
  let url = URL.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The names of its files, hidden ones too, in order.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path()).sorted() }
  }
}

/// A thread to which signals are sent while it works.
private final class InterruptedThread: @unchecked Sendable {
  // Written by the thread, and read when its semaphore says so.
  private var thread = pthread_self()
  private var error: (any Error)?
  private let (start, lastSignal, end) = (
    DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
  )

  init(_ work: @escaping @Sendable () throws -> Void) {
    signal(SIGUSR1) { _ in }
    siginterrupt(SIGUSR1, 1)
    Thread.detachNewThread { [self] in
      // Swift's own threads hear no signals, and their children do not either.
      var signals = sigset_t()
      sigfillset(&signals)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      thread = pthread_self()
      start.signal()
      do { try work() } catch { self.error = error }
      lastSignal.wait()
      end.signal()
    }
    start.wait()
  }

  func interrupt(times: Int) {
    for _ in 0..<times {
      pthread_kill(thread, SIGUSR1)
      usleep(1000)
    }
    lastSignal.signal()
  }

  /// What the work threw, once it is done.
  func failure() -> (any Error)? {
    end.wait()
    return error
  }
}
