import Notebooks
import TableOfContents
import Testing
import Weaving

@Suite struct ChapterTests {
  @Test(
    "Claims hold on a seed that the book does not print", arguments: try ClaimCase.onPenDigits())
  func holds(_ test: ClaimCase) async throws {
    let run = try await Runs.shared.run(test.chapter, under: test.conditions)
    let verdicts = test.text.verdicts(on: run)
    let verdict = try #require(verdicts.known.first { $0.claim == test.claim })
    #expect(verdict.isJudged && verdict.holds, "\(test.claim.path):\(test.claim.line): \(verdict)")
  }

  @Test(
    "Claims hold, and controls fail, on all seeds of the tables",
    arguments: try ClaimCase.onPenDigits())
  func holdsOnTheTablesSeeds(_ test: ClaimCase) throws {
    let rows = try ValueTable(of: test.chapter).rows
    func ends(_ name: String) throws -> [Double] {
      let span = try #require(rows.first { $0.name == name }?.spans.first)
      return [span.lowerBound, span.upperBound]
    }
    let claim = test.claim
    let (measured, control) = (try ends(claim.quantity), try ends(claim.control))
    #expect(measured.allSatisfy { claim.relation.holds($0, claim.bound) }, "\(measured)")
    #expect(!control.contains { claim.relation.holds($0, claim.bound) }, "\(control)")
  }

  @Test(
    "Claims hold on MNIST",
    .enabled(if: Book.mnist != nil, "SKIPPED: MNIST is not in ../shared/mnist; set MNIST_DIR"),
    arguments: try ClaimCase.onMNIST())
  func holdsOnMNIST(_ test: ClaimCase) async throws {
    try await holds(test)
  }
}
