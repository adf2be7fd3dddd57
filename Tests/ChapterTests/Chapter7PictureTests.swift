import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors
import Testing

@testable import Chapter7Uses
@testable import Plotting

/// Whose images stand beside each label of chapter 7, and what is measured of them.
@Suite struct Chapter7PictureTests {
  private let digits = DigitSplit.pen(train: 300, test: 100, seed: 7)
  private var random = Random(seed: 7)

  private mutating func vae() -> ProbabilisticAutoencoder {
    .init(latents: 20, hidden: 30, using: &random)
  }

  private func judge(_ digits: DigitSplit, using random: inout Random) -> Judge {
    Judge(trainedOn: digits.train, epochs: 1, using: &random)
  }

  /// A digit of each class, and the same digits in another order of rows.
  private func tenDigits(from start: Int) -> DigitSet {
    digits.train.subset(
      (0..<10).map { label in
        digits.train.labels.indices.filter { digits.train.labels[$0] == label }[start]
      })
  }

  @Test("digits that were made stand beside their way, a column a class, and gains above it")
  func augmentations() {
    let ways = Augmentation.allCases
    let made = ways.indices.map { tenDigits(from: $0) }
    let accuracies = ways.indices.map { [50, 60 + Double($0 * $0)] }
    let tables = Study(.quiet(7, on: digits))
      .augmentations(tenDigits(from: 0), made, accuracies).tables
    #expect(tables.prefix(6).map(\.images) == made.map { $0.images().greys })
    #expect(
      tables.prefix(6).map(\.label) == [
        "labelled", "conditional VAE", "VAE, each digit", "VAE, each class", "shifts",
        "real digits",
      ])
    // Of 0 and n², the mean and the deviation are one.
    for column in [1, 2] { #expect(tables[6].column(column) == [0.5, 2, 4.5, 8, 12.5]) }
  }

  @Test("around a digit: draws of its posterior; by copies and by shifts, the digit")
  mutating func posteriorDraws() {
    let (model, few) = (vae(), tenDigits(from: 0))
    var same = random
    let made = Study(.quiet(7, on: digits))
      .augment(few, times: 2, by: .posterior, model, using: &random)
    let twice = few.joined(few).images()
    let drawn = model.decode(model.encode(twice).sample(noise: .normal(20, 20, using: &same)))
    #expect(made.images().greys == drawn.greys)
  }

