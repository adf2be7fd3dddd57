import CZlib
import Digits
import Tensors
import Testing

@Suite struct DeflateTests {
  @Test(
    "what is deflated can be inflated again, of no byte and of many", arguments: [0, 1, 100_000])
  func roundTrip(count: Int) {
    var random = Random(seed: 1)
    let bytes = (0..<count).map { _ in UInt8(random.integer(below: 4)) }
    let packed = deflated(bytes, as: .zlib)
    var length = UInt(count)
    let unpacked = [UInt8](unsafeUninitializedCapacity: max(1, count)) { buffer, filled in
      #expect(uncompress(buffer.baseAddress, &length, packed, UInt(packed.count)) == Z_OK)
      filled = Int(length)
    }
    #expect(unpacked == bytes)
  }

  @Test("gzip's frame is 18 bytes, zlib's 6, around the same data")
  func frames() {
    let bytes = [UInt8](repeating: 7, count: 500)
    let (gzip, zlib) = (deflated(bytes, as: .gzip), deflated(bytes, as: .zlib))
    #expect(gzip.starts(with: [0x1F, 0x8B]) && zlib[0] == 0x78)
    #expect(gzip[10..<gzip.count - 8] == zlib[2..<zlib.count - 4])
  }

  @Test("two fair bits a byte take two bits a byte and somewhat more, and no fewer")
  func entropy() {
    var random = Random(seed: 2)
    let bytes = (0..<80_000).map { _ in UInt8(random.integer(below: 4)) }
    let bits = 8 * deflated(bytes, as: .zlib).count
    // A Huffman code of four equal symbols would be exact; matches by chance mislead zlib a little.
    #expect(160_000 < bits && bits < 200_000)
  }
}
