import Foundation
import Testing

@testable import Files
@testable import Plotting

@Suite struct PlainFileTests {
  @Test func plainFilesAloneAreOpened() throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "file")
    try Data("twelve bytes".utf8).write(to: file)
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    for path in [file.path, link.path] {
      let opened = try #require(try PlainFile(at: path))
      #expect(opened.size == 12)
      #expect(opened.begins(with: Array("twelve".utf8)) && !opened.begins(with: [0]))
      #expect(try opened.readAll() == Data("twelve bytes".utf8))
    }
    #expect(try PlainFile(at: folder.url.path) == nil)
    #expect(try PlainFile(at: "/dev/null") == nil)
    #expect(throws: SystemError(ENOENT)) { try PlainFile(at: file.path + "s") }
  }

  @Test func whatIsReadIsNoMoreThanIsLeft() throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "file")
    try Data("twelve bytes".utf8).write(to: file)
    let opened = try #require(try PlainFile(at: file.path))
    try Data("six".utf8).write(to: file)
    #expect(try opened.readAll() == Data("six".utf8))
  }

  @Test func aLinkThatLeadsNowhereIsThere() throws {
    let folder = try Folder()
    let link = folder.url.appending(path: "link")
    #expect(!isThere(link.path))
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.url.appending(path: "none"))
    #expect(isThere(link.path))
    #expect(throws: SystemError(ENOENT)) { try PlainFile(at: link.path) }
  }
}
