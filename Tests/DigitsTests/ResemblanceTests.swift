import Digits
import Measures
import Tensors
import Testing

/// Apart from the fingerprints, which the portable build checks too: there this product takes minutes.
@Suite struct ResemblanceTests {
  @Test(
    "5 nearest of 10,000 pen digits name at least 80 % of 2,000 of MNIST's test digits",
    .enabled(if: MNIST.isThere, "no MNIST here: name its folder in MNIST_DIR"), arguments: [1, 2])
  func resemblesMNIST(seed: UInt64) throws {
    let mnist = try DigitSplit.mnist(in: MNIST.folder).test
      .subset(Array(stride(from: 0, to: 10_000, by: 5)))
    var random = Random(seed: seed)
    let pen = PenDigits.draw(10_000, using: &random)
    let guesses = NearestNeighbours(pen.images()).classify(mnist.images(), k: 5, labels: pen.labels)
    let right = zip(guesses, mnist.labels).count { $0 == $1 }
    #expect(right >= 1_600, "\(right) of \(mnist.count)")
  }
}
