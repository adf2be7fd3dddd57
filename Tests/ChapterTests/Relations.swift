import Foundation
import Notebooks

/// Values that others of the same run determine: ratios, differences, sums and extremes that a chapter prints.
enum Relations {
  /// What a value must be, by its name.
  typealias Formulas = [String: @Sendable (Values) -> Double]

  /// A run's values by name; what it has none of is NaN, which equals nothing.
  @dynamicMemberLookup struct Values {
    let run: Run

    subscript(_ name: String) -> Double { run.value(name)?.number ?? .nan }
    subscript(dynamicMember name: String) -> Double { self[name] }

    /// Those whose names are `name` and a number each.
    func all(_ name: String, _ numbers: ClosedRange<Int>) -> [Double] {
      numbers.map { self["\(name)\($0)"] }
    }
  }

  /// The values of a chapter's run that are not what others make of them.
  static func broken(in run: Run, of chapter: any Chapter.Type) -> [String] {
    let values = Values(run: run)
    return (formulas[chapter.number] ?? [:]).compactMap { name, formula in
      let (found, expected) = (values[name], formula(values))
      let isMet = abs(found - expected) <= 1e-5 * max(abs(found), 1e-3)
      return isMet ? nil : "\(name) is \(found), not \(expected)"
    }
  }

  /// The values of a run that are the same number as others without having their spans, or a formula. Numbers
  /// of few digits, such as shares of a thousand images, may meet, and small ones.
  static func copies(in run: Run, of table: ValueTable, _ chapter: any Chapter.Type) -> [String] {
    let long = run.values.filter {
      abs($0.number) > 0.01 && abs(remainder($0.number * 3e5, 1)) > 1e-6
        && formulas[chapter.number]?[$0.name] == nil
    }
    return Dictionary(grouping: long, by: \.number).compactMap { number, values in
      let names = values.map(\.name)
      return Set(names.map { table[$0]?.spans }).count == 1 ? nil : "\(names) are all \(number)"
    }
  }
}

extension Relations {
  private static func over(_ a: String, _ b: String) -> @Sendable (Values) -> Double {
    { $0[a] / $0[b] }
  }

  private static func minus(_ a: String, _ b: String) -> @Sendable (Values) -> Double {
    { $0[a] - $0[b] }
  }

  private static let formulas: [Int: Formulas] = [
    1: chapter1, 2: chapter2, 3: chapter3, 4: chapter4, 5: chapter5, 6: chapter6, 7: chapter7,
  ]

  private static let chapter1: Formulas = [
    "error": { $0.heldOutError },
    "trainedError": { $0.heldOutError },
    "errorOverPCA": over("error", "pcaError"),
    "linearOverPCA": over("linearError", "pcaError"),
    "stretchedVariance": { 64 * $0.codeVariance },
    "untoldVariance": { $0.stretchedVariance },
    "stretchedChange": { abs($0.stretchedError - $0.trainedError) },
    "untoldChange": { abs($0.untoldError - $0.trainedError) },
    "halfwayOverEnds": over("halfwayDistance", "endDistance"),
    "sameClassOverEnds": over("sameClassDistance", "endDistance"),
  ]

  private static let chapter2: Formulas = [
    "logStep": { $0.all("logStep", 0...2).max() ?? .nan },
    "plainStep": { $0.all("plainStep", 0...2).max() ?? .nan },
    "learnedOverPlain": over("learnedError", "plainError"),
    "sharedOverPlain": over("sharedError", "plainError"),
    "plainSeam": over("plainMiddleTrip", "plainEndTrip"),
    "sharedSeam": over("sharedMiddleTrip", "sharedEndTrip"),
  ]

  private static let chapter3: Formulas = {
    var formulas: Formulas = [
      "klOff": { values in
        ["Moved", "Narrow", "Wide", "Both"].map {
          abs(values["kl\($0)Closed"] - values["kl\($0)Sampled"]) / values["kl\($0)Error"]
        }.max() ?? .nan
      },
      "climbLeft": {
        100 * abs($0.climbExact - $0.climb1024) / abs($0.climbExact - $0.climb1)
      },
      "trainedGap": minus("trainedLikelihood", "trainedELBO"),
    ]
    for name in ["prior", "other", "wide", "best"] {
      formulas["\(name)Sum"] = { $0["\(name)ELBO"] + $0["\(name)Gap"] }
      formulas["\(name)Exact"] = { $0.priorExact }
    }
    for latent in [1, 2, 5, 10, 20] {
      formulas["klFormula\(latent)"] = { 0.5 * log($0["lambda\(latent)"] / $0.noiseVariance) }
      formulas["meanFormula\(latent)"] = { 1 - $0.noiseVariance / $0["lambda\(latent)"] }
    }
    return formulas
  }()

