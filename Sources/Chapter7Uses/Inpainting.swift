// snippet.inpaint
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

extension Study {
  func inpaint(by vae: MeanCodec, _ judge: Judge, using random: inout Random) {
    notebook.cell("inpaint", "The lower half of digits, from the upper one")
    let count = min(300, heldOut.rows)
    let x = heldOut.rows(0..<count)
    let (upper, lower) = (0..<392, 392..<784)
    let (seen, hidden) = (x.columns(upper), x.columns(lower))
    let labels = test.labels.prefix(count).map { Int($0) }
    func rep(_ s: String, _ y: Tensor) {
      let whole = Tensor(stacking: [seen.transposed, y.transposed]).transposed
      let v = judge.verdicts(on: whole)
      let ok = Double(zip(v, labels).count { $0.label == $1 }) / Double(count)
      let sure = Double(v.count { $0.confidence > 0.9 }) / Double(count)
      print(s, mean(squaredError(y, hidden)).scalar, "judge right", 100 * ok, "sure", 100 * sure)
    }
    rep("truth", hidden)
    var t = ContinuousClock.now
    func lap(_ s: String) { print("TIME", s, ContinuousClock.now - t); t = .now }
    let known = (familiar.columns(upper), familiar.columns(lower))
    rep("mean", columnMeans(known.1).rows([Int](repeating: 0, count: count)))
    let nn = NearestNeighbours(known.0).nearest(seen, k: min(10, familiar.rows))
    rep("nearest", known.1.rows(nn.map { $0[0].index }))
    rep("10 nearest", Tensor(stacking: nn.map { columnMeans(known.1.rows($0.map(\.index))) }))
    lap("nn")
    for ridge in [1.0, 10, 100] {
      rep("ridge \(ridge)", HalfRegression(from: known.0, to: known.1, ridge: ridge).predict(seen))
    }
    lap("ridge x3")
    rep("redrawn whole", vae.reconstruct(x).columns(lower))
    rep("encoded mean-filled", vae.reconstruct(Tensor(stacking: [seen.transposed, columnMeans(known.1).rows([Int](repeating: 0, count: count)).transposed]).transposed).columns(lower))
    let search = CodeSearch(for: seen, by: vae.model)
    for steps in [50, 100, 200, 400] {
      let z = search.optimise(from: .zeros(count, 20), steps: steps)
      rep("MAP \(steps) energy \(mean(search.energy(of: z)).scalar)", vae.decode(z).columns(lower))
      lap("map \(steps)")
    }
    let z0 = search.optimise(from: .zeros(count, 20), steps: 100)
    for h in [0.001, 0.003, 0.01] as [Float] {
      var sum = Tensor.zeros(count, 392); var n: Float = 0
      var energies = 0.0
      search.sample(from: z0, steps: 500, step: h, using: &random) { step, z in
        if step % 10 == 9, step >= 100 { sum = sum + vae.decode(z).columns(lower); n += 1; energies += Double(mean(search.energy(of: z)).scalar) }
        if step == 100 || step == 200 || step == 499 { rep("  sample h \(h) step \(step)", vae.decode(z).columns(lower)) }
      }
      rep("langevin mean \(h) energy \(energies / Double(n))", 1 / n * sum)
      lap("langevin")
    }
  }
}
// snippet.end
