import Harness
import Properties

private let harness = Harness(DigitFiles.init)

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  harness.test(UnsafeBufferPointer(start: start, count: count))
}
