/// What the parts found, as far as they ran.
struct Findings {
  var training: TrainingResult?
  var products: ProductResult?
  var passes: PassResult?
  var scaling: ScalingResult?
  var book: BookResult?

  /// GFLOP of an epoch's matrix products.
  static let epochOperations = 60_000 * Product.operationsPerImage() / 1e9

  /// The share that the products alone would take of the book's epoch, at OpenBLAS's best speed.
  var rooflineShare: Double? {
    guard let training, let products else { return nil }
    return Findings.epochOperations / products.roof / training.bookEpoch
  }
}

// MARK: - The budget of a step

extension Findings {
  /// Where the time of a step goes: each product and pass alone, beside what it must cost.
  func showBudget() {
    guard let products, let passes else { return }
    var table = Table("on 2 threads", "calls", "µs a step", "must cost")
    var (total, floor) = (0.0, 0.0)
    func add(_ name: String, calls: Int, seconds: Double, least: Double) {
      let (time, least) = (Double(calls) * seconds * 1e6, Double(calls) * least * 1e6)
      (total, floor) = (total + time, floor + least)
      table.add(name, "\(calls)", time.fixed(0), least.fixed(0))
    }
    for result in products.ofStep where result.threads == 2 {
      let least = result.product.operations / products.roof / 1e9
      add("\(result.product)", calls: 1, seconds: result.seconds, least: least)
    }
    for times in passes.times where times.pass.callsPerStep > 0 {
      add(
        times.pass.name, calls: times.pass.callsPerStep, seconds: times.together, least: times.copy)
    }
    table.add("sum", "", total.fixed(0), floor.fixed(0))
    if let training {
      let steps = (60_000.0 / 128).rounded(.up)
      table.add("a step of the median epoch", "", (training.bookEpoch / steps * 1e6).fixed(0), "")
    }
    show(
      "\nBudget of a step: a product must cost its operations at OpenBLAS's best, a pass a copy of its bytes\n\n\(table)"
    )
  }
}
