import Foundation
import Testing

@testable import Weaving

@Suite struct ConstantTests {
  static let source = """
    let many = 60_000, half: Float = 0.5
    static let request = Request(train: 10_000, test: 2_000)
    let noise = Tensor.normal(100_000, 20) + rows(0..<128)  // width: 640
    latents = abnormal(5); run(latents: 20); run(latents: 20); run(latents: count)
    let low = -1_234.5, epsilon = 1e-8, size = 3 * 5, hex = 0x10
    """

  private func woven(_ name: String) async throws -> String {
    let book = try await ToyBook()
    try book.write(Self.source, to: "Sources/Code.swift")
    try book.edit(ToyBook.textPath, "Toy/Toy.swift#most", "Code.swift#\(name)")
    let problems = await book.weave()
    if let problem = problems.first(where: { $0.contains("after “") }) { return problem }
    let text = try book.read(ToyBook.textPath)
    let found = text.firstMatch(of: /<!-- constant \S+ -->(.*?)<!-- end -->/)
    return try String(#require(found).output.1)
  }

  @Test(arguments: [
    ("many", "60,000"), ("half", "0.5"), ("train", "10,000"), ("test", "2,000"),
    ("normal", "100,000"), ("latents", "20"), ("low", "-1,234.5"),
  ])
  func isWrittenAsInProse(_ name: String, _ expected: String) async throws {
    #expect(try await woven(name) == expected)
  }

  @Test(arguments: ["an", "rows", "width", "epsilon", "size", "hex", "count"])
  func isNoLiteral(_ name: String) async throws {
    #expect(try await woven(name).contains("Sources/Code.swift has no number after “\(name)”"))
  }
}
