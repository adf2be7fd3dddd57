/// How well a score tells anomalies from ordinary cases, over all thresholds: the receiver operating
/// characteristic.
public struct ROC: Sendable {
  /// The AUROC, the area under the curve: the probability that an anomaly has a higher score than an ordinary case,
  /// a tie counted half. 0.5 for a score that knows nothing, 0 for one that has it the wrong way round.
  public let area: Double
  /// The standard error of the area over draws of both, by DeLong, DeLong and Clarke-Pearson (1988); 0 where the
  /// scores do not overlap, NaN of fewer than two cases of a kind.
  public let standardError: Double
  /// Half of the area's 95 % band.
  public var halfBand: Double { 1.96 * standardError }

  /// Compares the scores of `anomalies` with those of ordinary cases, exactly, in O(n log n). All is NaN if one
  /// score is, or if there is no case of a kind.
  public init(of anomalies: [Double], above ordinary: [Double]) {
    guard !(anomalies + ordinary).contains(where: \.isNaN) else {
      (area, standardError) = (.nan, .nan)
      return
    }
    let ranks = midranks(anomalies + ordinary)
    // A rank among all, less the rank among one's own, counts the others below; ties are halves.
    let hits = zip(ranks, midranks(anomalies)).map { $0 - $1 }
    let misses = zip(ranks[anomalies.count...], midranks(ordinary)).map { $0 - $1 }
    let (m, n) = (Double(anomalies.count), Double(ordinary.count))
    area = hits.reduce(0, +) / (m * n)
    standardError =
      (variance(hits) / (n * n * m) + variance(misses) / (m * m * n)).squareRoot()
  }
}

extension ROC {
  /// A threshold's two shares, in 0…1.
  public struct Point: Equatable, Sendable {
    /// Of the ordinary cases, those whose score reaches the threshold.
    public let falseAlarms: Double
    /// Of the anomalies, those.
    public let found: Double
  }

  /// The curve from (0, 0) to (1, 1), a point for each score that somebody has, the highest first. None may be NaN.
  public static func curve(of anomalies: [Double], above ordinary: [Double]) -> [Point] {
    let cases = (anomalies.map { ($0, true) } + ordinary.map { ($0, false) }).sorted { $0.0 > $1.0 }
    var (found, alarms) = (0, 0)
    var points = [Point(falseAlarms: 0, found: 0)]
    for (place, (score, isAnomaly)) in cases.enumerated() {
      if isAnomaly { found += 1 } else { alarms += 1 }
      let isLastOfItsScore = place + 1 == cases.count || cases[place + 1].0 < score
      if isLastOfItsScore {
        points.append(
          Point(
            falseAlarms: Double(alarms) / Double(ordinary.count),
            found: Double(found) / Double(anomalies.count)))
      }
    }
    return points
  }
}

/// The place of each number in ascending order, from 1; equal ones share the mean of their places.
private func midranks(_ numbers: [Double]) -> [Double] {
  let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
  var ranks = [Double](repeating: 0, count: numbers.count)
  var first = 0
  while first < order.count {
    let equal = order[first...].prefix { numbers[$0] == numbers[order[first]] }
    for index in equal { ranks[index] = Double(first + 1 + equal.endIndex) / 2 }
    first = equal.endIndex
  }
  return ranks
}

/// Of a sample, divided by one less than its size.
private func variance(_ numbers: [Double]) -> Double {
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)
}