  private static let chapter4: Formulas = {
    var formulas: Formulas = [
      "scoreRatio": over("scoreVariance", "throughVariance"),
      "bestRatio": over("bestVariance", "throughVariance"),
      "scoreOver20": over("score20", "through20"),
      "baselineOver20": over("baseline20", "through20"),
      "scoreGrowth": over("score100", "score10"),
      "baselineGrowth": over("baseline100", "baseline10"),
      "stepThroughError": { 100 * abs($0.stepThrough / $0.stepExact - 1) },
      "stepScoreError": { 100 * abs($0.stepScore / $0.stepExact - 1) },
    ]
    for name in ["gentle", "firm", "steep", "step"] {
      formulas["\(name)Ratio"] = over("\(name)ThroughVariance", "\(name)ScoreVariance")
    }
    for name in ["vae", "baseline", "score", "cut"] {
      formulas["\(name)Loss"] = { $0["\(name)Epoch5"] }
    }
    for name in ["through", "score", "baseline"] {
      formulas["\(name)InsideRatio"] = over("\(name)Inside", "throughInside")
    }
    return formulas
  }()

  private static let chapter5: Formulas = {
    var formulas: Formulas = [
      "firstLoss": { $0.testLoss1 },
      "heldOutLoss": { $0.testLoss10 },
      "largestLogVariance": { $0.all("logVariance", 1...10).max() ?? .nan },
      "meanFlatters": minus("sampledLoss", "atMeanLoss"),
      "fairKL": { $0.meanKL / 20 },
      "surgeryOff": {
        $0.marginalOff * abs($0.information + $0.marginalKL - $0.meanKL)
          / abs($0.marginalKL - $0.meanKL)
      },
      "errorOverPlain": over("vaeError", "plainError"),
      "vaeNearer": { 100 * (1 - $0.vaeRatio / $0.plainRatio) },
      "arcFurther": { 100 * ($0.arcRatio / $0.vaeRatio - 1) },
      "slantOverPCA": over("vaeSlant", "pcaSlant"),
      "slantOverUntrained": over("vaeSlant", "untrainedSlant"),
    ]
    for epoch in 1...10 {
      formulas["testLoss\(epoch)"] = { $0["reconstruction\(epoch)"] + $0["kl\(epoch)"] }
    }
    for name in ["vae", "arc", "plain", "blend"] {
      formulas["\(name)Ratio"] = over("\(name)Halfway", "\(name)Ends")
    }
    return formulas
  }()

