import Foundation
import Testing

@testable import Digits

/// A folder of files that are not MNIST's.
@Suite struct DigitFolderTests {
  private let folder: Folder
  private let sample = Sample(count: 12)

  init() throws { folder = try Folder() }

  /// The digits in a folder of that name, as they are read.
  private func split(
    named name: String, _ request: DigitRequest = DigitRequest(train: 0, test: 0)
  ) throws -> DigitSplit {
    let path = "\(folder.path)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (file, bytes) in zip(Sample.names, sample.files) {
      try folder.write(bytes, to: "\(name)/\(file)")
    }
    return try DigitSplit.meeting(request, for: "chapter 1", in: path, seed: 1)
  }

  @Test(
    "it is called after its folder, but never as MNIST or as a run of another seed is",
    arguments: [
      ("letters", "letters"), ("fashion-mnist", "fashion-mnist"), ("EMNIST v1.0", "EMNIST_v1.0"),
      ("letters/", "letters"), ("a/./b/..", "a"), ("mnist", "mnist_"), ("MNIST", "MNIST_"),
      ("seed-7", "seed-7_"), ("letters-Epochs-12", "letters-Epochs-12_"), ("seed-7b", "seed-7b"),
      ("loaded", "loaded_"), ("letters-loaded", "letters-loaded_"), ("preloaded", "preloaded"),
      ("foreign-letters", "foreign-letters_"), ("foreigners", "foreigners"),
      ("réseau \u{1B}[1m$(x)`y`", "r_seau___1m__x__y_"),
      (String(repeating: "x", count: 100), String(repeating: "x", count: 64)),
    ])
  func name(_ name: String, _ expected: String) throws {
    let split = try split(named: name)
    #expect(split.origin == .other(expected) && split.name == expected)
  }

  @Test("a working folder that is named by a dot has its name")
  func workingFolder() throws {
    _ = try split(named: "letters")
    #expect(try DigitSplit.mnist(in: "\(folder.path)/letters/.").name == "letters")
  }

  @Test("what a program needs is there, or it is told what is missing and where")
  func needs() throws {
    let classes = Set(sample.digits.labels)
    try #require(classes.count == 10)
    let enough = DigitRequest(train: 0, test: 0, leastTest: 12, testClasses: [0, 3, 8])
    #expect(try split(named: "a", enough).test.count == 12)
    let test = "\(folder.path)/a/\(Sample.names[2])"
    #expect(throws: DigitError(test, .tooFew(asker: "chapter 1", least: 13, found: 12))) {
      try split(named: "a", DigitRequest(train: 0, test: 0, leastTest: 13))
    }
  }

  @Test("classes that are missing", arguments: [([8], "3s and 8s"), ([3, 8], "3s and 8s")])
  func missingClasses(_ missing: [UInt8], _ needed: String) throws {
    var sample = sample
    sample.digits = DigitSet(
      pixels: sample.digits.pixels,
      labels: sample.digits.labels.map { missing.contains($0) ? 1 : $0 })
    for (file, bytes) in zip(Sample.names, sample.files) { try folder.write(bytes, to: file) }
    let request = DigitRequest(train: 0, test: 0, testClasses: [3, 8])
    let error = #expect(throws: DigitError.self) {
      try DigitSplit.meeting(request, for: "chapter 1", in: folder.path, seed: 1)
    }
    let none = missing.map { "\($0)s" }.joined(separator: " and no ")
    #expect(
      error?.description
        == "\(folder.path)/t10k-labels-idx1-ubyte: chapter 1 needs \(needed) among the test digits, "
        + "found no \(none). Take a set that has them.")
    #expect(error?.isMissing == false)
  }
}
