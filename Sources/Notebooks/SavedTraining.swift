import SavedModels

/// What the file of a model says of its training.
struct SavedTraining {
  let metadata: [String: String]

  /// - Parameter draws: the random numbers that it took of the run's stream.
  init(_ run: Run, chapter: Int, epochs: Int, draws: UInt64) {
    metadata = [
      "chapter": "\(chapter)", "seed": "\(run.conditions.seed)", "digits": run.dataTitle,
      "epochs": "\(epochs)", "draws": "\(draws)",
    ]
  }

  /// Of a file by anybody.
  init(_ model: SavedModel) { metadata = model.content.metadata }

  /// The random numbers of a run's stream that it took; none are known of another program's.
  var draws: UInt64 { metadata["draws"].flatMap(UInt64.init) ?? 0 }

  /// `: chapter 5, pen digits, seed 1, epochs 10`, as far as it is told in such words.
  var origin: String {
    let told = ["chapter", "digits", "seed", "epochs"].compactMap { name -> String? in
      guard let value = metadata[name], isPlain(value) else { return nil }
      return name == "digits" ? value : "\(name) \(value)"
    }
    return told.isEmpty ? "" : ": " + told.joined(separator: ", ")
  }

  /// Whether a text of somebody's file can stand in a line of output.
  private func isPlain(_ text: String) -> Bool {
    text.count <= 60 && text.unicodeScalars.allSatisfy { $0.value > 31 && $0.value != 127 }
  }
}
