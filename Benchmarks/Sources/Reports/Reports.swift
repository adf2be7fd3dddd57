// The lines of JSON that every contender prints, and `compare` reads.

/// After each epoch.
package struct EpochReport: Codable {
  package let epoch: Int
  /// What it took, without the loading of data.
  package let seconds: Double

  package init(epoch: Int, seconds: Double) {
    self.epoch = epoch
    self.seconds = seconds
  }
}

/// After the last epoch.
package struct TrainingReport: Codable {
  /// −ELBO of the 10,000 test images, in nats per image, at one draw of z each.
  package let testLoss: Double
  /// The most physical memory that the process ever held.
  package let peakMegabytes: Double

  package init(testLoss: Double, peakMegabytes: Double) {
    self.testLoss = testLoss
    self.peakMegabytes = peakMegabytes
  }
}
