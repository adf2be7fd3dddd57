/// What the parts found, as far as they ran.
struct Findings {
  var training: TrainingResult?
  var products: ProductResult?
  var passes: PassResult?
  var scaling: ScalingResult?
  var book: BookResult?
  var portable: PortableResult?
}

extension Findings {
  /// Where the time of a step goes: each product and pass alone, beside what it must cost, which is a
  /// product's operations (those with zeros too) at OpenBLAS's best speed and a pass's bytes at a copy's.
  func showBudget() {
    guard let products, let passes else { return }
    let ofDigits = products.ofDigits.map(\.product.withoutDigits)
    let dense = products.ofStep.filter { !ofDigits.contains($0.product) }
    let ofProducts = (products.ofDigits + dense).filter { $0.threads == 2 }.map { result in
      Cost(
        "\(result.product)", calls: 1, seconds: result.seconds,
        least: result.product.operations / products.roof / 1e9)
    }
    let ofPasses = passes.times.filter { $0.pass.callsPerStep > 0 }.map { times in
      Cost(
        times.pass.name, calls: times.pass.callsPerStep, seconds: times.together, least: times.least
      )
    }
    var table = ReportTable("on 2 threads", "calls", "µs", "must cost")
    func add(_ costs: [Cost], _ total: String) {
      for cost in costs { table.add(cost.name, "\(cost.calls)", cost.time, cost.leastTime) }
      let sum = Cost(sum: costs, total)
      table.add(sum.name, "", sum.time, sum.leastTime)
    }
    add(ofProducts, "all products")
    add(ofPasses, "all passes")
    let all = Cost(sum: ofProducts + ofPasses, "sum of all, each alone")
    table.add(all.name, "", all.time, all.leastTime)
    if let training {
      let steps = (60_000.0 / 128).rounded(.up)
      table.add(
        "measured, median epoch ÷ steps", "", (training.bookEpoch / steps * 1e6).fixed(0), "–")
    }
    show("Budget of a step", table)
  }
}

/// What the calls of one kind cost a step, in seconds.
private struct Cost {
  let name: String
  let calls: Int
  let seconds: Double
  let least: Double

  init(_ name: String, calls: Int, seconds: Double, least: Double) {
    (self.name, self.calls) = (name, calls)
    (self.seconds, self.least) = (Double(calls) * seconds, Double(calls) * least)
  }

  init(sum costs: [Cost], _ name: String) {
    (self.name, calls) = (name, costs.reduce(0) { $0 + $1.calls })
    seconds = costs.reduce(0) { $0 + $1.seconds }
    least = costs.reduce(0) { $0 + $1.least }
  }

  /// In microseconds.
  var time: String { (seconds * 1e6).fixed(0) }
  var leastTime: String { (least * 1e6).fixed(0) }
}
