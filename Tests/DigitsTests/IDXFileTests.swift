import Files
import Foundation
import Testing

@testable import Digits

@Suite struct IDXFileTests {
  private let folder: Folder
  private let scalars = (0..<600).map { UInt8(truncatingIfNeeded: $0 * 7) }

  init() throws { folder = try Folder() }

  @Test("plain, gzipped, in several gzip members, and whatever the name")
  func reads() throws {
    let file = idx([3, 200], scalars)
    let forms = [
      "plain": file, "plain.gz": file, "zipped.gz": gzip(file), "zipped": gzip(file),
      "members.gz": gzip(Array(file[..<5])) + gzip([]) + gzip(Array(file[5...])),
      "padded.gz": gzip(file) + [UInt8](repeating: 0, count: 200_000),
      "padded between.gz": gzip(Array(file[..<5])) + [0, 0, 0] + gzip(Array(file[5...])) + [0],
    ]
    for (name, bytes) in forms {
      let read = try IDXFile(contentsOf: folder.write(bytes, to: name), rank: 2)
      #expect(read.dimensions == [3, 200] && read.bytes == scalars, "\(name)")
      #expect(read.checksum == 0x512C_635A, "\(name)")
    }
    let empty = try IDXFile(contentsOf: folder.write(idx([0, 7], []), to: "empty"), rank: 2)
    #expect(empty.dimensions == [0, 7] && empty.bytes.isEmpty)
    let none = [0xFFFF_FFFF, 0xFFFF_FFFF, 0]
    let wide = try IDXFile(contentsOf: folder.write(idx(none, []), to: "wide"), rank: 3)
    #expect(wide.dimensions == none && wide.bytes.isEmpty)
  }

  @Test("a file of many input buffers", arguments: [false, true])
  func large(isZipped: Bool) throws {
    var state: UInt64 = 1
    let noise = (0..<300_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(state >> 56)
    }
    let file = idx([noise.count], noise)
    let path = try folder.write(isZipped ? gzip(file) : file, to: "noise")
    #expect(try IDXFile(contentsOf: path, rank: 1).bytes == noise)
  }

  @Test("what is wrong with a file's bytes", arguments: [false, true])
  func problems(isZipped: Bool) throws {
    let file = idx([3, 200], scalars)
    func expect(_ problem: DigitError.Problem, _ bytes: [UInt8], line: Int = #line) throws {
      let path = try folder.write(isZipped ? gzip(bytes) : bytes, to: "file\(line)")
      #expect(throws: DigitError(path, problem)) { try IDXFile(contentsOf: path, rank: 2) }
    }
    try expect(.truncated(expectedBytes: 4, foundBytes: 0), [])
    try expect(.truncated(expectedBytes: 4, foundBytes: 3), [0, 0, 8])
    try expect(.truncated(expectedBytes: 12, foundBytes: 11), Array(file[..<11]))
    try expect(.truncated(expectedBytes: 612, foundBytes: 611), file.dropLast())
    try expect(.trailingBytes(expectedBytes: 612), file + [0])
    try expect(.wrongElementType(found: 13), [0, 0, 13] + file[3...])
    try expect(.wrongMagic(expected: [0, 0, 8, 2], found: [80, 75, 3, 4]), [80, 75, 3, 4] + file)
    try expect(
      .wrongMagic(expected: [0, 0, 8, 2], found: [0, 0, 8, 3]), idx([3, 2, 1], [1, 2, 3]))
  }

