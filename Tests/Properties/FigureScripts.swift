import Foundation
import Plotting
import Synchronization

/// Whatever the texts of a figure, its script is the one of plain words but for what stands in strings
/// and comments.
///
/// An input is fields with the byte 255 between them, which no text has: the figure's shape, then its
/// texts.
public struct FigureScripts: Property {
  private let folder: URL
  private let plain = PlainSkeletons()

  public init(in folder: URL) { self.folder = folder.appending(path: "figures") }

  public func check(_ input: [UInt8]) throws(Violation) -> Int {
    let texts = FigureTexts(input)
    let found = try skeleton(of: texts.figure())
    let expected = try plain.skeleton(of: texts.plain) { (texts) throws(Violation) in
      try skeleton(of: texts.figure())
    }
    if found != expected {
      let place = zip(found, expected).prefix { $0 == $1 }.count
      let around = String(decoding: found[max(0, place - 20)...].prefix(60), as: UTF8.self)
      throw Violation("a text gets out of its string, at “\(around)”")
    }
    return texts.byteCount
  }

  /// Draws the figure with gnuplot, in a folder whose name is such a text too. No other file may appear.
  public func draw(_ input: [UInt8]) async throws(Violation) {
    let texts = FigureTexts(input)
    let place = folder.appending(path: "drawn")
    defer { try? FileManager.default.removeItem(at: place) }
    let figure = texts.figure()
    var expected = ["", "/\(figure.name).gp", "/\(figure.name).svg"]
    do throws(PlottingError) {
      try await Gnuplot().render(figure.write(to: place.appending(path: texts.folderName)))
    } catch {
      guard error.isLackOfSpace else { throw Violation("\(error)") }
      expected.removeLast()
    }
    let files = try? FileManager.default.subpathsOfDirectory(atPath: place.path)
    guard let files, Set(files) == Set(expected.map { texts.folderName + $0 } + ["style.gp"]) else {
      throw Violation("gnuplot leaves \(files ?? []) behind")
    }
  }

  private func skeleton(of figure: Figure) throws(Violation) -> [UInt8] {
    do {
      let script = try Data(contentsOf: figure.write(to: folder))
      return try GnuplotSkeleton(of: script).bytes
    } catch let violation as Violation {
      throw violation
    } catch {
      throw Violation("\(error)")
    }
  }
}

extension PlottingError {
  /// Whether gnuplot merely finds no room for words as long as these.
  fileprivate var isLackOfSpace: Bool {
    guard case .gnuplotFailed(_, 0, let message) = self else { return false }
    return message.split(separator: "\n").allSatisfy { $0.contains(/warning: .*difficulty/) }
  }
}

/// The skeletons of figures with plain words, of which there are few.
private final class PlainSkeletons: Sendable {
  private let known = Mutex<[FigureTexts: [UInt8]]>([:])

  func skeleton(
    of texts: FigureTexts, make: (FigureTexts) throws(Violation) -> [UInt8]
  ) throws(Violation) -> [UInt8] {
    if let skeleton = known.withLock({ $0[texts] }) { return skeleton }
    let skeleton = try make(texts)
    known.withLock {
      if $0.count >= 1000 { $0 = [:] }
      $0[texts] = skeleton
    }
    return skeleton
  }
}
