/// A mistake put into the code on purpose, and who must notice it.
public struct Sabotage: Sendable, Equatable {
  /// Its place in the table, from 1.
  public let number: Int
  /// The mistake, in a sentence.
  public let title: String
  /// The file, below `Sources`.
  public let file: String
  /// What stands in the file, exactly once.
  public let original: String
  /// What to write instead.
  public let replacement: String
  /// Who notices; nobody if it is empty.
  public let witnesses: [Witness]

  /// The file, below the package's root.
  public var path: String { "Sources/\(file)" }
  /// The folder of the file below `Sources`, which bears its module's name.
  public var module: String { String(file.prefix { $0 != "/" }) }
  /// The chapter that the file is part of, if it is.
  public var chapter: Int? {
    module.hasPrefix("Chapter") ? module.dropFirst("Chapter".count).first?.wholeNumberValue : nil
  }

  /// The source with the mistake in it; nil unless what stood there stands there once.
  public func applied(to source: String) -> String? {
    let places = source.ranges(of: original)
    return places.count == 1 ? source.replacingCharacters(in: places[0], with: replacement) : nil
  }
}

/// Somebody who notices a mistake.
public enum Witness: Hashable, Sendable, CustomStringConvertible {
  /// A claim of the book, by its id: it fails on one of the seeds.
  case claim(String)
  /// A chapter's figure, by its name: the data contradict its caption, or are no longer whole.
  case figure(chapter: Int, name: String)
  /// A test, by suite and function.
  case test(suite: String, function: String)
  /// A program or a test run that ends before its time.
  case trap

  /// Reads `claim 1.6`, `JudgeTests/digits`, `figure 1/training` or `trap`.
  public init?(_ text: Substring) {
    if text == "trap" {
      self = .trap
    } else if let match = text.wholeMatch(of: /claim (\d+\.\d+)/) {
      self = .claim(String(match.1))
    } else if let match = text.wholeMatch(of: /figure (\d+)\/([\w-]+)/) {
      self = .figure(chapter: Int(match.1) ?? 0, name: String(match.2))
    } else if let match = text.wholeMatch(of: /(\w+)\/(\w+)/) {
      self = .test(suite: String(match.1), function: String(match.2))
    } else {
      return nil
    }
  }

  /// As the table spells it.
  public var description: String {
    switch self {
    case .claim(let id): "claim \(id)"
    case .figure(let chapter, let name): "figure \(chapter)/\(name)"
    case .test(let suite, let function): "\(suite)/\(function)"
    case .trap: "trap"
    }
  }

  /// The chapter whose program shows it.
  var chapter: Int? {
    switch self {
    case .claim(let id): Int(id.prefix { $0 != "." })
    case .figure(let chapter, _): chapter
    case .test, .trap: nil
    }
  }
}
