import Testing

@testable import Measures

@Suite struct ExtremesTests {
  @Test(arguments: [[2.0, -1, 3], [3, 2, -1], [-1, 3, 2]])
  func areFoundWhereverTheyStand(_ numbers: [Double]) {
    #expect(greatest(numbers) == 3 && least(numbers) == -1)
    #expect(share(of: numbers) { $0 > 0 } == 2.0 / 3)
  }

  @Test func areInfinite() {
    #expect(
      greatest([1, Double.infinity]) == .infinity && least([-Double.infinity, 1]) == -.infinity)
    #expect(greatest([-Double.infinity, -.infinity]) == -.infinity)
  }

  @Test("a number that is none hides in no place", arguments: 0..<3)
  func notANumber(_ place: Int) {
    var numbers = [2.0, -1, 3]
    numbers[place] = .nan
    #expect(greatest(numbers).isNaN && least(numbers).isNaN)
    #expect(share(of: numbers) { $0 > 0 }.isNaN)
  }

  @Test func ofNothingAreNone() {
    #expect(greatest([Double]()).isNaN && least([Float]()).isNaN)
    #expect(share(of: [Double]()) { $0 > 0 }.isNaN)
  }
}
