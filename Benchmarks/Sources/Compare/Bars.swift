/// A bar that a measured number must reach.
private struct Bar {
  let name: String
  let measured: Double
  let relation: String
  let bound: Double
  let holds: Bool

  static func atLeast(_ bound: Double, _ measured: Double, _ name: String) -> Bar {
    Bar(name: name, measured: measured, relation: "≥", bound: bound, holds: measured >= bound)
  }

  static func atMost(_ bound: Double, _ measured: Double, _ name: String) -> Bar {
    Bar(name: name, measured: measured, relation: "≤", bound: bound, holds: measured <= bound)
  }
}

extension Findings {
  /// Prints each bar that the parts which ran can judge.
  func showVerdict() {
    let bars =
      trainingBars + rooflineBars + productBars + scalingBars + bookBars
      + portableBars
    guard !bars.isEmpty else { return }
    var table = ReportTable("bar", "must", "measured", "holds")
    for bar in bars {
      table.add(
        bar.name, "\(bar.relation) \(bar.bound.fixed(2))", bar.measured.fixed(2),
        bar.holds ? "yes" : "NO")
    }
    show("Verdict: \(bars.filter(\.holds).count) of \(bars.count) bars hold", table)
  }

  private var trainingBars: [Bar] {
    guard let training, let book = training.times(of: TrainingRace.book),
      let eager = training.times(of: TrainingRace.eager)
    else { return [] }
    func ratio(_ contender: Contender) -> Double {
      training.epoch(of: contender) / training.bookEpoch
    }
    return [
      .atLeast(2.5, ratio(TrainingRace.eager), "epoch, PyTorch eager ÷ ours"),
      .atLeast(1.7, ratio(TrainingRace.compiled), "epoch, torch.compile ÷ ours"),
      .atLeast(1.4, ratio(TrainingRace.scan), "epoch, JAX scan ÷ ours"),
      .atLeast(1.8, ratio(TrainingRace.bookAlone), "epoch, our 1 thread ÷ our 2"),
      .atMost(150, book.peakMegabytes, "peak memory, MB"),
      .atMost(
        1.0 / 3, book.untilFirstEpoch / eager.untilFirstEpoch,
        "launch to first epoch's end, ours ÷ PyTorch eager's"),
    ]
  }

  /// The products of an epoch at OpenBLAS's best speed, over the book's whole epoch.
  private var rooflineBars: [Bar] {
    guard let training, let products else { return [] }
    let operations = 60_000 * ProductShape.operationsPerImage() / 1e9
    let name =
      "roofline, \(operations.fixed(0)) GFLOP at \(products.roof.fixed(0)) GFLOP/s, ÷ our epoch"
    return [.atLeast(0.75, operations / products.roof / training.bookEpoch, name)]
  }

  private var productBars: [Bar] {
    guard let products, let worst = products.worst else { return [] }
    return ProductDuels.threadCounts.map {
      .atLeast(1, products.mean(threads: $0), "products ÷ OpenBLAS, geometric mean, threads \($0)")
    } + [.atLeast(0.85, worst.ratio, "worst product, \(worst.product), threads \(worst.threads)")]
  }

  private var scalingBars: [Bar] {
    guard let scaling, let data = Scaling.axes.last else { return [] }
    let largest = data.settings.map { abs(scaling.ratio($0.1) - 1) }.max() ?? .nan
    return [.atMost(0.05, largest, "time an image, fewer images against 60,000: deviation")]
  }

  private var bookBars: [Bar] {
    guard let book else { return [] }
    return [.atMost(1.15, book.ratio, "chapter5, debug ÷ release")]
  }

  private var portableBars: [Bar] {
    guard let portable else { return [] }
    return [.atMost(8, portable.ratio, "epoch, PORTABLE=1 ÷ AVX2")]
  }
}
