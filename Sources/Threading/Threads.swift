import Synchronization

/// How many cores an operation may use. It never changes a result, only the time it takes.
public enum Threads {
  /// The most threads an operation starts: `Threads.$limit.withValue(1) { … }`. All cores unless told.
  @TaskLocal public static var limit = Cores.available

  /// Calls `body` on the parts of 0..<count, in parallel when `work` (in about one cycle each) pays
  /// for the start of a thread. Parts begin at multiples of `grain`; each index is in one part. There are
  /// at most 64.
  // snippet.split
  public static func split(
    _ count: Int, grain: Int = 1, work: Int, _ body: @Sendable (Range<Int>) -> Void
  ) {
    let grains = (count + grain - 1) / grain
    let parts = min(limit, Workers.mostParts, grains, max(1, work / 8_000))
    guard parts > 1 else { return body(0..<count) }
    Workers.shared.perform(parts) { part in
      let start = grains * part / parts * grain
      let end = min(grains * (part + 1) / parts * grain, count)
      body(start..<end)
    }
  }
  // snippet.end

  // snippet.map
  /// The results of `body` on the items, in their order: whole computations side by side, one a thread,
  /// where each is of operations too short to be worth sharing. The last items, if they would leave a
  /// thread idle, come one by one, with all threads for their operations.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @Sendable (Item) -> Result
  ) -> [Result] {
    let count = limit > 1 ? items.count / limit * limit : 0
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: count))
    if count > 0 {
      Workers.shared.perform(min(limit, Workers.mostParts)) { _ in
        $limit.withValue(1) {
          while case let index = next.add(1, ordering: .relaxed).oldValue, index < count {
            let result = body(items[index])
            results.withLock { $0[index] = result }
          }
        }
      }
    }
    return results.withLock { $0.compactMap(\.self) } + items[count...].map(body)
  }
  // snippet.end
}
