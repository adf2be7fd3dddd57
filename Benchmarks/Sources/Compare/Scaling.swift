/// How the book's training scales with threads, batch, width and data.
struct Scaling {
  let mnist: String
  let rounds: Int

  /// One way to train. A launch shows about as many images in any way, but for wide layers.
  struct Setting: Hashable {
    var threads = 2
    var batch = 128
    var width = 400
    var images = 60_000

    var epochs: Int { width > 400 ? 4 : 1 + 120_000 / images }

    var contender: Contender {
      .book(
        "\(self)", threads: threads,
        options: ["--batch", "\(batch)", "--hidden", "\(width)", "--images", "\(images)"])
    }
  }

  /// What changes, and the settings that differ in it alone.
  static let axes: [(name: String, settings: [(value: Int, Setting)])] = [
    ("threads", [1, 2].map { ($0, Setting(threads: $0)) }),
    ("batch", [16, 64, 128, 256, 1024].map { ($0, Setting(batch: $0)) }),
    (
      "width",
      [100, 400].map { ($0, Setting(width: $0)) }
        + [1600, 3200].map { ($0, Setting(width: $0, images: 6_000)) }
    ),
    ("images", [6_000, 15_000, 30_000, 60_000].map { ($0, Setting(images: $0)) }),
  ]

  /// All settings in turns, the other way round in every other round.
  func run() async throws -> ScalingResult {
    var seen: Set<Setting> = []
    let settings = Scaling.axes.flatMap { $0.settings.map(\.1) }.filter { seen.insert($0).inserted }
    var epochs: [Setting: [Double]] = [:]
    for round in 0..<rounds {
      for setting in round.isMultiple(of: 2) ? settings : settings.reversed() {
        let launch = try await setting.contender.launch(
          mnist: mnist, epochs: setting.epochs, seed: round + 1)
        epochs[setting, default: []] += launch.laterEpochs
      }
    }
    let result = ScalingResult(seconds: epochs.mapValues(\.median))
    let standard = "2 threads, batch 128, width 400, 60,000 images"
    show("Scaling: \(standard), but for what a row says; rounds: \(rounds)", result.table)
    return result
  }
}

struct ScalingResult {
  /// Of the median epoch, the launches' first ones left out.
  let seconds: [Scaling.Setting: Double]

  func seconds(of setting: Scaling.Setting) -> Double { seconds[setting] ?? .nan }

  func secondsPerImage(_ setting: Scaling.Setting) -> Double {
    seconds(of: setting) / Double(setting.images)
  }

  /// The time an image takes, over that of the standard setting.
  func ratio(_ setting: Scaling.Setting) -> Double {
    secondsPerImage(setting) / secondsPerImage(Scaling.Setting())
  }

  var table: ReportTable {
    var table = ReportTable("", "images", "s an epoch", "µs an image", "÷ standard", "GFLOP/s")
    for axis in Scaling.axes {
      for (value, setting) in axis.settings {
        let time = secondsPerImage(setting)
        let operations = ProductShape.operationsPerImage(width: setting.width)
        table.add(
          "\(axis.name) \(value)", "\(setting.images)", seconds(of: setting).fixed(3),
          (time * 1e6).fixed(1), ratio(setting).fixed(3),
          (operations / time / 1e9).fixed(0))
      }
    }
    return table
  }
}
