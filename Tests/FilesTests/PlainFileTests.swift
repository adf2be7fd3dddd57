import Foundation
import Testing

@testable import Files
@testable import Plotting

@Suite struct PlainFileTests {
  @Test func theSizeIsThatOfAPlainFileAlone() throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "file")
    try Data("twelve bytes".utf8).write(to: file)
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(try plainFileSize(at: file.path) == 12)
    #expect(try plainFileSize(at: link.path) == 12)
    #expect(try plainFileSize(at: folder.url.path) == nil)
    #expect(try plainFileSize(at: "/dev/null") == nil)
    #expect(throws: SystemError(ENOENT)) { try plainFileSize(at: file.path + "s") }
  }
}
