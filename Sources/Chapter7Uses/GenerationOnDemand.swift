// snippet.demand
import Chapter1Autoencoder
import Chapter3ELBO
import Chapter4Reparameterization
import Chapter5VAE
import Chapter6Limits
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  /// Trains a VAE of the other's size that is told the class, and asks for 100 digits of each.
  func generateOnDemand(
    beside vae: MeanCodec, _ judge: Judge, using random: inout Random
  ) -> ConditionalVAE {
    notebook.cell("demand", "Digits on demand")
    var model = ConditionalVAE(latents: Self.latents, hidden: hidden, using: &random)
    var adam = Adam(learningRate: learningRate)
    for _ in notebook.progress("conditional VAE", 1...notebook.epochs(schedule)) {
      model.trainEpoch(with: &adam, on: train, using: &random)
    }
    let asked = (0..<1_000).map { $0 / 100 }
    let codes = Tensor.normal(1_000, Self.latents, using: &random)
    let drawn = model.decode(codes, asked)
    notebook.heading("asked for a class", "judge sees it (%)", "and is sure (%)")
    report("held-out digits", "real", heldOut, asked: test.labels.map { Int($0) }, judge)
    report("conditional VAE", "told", drawn, asked: asked, judge)
    report("another class asked", "other", drawn, asked: asked.map { ($0 + 1) % 10 }, judge)
    report("VAE, class by class", "fitted", fitted(vae, to: asked, noise: codes), asked: asked, judge)
    report("VAE, N(0, I)", "untold", vae.decode(codes), asked: asked, judge)
    notebook.print()
    let noise = Tensor.normal(heldOut.rows, Self.latents, using: &random)
    let told = model.negativeELBO(of: heldOut, test.labels.map { Int($0) }, noise: noise)
    let untold = negativeELBO(of: vae.model, heldOut, noise: noise)
    notebook.heading("−ELBO, held out", "nats")
    notebook.row("VAE", nats("untoldLoss", Double(mean(untold).scalar)))
    notebook.row("conditional VAE", nats("toldLoss", Double(mean(told).scalar)))
    nats("classSaves", Double(mean(untold - told).scalar), digits: 2)
    return model
  }

  /// What the VAE decodes from a Gaussian fitted to the codes of each row's class alone.
  private func fitted(_ vae: MeanCodec, to classes: [Int], noise: Tensor) -> Tensor {
    let known = train.prefix(10_000)
    let codes = vae.encode(familiar)
    return vae.decode(
      Tensor(
        stacking: (0..<10).map { label in
          let members = known.indices(of: label)
          let fit = PCA(of: members.isEmpty ? codes : codes.rows(members), components: Self.latents)
          let axes = Tensor(rows: 1, columns: Self.latents, fit.variances.map { Float($0.squareRoot()) })
          return fit.decode(axes * noise.rows(classes.indices.filter { classes[$0] == label }))
        }))
  }

  private func report(
    _ label: String, _ name: String, _ images: Tensor, asked: [Int], _ judge: Judge
  ) {
    let verdicts = judge.verdicts(on: images)
    let seen = zip(verdicts, asked).map { $0.confidence.isNaN ? .nan : $0.label == $1 ? 1.0 : 0 }
    let sure = zip(verdicts, seen).map { $0.confidence > 0.9 ? $1 : 0 * $1 }
    notebook.row(
      label,
      notebook.value("\(name)Seen", 100 * share(of: seen) { $0 == 1 }, digits: 1, unit: "%"),
      notebook.value("\(name)Sure", 100 * share(of: sure) { $0 == 1 }, digits: 1, unit: "%"))
  }
}
// snippet.end
