import Foundation

/// The words that code in the prose may be made of.
struct Vocabulary {
  private let root: URL
  private var words = Self.elsewhere

  /// Words of others' code.
  private static let elsewhere: Set<String> = [
    // The command that builds and runs a package, and what `Scripts/site` may be told.
    "swift", "serve",
    // MNIST's files.
    "idx1", "idx3", "ubyte", "gz",
    // Python's packages, PyTorch's `torch.compile`, and a function of safetensors.
    "torch", "compile", "numpy", "safetensors", "load_file",
    // What the reader fills in.
    "N", "DIR", "FILE", "MODEL", "CODES", "IMAGES",
  ]

  /// The words of the package at `root`: of `Package.swift`, of all Swift below `Sources` and its files'
  /// names, and the names of tests.
  init(of root: URL) {
    self.root = root
    add(wordsOf: root.appending(path: "Package.swift"))
    for path in Self.paths(below: root.appending(path: "Sources")) where path.hasSuffix(".swift") {
      let file = root.appending(path: "Sources/\(path)")
      words.insert(file.deletingPathExtension().lastPathComponent)
      add(wordsOf: file)
    }
    let tests = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Tests").path)
    words.formUnion(tests ?? [])
  }

  /// What names nothing in a piece of code without spaces: the whole path, or each unknown word.
  func unknown(in code: Substring) -> [Substring] {
    if code.wholeMatch(of: /\p{L}[\w.-]*(?:\/[\w.-]+)+/) != nil {
      let exists = FileManager.default.fileExists(atPath: root.appending(path: code).path)
      return exists ? [] : [code]
    }
    return code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      .filter { !words.contains(String($0)) && $0.first?.isNumber != true }
  }

  private static func paths(below folder: URL) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
  }

  private mutating func add(wordsOf file: URL) {
    guard let source = try? Data(contentsOf: file) else { return }
    source.withUnsafeBytes { add(wordsOf: $0) }
  }

  /// Adds the identifiers and keywords, and each string that is a single word, such as the name of a
  /// program. Comments and sentences name nothing.
  private mutating func add(wordsOf source: UnsafeRawBufferPointer) {
    func end(from start: Int, while isInside: (UInt8) -> Bool) -> Int {
      var end = start
      while end < source.count, isInside(source[end]) { end += 1 }
      return end
    }
    func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
    var place = 0
    while place < source.count {
      let start = place
      switch source[start] {
      case UInt8(ascii: "/") where start + 1 < source.count && source[start + 1] == source[start]:
        place = end(from: start) { $0 != UInt8(ascii: "\n") }
      case UInt8(ascii: "\""):
        let close = end(from: start + 1) { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
        let isWord = source[start + 1..<close].allSatisfy(isPartOfWord)
        if isWord { words.insert(text(start + 1..<close)) }
        place = close + 1
      case let byte where isPartOfWord(byte):
        place = end(from: start, while: isPartOfWord)
        words.insert(text(start..<place))
      default:
        place += 1
      }
    }
  }
}

private func isPartOfWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}
