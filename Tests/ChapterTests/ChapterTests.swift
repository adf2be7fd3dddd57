import Notebooks
import TableOfContents
import Testing
import Texts
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
    "Claims hold, and controls fail, on all seeds of the tables", arguments: Book.chapters)
  func holdsOnTheTablesSeeds(_ chapter: any Chapter.Type) throws {
    let table = try ValueTable(of: chapter)
    func ends(_ name: String) throws -> [Double] {
      let span = try #require(table[name]?.spans.first, "\(name)")
      return [span.lowerBound, span.upperBound]
    }
    for claim in try ChapterText(of: chapter).claims where claim.scope.covers(.pen) {
      let (measured, control) = (try ends(claim.quantity), try ends(claim.control))
      #expect(
        measured.allSatisfy { claim.relation.holds($0, claim.bound) }, "\(claim.id): \(measured)")
      #expect(
        !control.contains { claim.relation.holds($0, claim.bound) }, "\(claim.id): \(control)")
    }
  }

  @Test(
    "Claims hold on MNIST",
    .enabled(if: Book.mnist != nil, "SKIPPED: MNIST is not in ../shared/mnist; set MNIST_DIR"),
    arguments: try ClaimCase.onMNIST())
  func holdsOnMNIST(_ test: ClaimCase) async throws {
    try await holds(test)
  }
}
