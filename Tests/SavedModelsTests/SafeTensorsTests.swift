import Foundation
import Testing

@testable import SavedModels

/// The bytes of a file with this header and so many bytes of scalars.
func file(_ header: String, bytes: Int = 0, length: UInt64? = nil) -> Data {
  file(Data(header.utf8), bytes: bytes, length: length)
}

func file(_ header: Data, bytes: Int = 0, length: UInt64? = nil) -> Data {
  let count = length ?? UInt64(header.count)
  let start = Data((0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
  return start + header + Data(repeating: 0, count: bytes)
}

/// `"name":{…}` of 32-bit floating-point scalars.
func entry(
  _ name: String, _ shape: String, _ begin: String, _ end: String, dtype: String = "F32"
) -> String {
  "\"\(name)\":{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
}

@Suite struct SafeTensorsTests {
  @Test("a file is the length, the header and the scalars, each with its lowest byte first")
  func format() throws {
    let content = SafeTensors(
      tensors: [
        "b": StoredTensor(shape: [2, 1], [1, -2]), "a": StoredTensor(shape: [], [0.5]),
      ], metadata: ["seed": "1"])
    let header =
      #"{"__metadata__":{"seed":"1"},"a":{"data_offsets":[0,4],"dtype":"F32","shape":[]},"#
      + #""b":{"data_offsets":[4,12],"dtype":"F32","shape":[2,1]}}"#
    let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    #expect(
      content.file == file(header + padding)
        + Data([0, 0, 0, 0x3F, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]))
    #expect(try SafeTensors(content.file) == content)
  }

  @Test("what other programs write: keys and tensors in any order, padding, axes of length 0")
  func foreignOrder() throws {
    let header =
      #" "y":{"shape":[1],"data_offsets":[8,12],"dtype":"F32"}, "x":"#
      + #"{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"# + "\n"
      + entry("none", "[0, 9223372036854775807, 3]", "12", "12") + ","
      + entry("nothing", "[9223372036854775807, 3, 0]", "12", "12")
    let content = try SafeTensors(file("{\(header)}   ", bytes: 12))
    #expect(content.tensors["x"] == StoredTensor(shape: [2], [0, 0]))
    #expect(content.tensors["y"]?.shape == [1])
    for name in ["none", "nothing"] { #expect(content.tensors[name]?.scalars == []) }
    #expect(content.metadata.isEmpty)
  }

  @Test("every pattern of bits stays, NaN's payload too")
  func bits() throws {
    let patterns: [UInt32] = [0x7F80_0001, 0xFFC1_2345, 0x8000_0000, 1, 0x7F80_0000]
    let scalars = patterns.map { Float(bitPattern: $0) }
    let content = SafeTensors(tensors: ["a": StoredTensor(shape: [5], scalars)])
    let read = try SafeTensors(content.file)
    #expect(read.tensors["a"]?.scalars.map(\.bitPattern) == patterns)
  }

  static let one = entry("a", "[1]", "0", "4")

  @Test(
    "a file that is not by the format is refused, and told why",
    arguments: [
      ("empty", Data(), "expected 8 bytes, found only 0."),
      ("no header", Data(repeating: 0, count: 8), "a JSON object in UTF-8"),
      ("the header is cut off", file("{\(one)}", length: 500), "expected 508 bytes"),
      ("the data are cut off", file("{\(one)}", bytes: 3), "found only"),
      ("data are left over", file("{\(one)}", bytes: 5), "bytes, found"),
      ("a gigantic header", file("{}", length: 100_000_001), "found one of 100000001"),
      ("the longest length", file("{}", length: .max), "found one of 18446744073709551615"),
      ("a picture", Data("\u{89}PNG\r\n\u{1A}\n then more".utf8), "a header of at most"),
      ("not JSON", file("{\"a\""), "JSON"), ("an array", file("[]"), "a JSON object"),
      ("a space first", file(" {}"), "a JSON object"),
      ("two objects", file("{}{}"), "JSON"),
      (
        "a comma in an array", file("{\(entry("a", "[1, ]", "0", "4"))}", bytes: 4),
        "comma before ]"
      ),
      ("a line break in a name", file("{\(entry("a\n", "[1]", "0", "4"))}", bytes: 4), "JSON"),
      ("half a character", file("{\(entry("\\ud800", "[1]", "0", "4"))}", bytes: 4), "JSON"),
      ("an unknown escape", file("{\(entry("\\x", "[1]", "0", "4"))}", bytes: 4), "JSON"),
      ("a list in a list", file("{\(entry("a", "[[1]]", "0", "4"))}", bytes: 4), "list in a list"),
      ("a comma too many", file("{\(one),}", bytes: 4), "JSON"),
      ("not UTF-8", file(Data("{\"".utf8) + [0xFF] + Data("\":1}".utf8)), "UTF-8"),
      ("UTF-16", file(Data("{\0}\0".utf8)), "whole numbers"),
      ("a number with a point", file("{\(entry("a", "[1.0]", "0", "4"))}", bytes: 4), "whole"),
      ("an exponent", file("{\(entry("a", "[1e0]", "0", "4"))}", bytes: 4), "whole"),
      ("a negative length", file("{\(entry("a", "[-1]", "0", "4"))}", bytes: 4), "whole"),
      ("too large a number", file("{\(entry("a", "[1]", "0", "9223372036854775808"))}"), "JSON"),
      ("a leading zero", file("{\(entry("a", "[01]", "0", "4"))}", bytes: 4), "JSON"),
      ("null", file("{\"a\":null}"), "whole numbers"),
      ("a number for a tensor", file("{\"a\":1}"), "describes tensors"),
      ("a name twice", file("{\(one),\(one)}", bytes: 4), "a name twice"),
      (
        "a key twice",
        file(
          "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
          bytes: 4), "a name twice"
      ),
      ("metadata twice", file("{\"__metadata__\":{},\"__metadata__\":{}}"), "a name twice"),
      (
        "an unknown key",
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":[]}}", bytes: 4),
        "or another"
      ),
      ("a missing key", file("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", bytes: 4), "JSON"),
      ("metadata of numbers", file("{\"__metadata__\":{\"a\":1}}"), "JSON"),
      (
        "another type", file("{\(entry("a", "[1]", "0", "2", dtype: "F16"))}", bytes: 2),
        "found \"F16\""
      ),
      ("three offsets", file("{\(entry("a", "[1]", "0", "4,4"))}", bytes: 4), "[0, 4, 4]"),
      (
        "an end before its beginning", file("{\(entry("a", "[1]", "4", "0"))}", bytes: 4),
        "begins and ends"
      ),
      ("another shape", file("{\(entry("a", "[2]", "0", "4"))}", bytes: 4), "found the shape [2]"),
      ("three bytes", file("{\(entry("a", "[1]", "0", "3"))}", bytes: 3), "found the shape [1]"),
      (
        "an overflowing shape", file("{\(entry("a", "[4294967296,4294967296]", "0", "0"))}"),
        "found the shape"
      ),
      ("beyond the end", file("{\(entry("a", "[2]", "0", "8"))}", bytes: 4), "found only"),
      (
        "far beyond the end",
        file("{\(entry("a", "[2305843009213693951]", "0", "9223372036854775804"))}"), "found only"
      ),
      (
        "an overlap", file("{\(one),\(entry("b", "[1]", "0", "4"))}", bytes: 4),
        "an overlap at \"b\""
      ),
      (
        "a partial overlap",
        file("{\(entry("a", "[2]", "0", "8")),\(entry("b", "[2]", "4", "12"))}", bytes: 12),
        "an overlap"
      ),
      ("a gap", file("{\(one),\(entry("b", "[1]", "8", "12"))}", bytes: 12), "a gap at \"b\""),
      ("a gap first", file("{\(entry("a", "[1]", "4", "8"))}", bytes: 8), "a gap"),
    ])
  func refused(_ name: String, _ bytes: Data, _ finding: String) throws {
    let problem = #expect(throws: ModelError.Problem.self, "\(name)") { try SafeTensors(bytes) }
    let sentence = "\(ModelError("x", try #require(problem)))"
    #expect(sentence.contains(finding), "\(name): \(sentence)")
    #expect(!sentence.contains("\n"))
  }

  @Test("a file's words stay in their line and short")
  func quotes() throws {
    let name = "\\n\\u001b[2J" + String(repeating: "x", count: 1000)
    let bytes = file("{\(entry(name, "[1]", "0", "4", dtype: "F64"))}", bytes: 4)
    let problem = #expect(throws: ModelError.Problem.self) { try SafeTensors(bytes) }
    let sentence = "\(ModelError("x", try #require(problem)))"
    #expect(!sentence.contains("\n") && !sentence.contains("\u{1B}") && sentence.count < 200)
  }
}
