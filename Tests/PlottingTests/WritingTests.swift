import Foundation
import Testing

@testable import Files
@testable import Plotting

@Suite struct WritingTests {
  @Test func laysTheStyleBesideTheFolder() throws {
    let folder = try TemporaryFolder()
    try Gallery.bars.write(to: folder.url)
    let style = folder.parent.appending(path: "style.gp")
    #expect(try String(contentsOf: style, encoding: .utf8).contains("set linetype 1"))
    try Data("mine".utf8).write(to: style)
    try Gallery.bars.write(to: folder.url)
    #expect(try String(contentsOf: style, encoding: .utf8) == Style.text)
    #expect(try folder.files == ["bars.gp"])
  }

  @Test func makesTheFoldersOnTheWay() throws {
    let folder = try TemporaryFolder()
    let script = try Gallery.bars.write(to: folder.url.appending(path: "plots/1-autoencoder"))
    #expect(FileManager.default.fileExists(atPath: script.path()))
  }

  @Test(arguments: ["taken", "taken/below"])
  func saysWhenAFileIsInTheFoldersPlace(path: String) throws {
    let folder = try TemporaryFolder()
    try Data().write(to: folder.url.appending(path: "taken"))
    let target = folder.url.appending(path: path)
    let error = #expect(throws: PlottingError.self) { try Gallery.bars.write(to: target) }
    #expect(error?.description.hasPrefix("cannot write \(target.path()): ") == true)
  }

  @Test func saysWhenAFolderIsInTheScriptsPlace() throws {
    let folder = try TemporaryFolder()
    let script = folder.url.appending(path: "bars.gp")
    try FileManager.default.createDirectory(at: script, withIntermediateDirectories: true)
    #expect(
      throws: PlottingError.cannotWrite(WriteError(path: script.path(), reason: "Is a directory"))
    ) {
      try Gallery.bars.write(to: folder.url)
    }
    #expect(try folder.files == ["bars.gp"])
  }

  /// Small figures fail when they are closed, large ones while they are sent.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      Figure("small", title: "Small", Panel(x: "x", y: "y", .line("a", [1.0, 2]))),
      figure(images: 200),
    ])
  func saysWhenTheDiskIsFull(figure: Figure) throws {
    let failure = #expect(throws: SystemError.self) {
      try Session(writingTo: "/dev/full").send(Script(figure, to: .picture))
    }
    #expect(failure?.reason == "No space left on device")
  }

  static func figure(images: Int) -> Figure {
    let tiles = [[Float]](repeating: .init(repeating: 0.5, count: 784), count: images)
    return Figure("tiles", title: "Tiles", Panel(.images(tiles, columns: 10)))
  }
}
