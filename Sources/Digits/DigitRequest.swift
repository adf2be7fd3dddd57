/// The digits that a program asks for, and the least that it can do with.
public struct DigitRequest: Sendable {
  /// How many digits the pen draws to learn from, and to judge by.
  public let train, test: Int
  /// How many digits there must be to judge by, if they are read from files. One is enough to learn from.
  let leastTest: Int
  /// The classes that must be among those, in ascending order.
  let testClasses: [UInt8]

  /// A request for `train` and `test` pen digits, or for files that hold at least `leastTest` test
  /// digits and one or more of each of the `testClasses` among them.
  public init(train: Int, test: Int, leastTest: Int = 1, testClasses: [UInt8] = []) {
    self.train = train
    self.test = test
    self.leastTest = leastTest
    self.testClasses = testClasses
  }

  /// Refuses a test set that lacks something.
  ///
  /// - Parameters:
  ///   - asker: who cannot do without it, such as `chapter 1`.
  ///   - images, labels: the files that the set is from.
  func check(
    _ test: DigitSet, for asker: String, images: String, labels: String
  ) throws(DigitError) {
    guard test.count >= leastTest else {
      throw DigitError(images, .tooFew(asker: asker, least: leastTest, found: test.count))
    }
    let missing = testClasses.filter { !test.labels.contains($0) }
    guard missing.isEmpty else {
      throw DigitError(
        labels, .missingClasses(asker: asker, needed: testClasses, missing: missing))
    }
  }
}
