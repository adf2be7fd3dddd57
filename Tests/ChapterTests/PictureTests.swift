import Chapter1Autoencoder
import Chapter3ELBO
import Chapter6Limits
import Digits
import Notebooks
import TableOfContents
import Testing
import Weaving

@testable import Plotting

/// What stands in the chapters' pictures of images.
@Suite struct PictureTests {
  /// A digit may stand beside each of the models that redraw it, and a shift may move it by nothing.
  @Test("No picture shows one image twice, unless it is a digit", arguments: Book.chapters)
  func imagesDiffer(_ chapter: any Chapter.Type) async throws {
    let conditions = Conditions(seed: ClaimCase.seed)
    let run = try await Runs.shared.run(chapter, under: conditions)
    let split = try conditions.digits(for: chapter)
    let digits = Set(
      [split.train, split.test].flatMap { set in
        (0..<set.count).map { set.subset([$0]).pixels }
      })
    for figure in run.figures {
      var images: [[UInt8]] = []
      for table in figure.tables {
        images += table.images.map { $0.map { UInt8($0) } }.filter { !digits.contains($0) }
      }
      #expect(Set(images).count == images.count, "\(figure.name)")
    }
  }

  /// Counts may be the same.
  @Test("No figure draws one curve twice", arguments: Book.chapters)
  func curvesDiffer(_ chapter: any Chapter.Type) async throws {
    let run = try await Runs.shared.run(chapter, under: Conditions(seed: ClaimCase.seed))
    for figure in run.figures {
      var curves: [[Double]] = []
      for table in figure.tables
      where table.rows > 3 && ["x", "y"] == table.columns.prefix(2) && table.columns.last != "class"
      {
        curves.append(table.column(1))
      }
      curves.removeAll { $0.allSatisfy { $0 == $0.rounded() } }
      #expect(Set(curves).count == curves.count, "\(figure.name)")
    }
  }

  @Test(
    "A rule stands at the value that it names",
    arguments: [
      (Chapter1.self, "training", "meanImageError"), (Chapter3.self, "climb", "climbExact"),
      (Chapter6.self, "latent-diffusion", "tableRealSure"),
    ] as [(any Chapter.Type, String, String)])
  func rulesAreValues(_ chapter: any Chapter.Type, _ name: String, _ value: String) async throws {
    let run = try await Runs.shared.run(chapter, under: Conditions(seed: ClaimCase.seed))
    #expect(try run.figure(name).marks.contains(try #require(run.value(value)).number))
  }

  @Test("Points have two coordinates, and the colours of their digits", arguments: Book.chapters)
  func pointsAreDigits(_ chapter: any Chapter.Type) async throws {
    let conditions = Conditions(seed: ClaimCase.seed)
    let run = try await Runs.shared.run(chapter, under: conditions)
    let labels = try conditions.digits(for: chapter).test.labels
    for figure in run.figures {
      for table in figure.tables where table.rows > 100 {
        guard table.columns == ["x", "y", "class"] else { continue }
        let classes = labels.prefix(table.rows).map { Double($0) }
        #expect(table.column(2) == classes, "\(figure.name)")
        #expect(table.column(0) != table.column(1), "\(figure.name)")
      }
    }
  }
}
