import Fingerprints
import Testing
import Threading

extension Fingerprint: CustomTestStringConvertible {
  public var testDescription: String { name }
}

@Suite struct FingerprintsTests {
  // snippet.sameBits
  /// The same on every machine: `Scripts/check-portable` compares them in other builds as well.
  @Test(
    "the same bits on any number of threads", arguments: Fingerprint.all, [1, 2, 5])
  func sameBits(fingerprint: Fingerprint, threads: Int) {
    Threads.$limit.withValue(threads) { #expect(fingerprint.compute() == fingerprint.expected) }
  }
  // snippet.end
}
