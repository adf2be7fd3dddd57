import Tensors
import Testing

@testable import Measures

@Suite struct ROCTests {
  /// The AUROC and its standard error by their definitions, in O(m n).
  private func naive(_ odd: [Double], _ usual: [Double]) -> (area: Double, error: Double) {
    func beats(_ a: Double, _ b: Double) -> Double { a > b ? 1 : a == b ? 0.5 : 0 }
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    func variance(_ x: [Double]) -> Double {
      x.reduce(0) { $0 + ($1 - mean(x)) * ($1 - mean(x)) } / Double(x.count - 1)
    }
    let above = odd.map { a in mean(usual.map { beats(a, $0) }) }
    let below = usual.map { b in mean(odd.map { beats($0, b) }) }
    let square = variance(above) / Double(odd.count) + variance(below) / Double(usual.count)
    return (mean(above), square.squareRoot())
  }

  @Test("apart, the wrong way round, and the same")
  func extremes() {
    let apart = ROC(of: [3, 4, 9], above: [1, 2])
    #expect(apart.area == 1 && apart.standardError == 0)
    #expect(ROC(of: [1, 2], above: [3, 4, 9]).area == 0)
    let same = ROC(of: [7, 7, 7], above: [7, 7])
    #expect(same.area == 0.5 && same.standardError == 0)
  }

  /// By hand: of the six pairs 0, 0, 1, ½, 1, ½; v = 0, ¾, ¾ and w = ⅔, ⅓.
  @Test("an example by hand, with ties")
  func byHand() {
    let roc = ROC(of: [1, 3, 3], above: [2, 3])
    #expect(roc.area == 0.5)
    let expected = (0.1875 / 3 + 1.0 / 18 / 2).squareRoot()
    #expect(abs(roc.standardError - expected) < 1e-15)
    #expect(abs(roc.halfBand - 1.96 * expected) < 1e-15)
  }

  @Test(
    "ranks give what the definitions do, with many ties and with few", arguments: [5, 1_000_000])
  func definitions(_ values: Int) {
    var random = Random(seed: 3)
    for (m, n) in [(2, 2), (3, 40), (41, 7), (60, 60)] {
      let odd = (0..<m).map { _ in Double(random.integer(below: values)) }
      let usual = (0..<n).map { _ in Double(random.integer(below: values)) - 1 }
      let (roc, (area, error)) = (ROC(of: odd, above: usual), naive(odd, usual))
      #expect(abs(roc.area - area) < 1e-14 && abs(roc.standardError - error) < 1e-14)
      #expect(abs(roc.area + ROC(of: usual, above: odd).area - 1) < 1e-14)
    }
  }

  /// Of N(1, 1) and N(0, 1) the AUROC is Φ(1/√2).
  @Test("the band holds the true area in 95 of 100 cases")
  func coverage() {
    var random = Random(seed: 1)
    let truth = 0.760_249_938_9
    let (cases, size) = (1_200, 100)
    let draws = Tensor.normal(2 * cases, size, using: &random).scalars.map { Double($0) }
    let rocs = (0..<cases).map { place in
      let first = 2 * place * size
      return ROC(
        of: draws[first..<first + size].map { 1 + $0 },
        above: Array(draws[first + size..<first + 2 * size]))
    }
    let held = rocs.count { abs($0.area - truth) <= $0.halfBand }
    #expect(1_110...1_165 ~= held, "\(held) of 1200")
    #expect(abs(rocs.reduce(0) { $0 + $1.area } / Double(cases) - truth) < 0.005)
  }

  @Test("an infinite score is above all others")
  func infinite() {
    #expect(ROC(of: [.infinity, .infinity], above: [1, 2, 3]).area == 1)
    #expect(ROC(of: [.infinity], above: [.infinity]).area == 0.5)
    #expect(ROC(of: [-.infinity], above: [0]).area == 0)
  }

  @Test("a score that is no number leaves no area, and neither does a missing kind")
  func notANumber() {
    for (odd, usual) in [
      ([.nan, 1], [0, 1]), ([1, 1], [0, .nan]), ([], [1]), ([1], []), ([], []),
    ]
      as [([Double], [Double])]
    {
      let roc = ROC(of: odd, above: usual)
      #expect(roc.area.isNaN && roc.standardError.isNaN, "\(odd) \(usual)")
    }
    let one = ROC(of: [1], above: [0, 2])
    #expect(one.area == 0.5 && one.standardError.isNaN)
  }

  @Test("the curve goes from corner to corner, and the area is the one below it")
  func curve() {
    var random = Random(seed: 5)
    let odd = (0..<30).map { _ in Double(random.integer(below: 12)) }
    let usual = (0..<50).map { _ in Double(random.integer(below: 10)) }
    let points = ROC.curve(of: odd, above: usual)
    #expect(points.first == .init(falseAlarms: 0, found: 0))
    #expect(points.last == .init(falseAlarms: 1, found: 1))
    #expect(points.count == Set(odd + usual).count + 1)
    let area = zip(points, points.dropFirst()).reduce(0.0) { sum, pair in
      let (a, b) = pair
      return sum + (b.falseAlarms - a.falseAlarms) * (a.found + b.found) / 2
    }
    #expect(abs(area - ROC(of: odd, above: usual).area) < 1e-12)
    #expect(
      ROC.curve(of: [2], above: [1]) == [
        .init(falseAlarms: 0, found: 0), .init(falseAlarms: 0, found: 1),
        .init(falseAlarms: 1, found: 1),
      ])
  }
}
