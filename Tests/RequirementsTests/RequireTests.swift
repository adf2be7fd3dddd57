import Requirements
import Testing

@Suite struct RequireTests {
  @Test func speaksInEveryBuild() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let columns = 3
      require(columns == 4, "four columns, not \(columns)")
    }
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(errors.contains("four columns, not 3") && errors.contains("RequireTests.swift"))
  }

  @Test func makesNoMessageForWhatIsTrue() {
    var made = 0
    func message() -> String {
      made += 1
      return ""
    }
    require(true, message())
    #expect(made == 0)
  }
}
