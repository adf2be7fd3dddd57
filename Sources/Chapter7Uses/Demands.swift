// snippet.demands
import Chapter1Autoencoder
import Chapter5VAE
import Measures
import Tensors

extension Study {
  /// Digits on demand, halves filled in, and digits in fewer bits.
  func meetDemands(with pair: Pair, using random: inout Random) {
    var t = ContinuousClock.now
    func lap(_ s: String) { print("TIME", s, ContinuousClock.now - t); t = .now }
    let judge = Judge(trainedOn: train, epochs: 5, using: &random)
    lap("judge")
    let conditional = generateOnDemand(beside: pair.vae, judge, using: &random)
    lap("generate")
    transferStyle(by: conditional, judge, using: &random)
    lap("transfer")
    probeClasses(of: conditional, beside: pair.vae, using: &random)
    lap("probe")
    inpaint(by: pair.vae, judge, using: &random)
    lap("inpaint")
    compress(using: &random)
    lap("compress")
  }
}
// snippet.end