  private static let chapter6: Formulas = {
    var formulas: Formulas = [
      "bestOverCoin": over("bestRedrawn", "coinRedrawn"),
      "unitOverCoin": over("unitRedrawn", "coinRedrawn"),
      "judgeMoved": { abs($0.coinDrawnConfident - $0.coinMeanConfident) },
      "judgeShort": minus("askedConfident", "coinMeanConfident"),
      "excessAtOne": { $0.loss2 - ($0.all("loss", 0...6).min() ?? .nan) },
      "excessAtQuarter": { $0.loss0 - ($0.all("loss", 0...6).min() ?? .nan) },
      "levelSlopeOff": { $0.all("slope", 0...5).map { max($0, 1 / $0) }.max() ?? .nan },
      "slopeOff": { values in
        (0...5).map { values["slope\($0)"] / values["price\($0)"] }.map { max($0, 1 / $0) }.max()
          ?? .nan
      },
      "annealedSaved": minus("annealedUsed", "untreatedUsed"),
      "freeBitsSaved": minus("freeBitsUsed", "untreatedUsed"),
      "annealedGain": minus("untreatedLoss", "annealedLoss"),
      "freeBitsGain": minus("untreatedLoss", "freeBitsLoss"),
      "bestRemedyGain": { max($0.annealedGain, $0.freeBitsGain) },
      "gapBestExcess": { _ in 0 },
      "gapTrainedExcess": minus("gapTrainedLoss", "gapBestLoss"),
      "gapUntrainedExcess": minus("gapUntrainedLoss", "gapBestLoss"),
      "gapIdentity": { 2 * log(2) - 2 * $0.gapDivergence },
      "gapIdentityOff": { abs($0.gapBestLoss - $0.gapIdentity) },
      "ganDetourOverVAE": over("ganDetour", "vaeDetour"),
      "freshDetourOverVAE": over("freshDetour", "vaeDetour"),
      "encoderRatio": { _ in 1 },
      "vaeSearchRatio": over("vaeSearchError", "encoderError"),
      "ganSearchRatio": over("ganSearchError", "encoderError"),
      "ladderGapGaussian": minus("ladderGaussian", "ladderTruth"),
      "recallOfFitted": over("tableVAEFittedRecall", "tableRedrawnRecall"),
      "recallOfDiffusion": over("tableVAEDiffusionRecall", "tableRedrawnRecall"),
      "recallOfPrior": over("tableVAEPriorRecall", "tableRedrawnRecall"),
      "recallOfGAN": over("tableGANRedrawnRecall", "tableRedrawnRecall"),
      "precisionOfRedrawn": over("tableRedrawnPrecision", "tableRealPrecision"),
      "precisionOfDiffusion": over("tableVAEDiffusionPrecision", "tableRedrawnPrecision"),
      "precisionOfMemory": over("tableMemoryPrecision", "tableRedrawnPrecision"),
      "precisionOfGAN": over("tableGANPrecision", "tableRealPrecision"),
      "bestError": { 784 * $0.bestSigma * $0.bestSigma },
    ]
    for beta in 0...6 {
      formulas["loss\(beta)"] = { $0["rate\(beta)"] + $0["distortion\(beta)"] }
    }
    for beta in 0...5 {
      formulas["slope\(beta)"] = {
        ($0["distortion\(beta + 1)"] - $0["distortion\(beta)"])
          / ($0["rate\(beta)"] - $0["rate\(beta + 1)"])
      }
    }
    for name in ["linear", "linearBeta", "linearLoud", "linearAnnealed", "linearFreeBits"] {
      formulas["\(name)Miscounted"] = { abs($0["\(name)Used"] - $0["\(name)Predicted"]) }
    }
    for steps in [16, 64, 256, 1024] {
      formulas["ladderGap\(steps)"] = minus("ladder\(steps)", "ladderTruth")
    }
    for model in ["VAE", "Plain"] {
      for way in ["Diffusion", "Shuffled"] {
        formulas["gain\(model)\(way)"] = minus(
          "table\(model)\(way)Sure", "table\(model)FittedSure")
      }
    }
    return formulas
  }()

  private static let chapter7: Formulas = {
    var formulas: Formulas = [
      "knnGain10": minus("knnVAE10", "knnPixels10"),
      "linearGain10": minus("linearVAE10", "linearPixels10"),
      "leastEasyLoss": { min($0.noiseLoss, $0.invertedLoss, $0.shuffledLoss) },
      "thickerLoss": minus("thickenedLoss", "thinnedLoss"),
      "thickerErrorPerInk": minus("thickenedErrorPerInk", "thinnedErrorPerInk"),
      "thickenedCost": minus("thickenedError", "thickenedErrorPerInk"),
      "halvedCost": minus("halvedError", "halvedErrorPerInk"),
      "megabits": { 32 * $0.parameters / 1e6 },
    ]
    for score in ["Loss", "Bound", "Error", "ErrorPerInk", "Ratio", "Ink", "Neighbour"] {
      formulas["mean\(score)"] = { values in
        (0...9).map { values["out\($0)\(score)"] }.reduce(0, +) / 10
      }
      if score != "Loss" { formulas["gain\(score)"] = minus("mean\(score)", "meanLoss") }
    }
    for digit in 0...9 {
      formulas["cost\(digit)"] = minus("out\(digit)Loss", "out\(digit)Ratio")
    }
    for way in ["true", "likeliest", "draw", "draws", "ten", "nearest", "linear", "mean"] {
      formulas["\(way)Over"] = over("\(way)LowerError", "likeliestLowerError")
    }
    for code in ["pngEach", "raw", "gzipEach", "png", "gzip", "weighted", "learning", "learned"] {
      formulas["\(code)OverVAE"] = over("\(code)Rate", "vaeRate")
    }
    return formulas
  }()
}
