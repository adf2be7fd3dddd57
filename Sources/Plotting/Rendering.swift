import Foundation

/// What has become of a script.
public struct Rendering: Sendable {
  /// The picture, or the script if it has none.
  public let file: URL
  /// Why it has none; none too if another rendering's error says why.
  public let error: PlottingError?
}

extension Gnuplot {
  /// Draws pictures of scripts, as many at once as there are cores.
  ///
  /// An error that holds for every script ends it, and is told once: with the first script that met it.
  public func render(_ scripts: [URL]) async -> [Rendering] {
    var renderings = scripts.map { Rendering(file: $0, error: nil) }
    await withTaskGroup(of: (place: Int, rendering: Rendering).self) { group in
      var waiting = scripts.indices.makeIterator()
      func begin() {
        guard let place = waiting.next() else { return }
        group.addTask { (place, await rendering(of: scripts[place])) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { begin() }
      for await (place, rendering) in group {
        renderings[place] = rendering
        if !rendering.saysItAll { begin() }
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
