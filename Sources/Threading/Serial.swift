// Embedded Swift has no threads: there, one does all the work.

#if hasFeature(Embedded)

  /// How many cores an operation may use. It never changes a result, only the time it takes.
  public enum Threads {
    /// Calls `body` on all of 0..<count.
    public static func split(
      _ count: Int, grain: Int = 1, work: Int, _ body: @Sendable (Range<Int>) -> Void
    ) {
      body(0..<count)
    }
  }

#endif
