// snippet.obedience
import Chapter1Autoencoder
import Chapter4Reparameterization
import Chapter5VAE
import Chapter6Limits
import Digits
import Measures
import Notebooks
import Tensors

/// How often a judge sees the class that was asked for, in %.
struct Obedience {
  /// As the likeliest class.
  let seen: Double
  /// And surely so.
  let sure: Double

  init(of images: Tensor, asked: [Int], by judge: Judge) {
    let confidences = zip(judge.verdicts(on: images), asked).map { verdict, label in
      // What is no number stays none.
      verdict.label == label || verdict.confidence.isNaN ? verdict.confidence : 0
    }
    seen = 100 * share(of: confidences) { $0 > 0 }
    sure = 100 * sureShare(of: confidences)
  }
}
// snippet.end

// snippet.demand
extension Study {
  /// Asks two VAEs that are told the class, and two ways to use one that is not, for 100 digits of each class.
  func generateOnDemand(
    beside vae: MeanCodec, _ judge: Judge, using random: inout Random
  ) -> ConditionalVAE {
    notebook.cell("demand", "Digits on demand")
    let start = random.split()
    let models = trainConditional(classScales: [1, 0], from: start)
    let (model, timid) = (models[0], models[1])
    let asked = (0..<1_000).map { $0 / 100 }
    let codes = Tensor.normal(asked.count, Self.latents, using: &random)
    let drawn = model.decode(codes, asked)
    let classwise = vae.decode(fitted(to: vae, classes: asked, noise: codes))
    let labels = test.labels.map { Int($0) }
    notebook.heading("asked for a class", "judge sees it (%)", "and is sure (%)")
    report("held-out digits", "real", heldOut, asked: labels, judge)
    report("conditional VAE", "told", drawn, asked: asked, judge)
    report("the next class asked", "next", drawn, asked: asked.map { ($0 + 1) % 10 }, judge)
    report("tables from 0", "timid", timid.decode(codes, asked), asked: asked, judge)
    report("VAE, N(0, I)", "untold", vae.decode(codes), asked: asked, judge)
    report("VAE, class by class", "classwise", classwise, asked: asked, judge)
    let noise = Tensor.normal(heldOut.rows, Self.latents, using: &random)
    notebook.print()
    notebook.heading("−ELBO, held out", "nats")
    for (label, name, losses) in [
      ("VAE", "untold", negativeELBO(of: vae.model, heldOut, noise: noise)),
      ("conditional VAE", "told", model.negativeELBO(of: heldOut, labels, noise: noise)),
      ("tables from 0", "timid", timid.negativeELBO(of: heldOut, labels, noise: noise)),
    ] { notebook.row(label, nats("\(name)Loss", Double(mean(losses).scalar))) }
    notebook.figure(styleGrid(by: model, codes: codes.rows(0..<6)))
    return model
  }

  /// VAEs of chapter 5's size that are told the class. All begin alike but for their tables.
  private func trainConditional(classScales: [Float], from start: Random) -> [ConditionalVAE] {
    let epochs = notebook.epochs(schedule)
    return notebook.sideBySide("conditional VAEs", classScales) {
      [train, hidden, learningRate] classScale in
      var random = start
      var model = ConditionalVAE(
        latents: Self.latents, hidden: hidden, classScale: classScale, using: &random)
      var adam = Adam(learningRate: learningRate)
      for _ in 0..<epochs { model.trainEpoch(with: &adam, on: train, using: &random) }
      return model
    }
  }

  /// Codes from a Gaussian that is fitted to the VAE's codes of each row's class alone.
  /// - Parameter classes: in ascending order, as many of each.
  private func fitted(to vae: MeanCodec, classes: [Int], noise: Tensor) -> Tensor {
    let codes = vae.encode(familiar)
    let known = train.prefix(familiar.rows)
    let parts = (0..<10).map { label in
      let members = known.indices(of: label)
      let fit = PCA(
        // Of a class that is not there, any digit must do.
        of: members.isEmpty ? codes : codes.rows(members), components: noise.columns)
      let axes = Tensor(
        rows: 1, columns: noise.columns, fit.variances.map { Float($0.squareRoot()) })
      return fit.decode(axes * noise.rows(classes.indices.filter { classes[$0] == label }))
    }
    return Tensor(stacking: parts)
  }

  private func report(
    _ label: String, _ name: String, _ images: Tensor, asked: [Int], _ judge: Judge
  ) {
    let obedience = Obedience(of: images, asked: asked, by: judge)
    notebook.row(
      label, notebook.value("\(name)Seen", obedience.seen, digits: 1, unit: "%"),
      notebook.value("\(name)Sure", obedience.sure, digits: 1, unit: "%"))
  }
}
// snippet.end
