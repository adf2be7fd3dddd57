import Harness
import Properties

private let harness = Harness(ModelFiles.init)

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  harness.test(UnsafeBufferPointer(start: start, count: count))
}
