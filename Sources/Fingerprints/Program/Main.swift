import Fingerprints

/// Prints each fingerprint, and of one that is not the book's what it should be.
@main
struct Main {
  static func main() {
    for fingerprint in Fingerprint.all {
      let (value, expected) = (fingerprint.compute(), fingerprint.expected)
      let verdict = value == expected ? "" : ", WRONG: not \(String(expected, radix: 16))"
      print("\(String(value, radix: 16)) \(fingerprint.name)\(verdict)")
    }
  }
}
