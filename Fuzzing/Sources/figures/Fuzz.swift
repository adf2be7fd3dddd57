import Harness
import Properties

private let harness = Harness(FigureScripts.init) { figures, input throws(Violation) in
  // A picture takes as long as hundreds of scripts.
  try await figures.draw(input)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  harness.test(UnsafeBufferPointer(start: start, count: count))
}
