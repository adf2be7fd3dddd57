import Chapter1Autoencoder
import Chapter2ProbabilisticEncoder
import Chapter3ELBO
import Chapter4Reparameterization
import Digits
import Requirements
import Tensors

/// A hash of the bits that a computation of the book comes out with, on every machine and in every build.
public struct Fingerprint: Sendable {
  /// What is computed.
  public let name: String
  /// The hash that must come out.
  public let expected: UInt64
  /// Computes it anew.
  public let compute: @Sendable () -> UInt64

  /// Everything that numbers of the book are made of.
  public static let all = [
    Fingerprint(name: "elementary functions", expected: 0x7DFD_2E47_1EA5_297D, compute: functions),
    Fingerprint(name: "fused multiply-adds", expected: 0x1E20_CA3F_18FE_845F, compute: products),
    Fingerprint(name: "normals", expected: 0xE5D9_0471_84D2_F953, compute: normals),
    Fingerprint(name: "pen digits", expected: 0x28EB_7E5A_64CA_C9EB, compute: penDigits),
    Fingerprint(name: "trained weights", expected: 0x849A_FC74_A98B_BD7C, compute: trainedWeights),
    Fingerprint(name: "a VAE after 50 steps", expected: 0x0325_5638_B077_FDAE, compute: trainedVAE),
  ]
}

/// FNV-1a, over 32 bits at a time. Fowler, Noll & Vo 1991.
public struct Hash: Sendable {
  /// Of what was added so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of nothing.
  public init() {}

  /// Adds 32 bits.
  public mutating func add(_ bits: UInt32) { value = (value ^ UInt64(bits)) &* 0x100_0000_01B3 }

  mutating func add(_ tensor: Tensor) {
    for scalar in tensor.scalars { add(scalar.isNaN ? Float.nan.bitPattern : scalar.bitPattern) }
  }
}

/// Each function on every 65,535th float.
private func functions() -> UInt64 {
  let scalars = (0..<65_536).map { Float(bitPattern: 65_535 * UInt32($0)) }
  let x = Tensor(rows: 1, columns: scalars.count, scalars)
  var hash = Hash()
  for function in [exp, log, sigmoid, softplus, tanh, squareRoot] { hash.add(function(x)) }
  return hash.value
}

/// A product of random bits, which overflows, underflows and cancels.
private func products() -> UInt64 {
  var random = Random(seed: 13)
  func matrix(_ rows: Int, _ columns: Int) -> Tensor {
    Tensor(
      rows: rows, columns: columns,
      (0..<rows * columns).map { _ in
        let bits = UInt32(truncatingIfNeeded: random.next())
        return Float(bitPattern: bits & 0x8FFF_FFFF | (bits & 1 == 0 ? 0x3000_0000 : 0x1000_0000))
      })
  }
  var hash = Hash()
  hash.add(matmul(matrix(61, 300), matrix(300, 77), adding: matrix(1, 77)))
  return hash.value
}

private func normals() -> UInt64 {
  var random = Random(seed: 3)
  var hash = Hash()
  hash.add(.normal(1000, 33, using: &random))
  return hash.value
}

/// Of each class ten, pixels and factors.
private func penDigits() -> UInt64 {
  var random = Random(seed: 5)
  let digits = PenDigits.draw(100, using: &random)
  var hash = Hash()
  for pixel in digits.pixels { hash.add(UInt32(pixel)) }
  for factors in digits.factors ?? [] {
    for factor in [factors.slant, factors.thickness, factors.width, factors.rotation] {
      hash.add(factor.bitPattern)
    }
  }
  return hash.value
}

// snippet.net
/// A net of two layers, small enough to train in a test.
private struct Net: Module {
  var hidden: Dense
  var output: Dense

  init(using random: inout Random) {
    hidden = Dense(120, 133, using: &random)
    output = Dense(133, 37, using: &random)
  }

  func callAsFunction(_ x: Tensor) -> Tensor { output(relu(hidden(x))) }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    hidden.visitParameters(visit)
    output.visitParameters(visit)
  }
}
// snippet.end

// snippet.trainedWeights
/// All weights of a net after 30 steps of Adam on the losses of a VAE: Bernoulli, Gaussian and KL.
private func trainedWeights() -> UInt64 {
  var random = Random(seed: 11)
  var net = Net(using: &random)
  var adam = Adam(learningRate: 0.01)
  let x = Tensor.uniform(300, 120, in: 0..<1, using: &random)
  let target = x.columns(0..<37)
  for _ in 0..<30 {
    adam.step(&net) { net in
      let y = net(x) + Tensor.normal(300, 37, using: &random)
      let probabilities = exp(-softplus(-y))
      let gaussian = gaussianLoss(mean: tanh(y), logVariance: mean(y), target)
      let prior = Posterior(mean: y, logVariance: log(probabilities)).kl
      return mean(bernoulliLoss(logits: y, target) + gaussian + prior)
    }
  }
  var hash = Hash()
  net.parameters.forEach { hash.add($0) }
  return hash.value
}
// snippet.end

/// The losses of 50 steps of chapter 4's VAE on pen digits, and its weights after them.
private func trainedVAE() -> UInt64 {
  var random = Random(seed: 17)
  let digits = PenDigits.draw(50 * 32, using: &random)
  var model = ProbabilisticAutoencoder(latents: 5, hidden: 40, using: &random)
  var adam = Adam()
  var hash = Hash()
  for batch in digits.batches(of: 32, using: &random) {
    let (x, noise) = (digits.images(batch), Tensor.normal(32, 5, using: &random))
    let loss = adam.step(&model) { mean(negativeELBO(of: $0, x, noise: noise)) }
    hash.add(loss.bitPattern)
  }
  model.parameters.forEach { hash.add($0) }
  return hash.value
}
