// snippet.demands
import Chapter1Autoencoder
import Chapter5VAE
import Measures
import Tensors

extension Study {
  /// Digits on demand, digits of which one half is missing, and digits in fewer bits.
  func meetDemands(with pair: Pair, using random: inout Random) {
    let judge = Judge(trainedOn: train, epochs: 5, using: &random)
    let model = generateOnDemand(beside: pair.vae, judge, using: &random)
    transferStyle(by: model, judge, using: &random)
    probeForClasses(model, beside: pair.vae, using: &random)
    inpaint(by: pair.vae, judge, using: &random)
    compress(using: &random)
  }
}
// snippet.end