  @Test("each odd image stands beside its own redrawing, and its kind beside its nats")
  mutating func oddImages() {
    let model = vae()
    let kinds = OddImages.made(of: digits.test.images(), using: &random)
    let tables = Study(.quiet(7, on: digits))
      .oddPictures(kinds, nats: kinds.indices.map { Double($0) }, by: model).tables
    #expect(
      tables.map(\.label) == kinds.enumerated().map { "\($1.label), \($0) nats" })
    for (table, kind) in zip(tables, kinds) {
      let shown = kind.images.rows(0..<(kind.name == "blank" ? 1 : 6))
      let pairs = zip(shown.greys, model.decode(model.encode(shown).mean).greys)
      #expect(table.images == pairs.flatMap { [$0, $1] }, "\(kind.label)")
    }
  }

  @Test("who is asked for a class: the conditional VAE, the VAE, and Gaussians around its classes")
  mutating func demand() throws {
    let page = Notebook.quiet(7, on: digits, epochs: 1)
    let (judge, codec) = (judge(digits, using: &random), MeanCodec(model: vae()))
    var same = random
    let model = Study(page).generateOnDemand(beside: codec, judge, using: &random)

    _ = same.split()
    let codes = Tensor.normal(1_000, 20, using: &same)
    let noise = Tensor.normal(100, 20, using: &same)
    let (x, labels) = (digits.test.images(), digits.test.labels.map { Int($0) })
    let asked = (0..<1_000).map { $0 / 100 }
    let drawn = model.decode(codes, asked)
    for (name, images, classes) in [
      ("real", x, labels), ("told", drawn, asked), ("next", drawn, asked.map { ($0 + 1) % 10 }),
      ("untold", codec.decode(codes), asked),
    ] {
      let obedience = Obedience(of: images, asked: classes, by: judge)
      #expect(try page.number("\(name)Seen") == obedience.seen, "\(name)")
      #expect(try page.number("\(name)Sure") == obedience.sure, "\(name)")
    }
    for (name, losses) in [
      ("told", model.negativeELBO(of: x, labels, noise: noise)),
      ("untold", negativeELBO(of: codec.model, x, noise: noise)),
    ] {
      #expect(try page.number("\(name)Loss") == Double(mean(losses).scalar), "\(name)")
    }
    let grid = try page.tables(of: "style-grid")
    #expect(grid.map(\.label) == (1...6).map { "code \($0)" })
    for (row, table) in grid.enumerated() {
      let classes = (0..<10).flatMap { model.decode(codes.rows([row]), [$0]).greys }
      #expect(table.images == classes, "\(row)")
    }
  }

  @Test("a row begins with a held-out digit, and goes on with its code in all ten classes")
  mutating func transfer() throws {
    let page = Notebook.quiet(7, on: digits)
    let model = ConditionalVAE(latents: 5, hidden: 30, using: &random)
    let judge = judge(digits, using: &random)
    Study(page).transferStyle(by: model, judge, using: &random)

    let (x, labels) = (digits.test.images(), digits.test.labels.map { Int($0) })
    let codes = model.encode(x, labels).mean
    let rows = (0..<8).map { digit in
      x.rows([digit]).greys
        + (0..<10).flatMap { model.decode(codes.rows([digit]), [$0]).greys }
    }
    #expect(try page.tables(of: "style-transfer").map(\.images) == [rows.flatMap { $0 }])
    for trait in Trait.all {
      let truth = try #require(digits.test.factors).map { Double($0[keyPath: trait.truth]) }
      let measured = (0..<10).map {
        trait.measure(model.decode(codes, [Int](repeating: $0, count: 100)))
      }
      let own = centred(truth, by: labels)
      #expect(try page.number("\(trait.name)Kept") == kept(own, measured, labels))
      let itself = centred(trait.measure(x), by: labels)
      #expect(try page.number("\(trait.name)Itself") == correlation(of: own, with: itself))
    }
  }

  @Test("halves are completed by the code, by the nearest, by ten, by all, and by the truth")
  mutating func completions() throws {
    let digits = DigitSplit.pen(train: 40, test: 300, seed: 8)
    let page = Notebook.quiet(7, on: digits)
    let (judge, codec) = (judge(digits, using: &random), MeanCodec(model: vae()))
    var same = random
    Study(page).inpaint(by: codec, judge, using: &random)

    let (known, asked) = (Halves(of: digits.train.images()), Halves(of: digits.test.images()))
    func mean(_ count: Int) -> Tensor {
      Tensor(
        stacking: (0..<300).map { row in
          let gaps = rowSums(square(known.seen - asked.seen.rows([row]))).scalars
          let nearest = (0..<40).sorted { gaps[$0] < gaps[$1] }.prefix(count)
          return 1 / Float(count) * columnSums(known.hidden.rows(Array(nearest)))
        })
    }
    let search = CodeSearch(for: asked.seen, by: codec.model)
    let found = search.likeliest(steps: 100)
    let draws = search.draws(from: found, count: 10, every: 20, using: &same)
    func lower(_ codes: Codes) -> Tensor { codec.decode(codes.z).columns(392..<784) }
    let meanDraw = 0.1 * draws.dropFirst().reduce(lower(draws[0])) { $0 + lower($1) }
    let linear = HalfRegression(of: known, ridge: 10).predict(asked.seen)

    let picture: [(String, [Tensor])] = [
      ("seen", [Tensor(repeating: 0.35, rows: 300, columns: 392)]), ("the truth", [asked.hidden]),
      ("VAE, likeliest code", [lower(found)]), ("VAE, draws", [1, 4, 9].map { lower(draws[$0]) }),
      ("mean of 10 nearest", [mean(10)]), ("nearest digit", [mean(1)]),
      ("linear regression", [linear]), ("mean image", [mean(40)]),
    ]
    let rows = try page.tables(of: "inpainting")
    #expect(rows.map(\.label) == picture.map(\.0))
    for (row, (label, halves)) in zip(rows, picture) {
      let expected = halves.flatMap { asked.completed(by: $0).rows(0..<12).greys }
      // Sums in another order may round to the next grey.
      let gaps = zip(row.images.joined(), expected.joined()).map { abs($0 - $1) }
      #expect(row.images.count == expected.count && greatest(gaps) <= 1, "\(label)")
    }
    for (name, lower) in [
      ("true", asked.hidden), ("likeliest", lower(found)), ("draw", lower(draws[9])),
      ("draws", meanDraw), ("ten", mean(10)), ("nearest", mean(1)), ("linear", linear),
      ("mean", mean(40)),
    ] {
      let error = Double(Tensors.mean(squaredError(lower, asked.hidden)).scalar)
      let shown = try page.number("\(name)LowerError")
      #expect(abs(shown - error) <= 1e-4 * error, "\(name)")
    }
    #expect(try page.number("trueRight") == 100 * judge.accuracy(on: digits.test))
  }
}
