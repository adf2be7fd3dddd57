import Foundation
import Threading

/// What has become of a script.
public struct Rendering: Sendable {
  /// The picture, or the script if it has none.
  public let file: URL
  /// Why it has none; none too if another rendering's error says why.
  public let error: PlottingError?
}

extension Gnuplot {
  /// Draws pictures of scripts, as many at once as there may be threads.
  ///
  /// After an error that holds for every script no other is begun. It is told once, with the first of the
  /// scripts that met it.
  public func render(_ scripts: [URL]) async -> [Rendering] {
    var renderings = scripts.map { Rendering(file: $0, error: nil) }
    await withTaskGroup(of: (place: Int, rendering: Rendering).self) { group in
      var (waiting, isOver) = (scripts.indices.makeIterator(), false)
      func begin() {
        guard !isOver, let place = waiting.next() else { return }
        group.addTask { (place, await rendering(of: scripts[place])) }
      }
      for _ in 0..<Threads.limit { begin() }
      for await (place, rendering) in group {
        renderings[place] = rendering
        isOver = isOver || rendering.saysItAll
        begin()
      }
    }
    let first = renderings.firstIndex { $0.saysItAll }
    return renderings.enumerated().map { place, rendering in
      let isToldAlready = rendering.saysItAll && place != first
      return isToldAlready ? Rendering(file: rendering.file, error: nil) : rendering
    }
  }

  private func rendering(of script: URL) async -> Rendering {
    do throws(PlottingError) {
      return Rendering(file: try await render(script), error: nil)
    } catch {
      return Rendering(file: script, error: error)
    }
  }
}

extension Rendering {
  fileprivate var saysItAll: Bool { error?.holdsForEveryScript ?? false }
}