  @Test("a header's promise is believed only if the file can hold it")
  func absurd() throws {
    let largest = 0xFFFF_FFFF
    func problem(_ dimensions: [Int], zipped: Bool) throws -> (DigitError.Problem?, Int) {
      let bytes = zipped ? gzip(idx(dimensions, [])) : idx(dimensions, [])
      let path = try folder.write(bytes, to: "absurd")
      return (
        #expect(throws: DigitError.self) {
          try IDXFile(contentsOf: path, rank: dimensions.count)
        }?.problem, bytes.count
      )
    }
    // The product overflows 64 bits.
    let overflow = [largest, largest, largest]
    #expect(
      try problem(overflow, zipped: false).0 == .absurdDimensions(overflow, mostBytes: 1 << 30))
    #expect(
      try problem([largest, 28, 28], zipped: false).0
        == .absurdDimensions([largest, 28, 28], mostBytes: 1 << 30))
    #expect(
      try problem([1 << 20, 1000], zipped: false).0
        == .truncated(expectedBytes: 1_048_576_012, foundBytes: 12))
    let (zipped, size) = try problem([60_000, 28, 28], zipped: true)
    #expect(zipped == .absurdDimensions([60_000, 28, 28], mostBytes: 1032 * size))
  }

  @Test("a gzip bomb is left as soon as it brings more than its header promises")
  func bomb() throws {
    let bomb = gzip(idx([5], [1, 2, 3, 4, 5]) + [UInt8](repeating: 0, count: 20_000_000))
    // The end of the file is damaged, but nobody gets there.
    let path = try folder.write(bomb.dropLast(8), to: "bomb.gz")
    #expect(throws: DigitError(path, .trailingBytes(expectedBytes: 13))) {
      try IDXFile(contentsOf: path, rank: 1)
    }
  }

  @Test("damaged gzip data")
  func corruptGzip() throws {
    let whole = gzip(idx([600], scalars))
    var wrongSum = whole
    wrongSum[whole.count - 8] ^= 1
    var wrongLength = whole
    wrongLength[whole.count - 4] ^= 1
    var wrongBlock = whole
    wrongBlock[10] = 0b111
    let cases: [(String, [UInt8])] = [
      ("incorrect data check", wrongSum), ("incorrect length check", wrongLength),
      ("invalid block type", wrongBlock), ("it ends in the middle", whole.dropLast(9)),
      ("it ends in the middle", whole.dropLast()), ("it ends in the middle", Array(whole[..<5])),
      ("incorrect header check", whole + [1, 2, 3]),
      ("incorrect header check", whole + [0, 0, 1, 2]),
    ]
    for (index, (reason, bytes)) in cases.enumerated() {
      let path = try folder.write(bytes, to: "\(index).gz")
      #expect(throws: DigitError(path, .corruptGzip(reason: reason))) {
        try IDXFile(contentsOf: path, rank: 1)
      }
    }
  }

  @Test("signals in the middle of a read lose no byte")
  func interrupted() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let (output, input) = (ends[0], ends[1])
    // Without SA_RESTART, by which the system itself would go on with the read.
    var (action, previous) = (sigaction(), sigaction())
    #if os(Linux)
      action.__sigaction_handler.sa_handler = { _ in }
    #else
      action.__sigaction_u.__sa_handler = { _ in }
    #endif
    sigaction(SIGUSR1, &action, &previous)
    defer { sigaction(SIGUSR1, &previous, nil) }
    // Threads of a pool take no signals unless they are let.
    var (set, mask) = (sigset_t(), sigset_t())
    sigemptyset(&set)
    sigaddset(&set, SIGUSR1)
    pthread_sigmask(SIG_UNBLOCK, &set, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let reader = pthread_self()
    let scalars = scalars
    Thread.detachNewThread {
      for part in [scalars[..<100], scalars[100...]] {
        for _ in 0..<10 {
          usleep(2_000)
          pthread_kill(reader, SIGUSR1)
        }
        _ = part.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      }
      close(input)
    }
    let file = File(PlainFile(output, size: scalars.count), of: "a pipe")
    var bytes = [UInt8](repeating: 0, count: scalars.count + 1)
    let count = try bytes.withUnsafeMutableBytes { buffer throws(DigitError) in
      try file.read(into: buffer)
    }
    #expect(count == scalars.count && bytes.dropLast() == scalars[...])
  }

  @Test("what stands where a file should be")
  func notAFile() throws {
    #expect(throws: DigitError(folder.path, .notAFile)) {
      try IDXFile(contentsOf: folder.path, rank: 1)
    }
    #expect(throws: DigitError("/dev/null", .notAFile)) {
      try IDXFile(contentsOf: "/dev/null", rank: 1)
    }
    let loop = folder.path + "/loop"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    let error = #expect(throws: DigitError.self) { try IDXFile(contentsOf: loop, rank: 1) }
    guard case .unreadable(let reason) = error?.problem else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
  }
}
