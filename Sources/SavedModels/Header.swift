import Foundation

/// The header of a safetensors file.
struct Header {
  /// What it tells of a tensor.
  struct Entry {
    let shape: [Int]
    /// Where its bytes are, from the first after the header.
    let offsets: Range<Int>
  }

  let metadata: [String: String]?
  let entries: [String: Entry]

  init(metadata: [String: String]?, entries: [String: Entry]) {
    self.metadata = metadata
    self.entries = entries
  }

  /// Reads JSON, and refuses what JSON allows beyond the format, such as a name that stands twice.
  init(_ json: Data) throws(ModelError.Problem) {
    guard json.first == UInt8(ascii: "{"), String(validating: json, as: UTF8.self) != nil else {
      throw .foreign("expected a header that is a JSON object in UTF-8, found other bytes")
    }
    let members = try Self.countMembers(json)
    let raw: RawHeader
    do {
      raw = try JSONDecoder().decode(RawHeader.self, from: json)
    } catch {
      throw .foreign("expected a header in JSON that describes tensors, found another text")
    }
    let described = raw.entries.count * 4 + (raw.metadata.map { $0.count + 1 } ?? 0)
    guard members == described else {
      throw .contradiction(
        "expected dtype, shape and data_offsets for each name once, found a name twice or another")
    }
    metadata = raw.metadata
    var entries: [String: Entry] = [:]
    for (name, entry) in raw.entries { entries[name] = try Entry(entry, of: quoted(name)) }
    self.entries = entries
  }

  /// The number of members of all objects in it: its colons outside of strings. Whether it is JSON is
  /// for the decoder to say, who keeps quiet about a name that stands twice, and takes 2.0 for 2 and [2,]
  /// for [2]. Nor does it take much depth: a stack ends where brackets go on.
  private static func countMembers(_ json: Data) throws(ModelError.Problem) -> Int {
    var (members, isInString, isEscaped, last) = (0, false, false, UInt8(0))
    var depth = 0
    for byte in json {
      let character = Character(Unicode.Scalar(byte))
      if isInString {
        if !isEscaped, character == "\"" { isInString = false }
        isEscaped = !isEscaped && character == "\\"
        continue
      }
      switch character {
      case "\"": isInString = true
      case ":": members += 1
      case "}" where last == UInt8(ascii: ","), "]" where last == UInt8(ascii: ","):
        throw .foreign("expected a header in JSON, found a comma before \(character)")
      case "{", "[":
        depth += 1
        // The header, a tensor, its shape.
        guard depth <= 3 else {
          throw .foreign("expected lists of numbers, found a list in a list")
        }
      case "}", "]": depth -= 1
      case ",", "0"..."9": break
      case " ", "\t", "\n", "\r": continue
      default:
        let found = quoted("\(character)")
        throw .foreign("expected a header of texts and whole numbers, found \(found)")
      }
      last = byte
    }
    return members
  }

  /// Whether the tensors' bytes, each once, are all that follow the header.
  func checkCover(_ count: Int, bytesAfter start: Int) throws(ModelError.Problem) {
    var end = 0
    // Of two tensors with the same offsets the later name is the one that overlaps: a dictionary's
    // order, which changes from run to run, must not reach a message.
    let ordered = entries.sorted {
      ($0.value.offsets.lowerBound, $0.value.offsets.upperBound, $0.key)
        < ($1.value.offsets.lowerBound, $1.value.offsets.upperBound, $1.key)
    }
    for (name, entry) in ordered {
      guard entry.offsets.lowerBound == end else {
        let kind = entry.offsets.lowerBound < end ? "an overlap" : "a gap"
        throw .contradiction("expected tensors one after another, found \(kind) at \(quoted(name))")
      }
      end = entry.offsets.upperBound
    }
    guard end <= count else {
      throw .truncated(expectedBytes: UInt64(start) + UInt64(end), foundBytes: start + count)
    }
    guard end == count else {
      throw .contradiction("expected \(start + end) bytes, found \(start + count)")
    }
  }

  /// Padded with spaces, so that the scalars after it are aligned.
  var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let raw = RawHeader(metadata: metadata, entries: entries.mapValues(RawHeader.Entry.init))
    guard let json = try? encoder.encode(raw) else {
      fatalError("texts and whole numbers cannot be encoded")
    }
    return json + Data(repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8)
  }
}

extension Header.Entry {
  fileprivate init(
    _ raw: RawHeader.Entry, of tensor: String
  ) throws(ModelError.Problem) {
    guard raw.dtype == "F32" else { throw .wrongElementType(tensor: tensor, found: raw.dtype) }
    guard raw.offsets.count == 2, raw.offsets[0] <= raw.offsets[1] else {
      throw .contradiction(
        "expected where \(tensor) begins and ends, found \(raw.offsets.prefix(3))")
    }
    offsets = raw.offsets[0]..<raw.offsets[1]
    shape = raw.shape
    var bytes = 4
    for length in shape {
      let (product, overflows) = bytes.multipliedReportingOverflow(by: length)
      // A tensor with an axis of length 0 has no bytes, however long the others are.
      bytes = shape.contains(0) ? 0 : overflows ? .max : product
    }
    guard bytes == offsets.count else {
      throw .contradiction(
        "expected \(offsets.count / 4) scalars in \(tensor), found the shape \(shape.prefix(8))")
    }
  }
}

/// The header as it stands in JSON.
private struct RawHeader: Codable {
  struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    let offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }

    init(_ entry: Header.Entry) {
      dtype = "F32"
      shape = entry.shape
      offsets = [entry.offsets.lowerBound, entry.offsets.upperBound]
    }
  }

  let metadata: [String: String]?
  let entries: [String: Entry]

  init(metadata: [String: String]?, entries: [String: Entry]) {
    self.metadata = metadata
    self.entries = entries
  }

  private struct Name: CodingKey {
    static let metadata = Name("__metadata__")
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    var entries: [String: Entry] = [:]
    for name in container.allKeys where name.stringValue != Name.metadata.stringValue {
      entries[name.stringValue] = try container.decode(Entry.self, forKey: name)
    }
    self.entries = entries
    metadata =
      container.contains(.metadata)
      ? try container.decode([String: String].self, forKey: .metadata) : nil
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    if let metadata { try container.encode(metadata, forKey: .metadata) }
    for (name, entry) in entries { try container.encode(entry, forKey: Name(name)) }
  }
}
