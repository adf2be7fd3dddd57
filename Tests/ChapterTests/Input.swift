import Digits
import Notebooks
import Weaving

/// What a run is made of, in parts that a value may depend on or not.
enum Input: String, CaseIterable {
  /// Pictures to train on.
  case trainX
  /// Their labels, and what they were drawn with.
  case trainY
  /// Held-out pictures.
  case testX
  /// Their labels, and what they were drawn with.
  case testY
  /// What the stream of random numbers starts from.
  case seed

  /// Digits enough for every chapter to run quickly.
  static let digits = DigitSplit.pen(train: 640, test: 1_000, seed: 30)
  private static let others = DigitSplit.pen(train: 640, test: 1_000, seed: 31)

  /// The digits with this part from others.
  private var changed: DigitSplit {
    let (old, new) = (Self.digits, Self.others)
    func mixed(_ pictures: DigitSet, _ truth: DigitSet) -> DigitSet {
      DigitSet(pixels: pictures.pixels, labels: truth.labels, factors: truth.factors)
    }
    let (train, test) =
      switch self {
      case .trainX: (mixed(new.train, old.train), old.test)
      case .trainY: (mixed(old.train, new.train), old.test)
      case .testX: (old.train, mixed(new.test, old.test))
      case .testY: (old.train, mixed(old.test, new.test))
      case .seed: (old.train, old.test)
      }
    return DigitSplit(train: train, test: test, origin: .pen)
  }

  /// For each measurement of a chapter, the inputs of which a change changes it. After two epochs hardly an image is
  /// one that a judge is sure of; but chapters 6 and 7 have trainings that take as long on few digits.
  static func influences(in chapter: any Chapter.Type) async throws -> [String: Set<Input>] {
    func bits(seed: UInt64, _ digits: DigitSplit) async throws -> [String: [UInt64]] {
      let epochs = chapter.number < 6 ? nil : 2
      let run = try await Runs { _, _ in digits }
        .run(chapter, under: Conditions(seed: seed, epochs: epochs))
      return Dictionary(uniqueKeysWithValues: run.measurements.map { ($0.name, $0.bits) })
    }
    let before = try await bits(seed: 1, digits)
    var influences = before.mapValues { _ in Set<Input>() }
    for input in allCases {
      for (name, bits) in try await bits(seed: input == .seed ? 2 : 1, input.changed)
      where bits != before[name] { influences[name]?.insert(input) }
    }
    return influences
  }
}
