// snippet.compare
import Chapter1Autoencoder
import Chapter5VAE
import Digits
import Measures
import Notebooks
import Tensors

/// How often a classifier is right with some features, for each number of labels a class.
struct Learning {
  /// In %, one a draw of the labelled images.
  let accuracies: [[Double]]

  /// Of each number of labels, over the draws.
  var means: [Double] { accuracies.map { mean(of: $0) } }
  var spreads: [Double] { accuracies.map(spread) }

  /// In how many draws the other has fewer right, for each number of labels.
  func wins(over other: Learning) -> [Int] {
    zip(accuracies, other.accuracies).map { mine, others in
      zip(mine, others).count { $0 > $1 }
    }
  }
}

extension Study {
  /// The numbers of labels a class, and how many draws of them.
  static let labels = [1, 5, 10, 100]
  static let draws = 20

  /// What codes are worth as features, beside pixels and others.
  func compareFeatures(of pair: Pair, using random: inout Random) {
    notebook.cell("features", "Codes as features: held-out digits whose class is found")
    let features = features(of: pair, using: &random)
    let labels = train.labels.prefix(familiar.rows).map { Int($0) }
    let draws = Self.labels.map { perClass in
      (0..<Self.draws).map { _ in Labelled(perClass, ofEach: labels, using: &random) }
    }
    let budgets = draws + [[Labelled(all: labels)]]
    let learnt = Classifier.allCases.map { classifier in
      features.map { learning(classifier, from: $0, labels, budgets) }
    }
    report("nearest neighbours", "knn", features, learnt[0])
    notebook.print()
    report("linear probe", "linear", features, learnt[1])
    notebook.figure(learningCurves(features, learnt))
  }

  /// - Parameter budgets: the labelled images, for each number of labels one draw or more.
  private func learning(
    _ classifier: Classifier, from features: Features, _ labels: [Int], _ budgets: [[Labelled]]
  ) -> Learning {
    // Divided by one number, so that all features are about as large, and distances keep their order.
    let size = squareRoot(mean(square(features.known)) + 1e-6)
    let (known, asked) = (features.known / size, features.asked / size)
    let truth = test.labels.prefix(asked.rows).map { Int($0) }
    let steps = 10 * notebook.epochs(10)
    let accuracies = budgets.map { draws in
      notebook.sideBySide("labels", draws) { labelled in
        let guesses = classifier.classes(
          of: asked, by: known.rows(labelled.rows), labelled.rows.map { labels[$0] },
          perClass: labelled.perClass, steps: steps)
        return accuracy(of: guesses, truth)
      }
    }
    return Learning(accuracies: accuracies)
  }

  private func report(
    _ classifier: String, _ name: String, _ features: [Features], _ learnt: [Learning]
  ) {
    let columns = Self.labels.map(String.init) + ["All"]
    notebook.heading("\(classifier), right in %", "1 a class", "5", "10", "100", "all")
    for (feature, learning) in zip(features, learnt) {
      notebook.row(
        feature.label,
        zip(columns, learning.means).map { column, mean in
          notebook.value("\(name)\(feature.name)\(column)", mean, digits: 1, unit: "%")
        })
    }
    notebook.row(
      "VAE, spread over draws",
      zip(columns, learnt[0].spreads).dropLast().map { column, spread in
        notebook.value("\(name)Spread\(column)", spread, digits: 1, unit: "percentage points")
      })
    notebook.value(
      "\(name)Gain10", learnt[0].means[2] - learnt[1].means[2], digits: 1,
      unit: "percentage points")
    for (feature, learning) in zip(features, learnt).dropFirst() {
      notebook.row(
        "VAE beats \(feature.label) in",
        zip(columns, learnt[0].wins(over: learning)).dropLast().map { column, wins in
          notebook.value(
            "\(name)Over\(feature.name)\(column)", Double(wins), digits: 0,
            unit: "of \(Self.draws) draws")
        })
    }
  }
}
// snippet.end
