import ArgumentParser
import Chapter2ProbabilisticEncoder
import Chapter4Reparameterization
import Digits
import Foundation
import Reports
import Tensors
import Threading

/// Trains the book's VAE on MNIST, and prints one line of JSON an epoch and one for the whole run, as
/// the peers' scripts do.
@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "Times the training of the book's VAE on MNIST.")

  @Option(help: "A folder with MNIST's four files.") var mnist: String
  @Option(help: "Times that each image is shown.") var epochs = 3
  @Option(help: "Images a step.") var batch = 128
  @Option(help: "Width of the hidden layers.") var hidden = 400
  @Option(help: "Train on the first images alone, so many.") var images = 60_000
  @Option(help: "Cores to use.") var threads = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: "Of weights, order and noise.") var seed: UInt64 = 1

  func validate() throws {
    for (name, value) in [
      ("epochs", epochs), ("batch", batch), ("hidden", hidden), ("images", images),
      ("threads", threads),
    ] where value < 1 {
      throw ValidationError("--\(name) must be at least 1, found \(value)")
    }
  }

  func run() throws {
    try Threads.$limit.withValue(threads) {
      let digits = try DigitSplit.mnist(in: mnist)
      var random = Random(seed: seed)
      var model = ProbabilisticAutoencoder(latents: 20, hidden: hidden, using: &random)
      var adam = Adam(learningRate: 1e-3)
      let train = digits.train.prefix(images)
      for epoch in 1...epochs {
        let start = ContinuousClock.now
        trainEpoch(&model, with: &adam, on: train, using: &random)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try printLine(EpochReport(epoch: epoch, seconds: seconds))
      }
      try printLine(
        TrainingReport(
          testLoss: testLoss(of: model, on: digits.test, using: &random),
          peakMegabytes: peakMegabytes))
    }
  }

  private func trainEpoch(
    _ model: inout ProbabilisticAutoencoder, with adam: inout Adam, on digits: DigitSet,
    using random: inout Random
  ) {
    for indices in digits.batches(of: batch, using: &random) {
      let x = digits.images(indices)  // [batch, 784]
      let noise = Tensor.normal(x.rows, model.latents, using: &random)
      adam.step(&model) { model in mean(negativeELBO(of: model, x, noise: noise)) }
    }
  }

  /// In nats per image; by thousands of images, as all at once would take 250 MB.
  private func testLoss(
    of model: ProbabilisticAutoencoder, on digits: DigitSet, using random: inout Random
  ) -> Double {
    let losses = stride(from: 0, to: digits.count, by: 1000).map { start in
      let x = digits.images(start..<min(start + 1000, digits.count))
      return meanNegativeELBO(of: model, on: x, using: &random) * Double(x.rows)
    }
    return losses.reduce(0, +) / Double(digits.count)
  }

  /// The most physical memory that this process ever held.
  private var peakMegabytes: Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)  // ru_maxrss in KiB
      return Double(usage.ru_maxrss) * 1024 / 1e6
    #else
      getrusage(RUSAGE_SELF, &usage)  // in bytes
      return Double(usage.ru_maxrss) / 1e6
    #endif
  }

  private func printLine(_ value: some Encodable) throws {
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(value) + Data("\n".utf8))
  }
}
