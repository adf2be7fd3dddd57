import Foundation
import Testing

@testable import Digits

/// Images of another set, from a folder that holds nothing else.
@Suite struct ForeignImagesTests {
  private let folder: Folder
  private let sample = Sample(count: 12)
  private let name = "t10k-images-idx3-ubyte"

  init() throws { folder = try Folder() }

  @Test("the test images alone are enough, plain or gzipped", arguments: [false, true])
  func alone(_ isGzipped: Bool) throws {
    if isGzipped {
      try folder.write(gzip(sample.images), to: name + ".gz")
    } else {
      try folder.write(sample.images, to: name)
    }
    let images = try ForeignImages(in: folder.path)
    #expect(images.name == URL(filePath: folder.path).lastPathComponent)
    #expect(images.prefix(5).scalars == sample.digits.images(0..<5).scalars)
    #expect(images.prefix(100).scalars == sample.digits.images().scalars)
  }

  @Test("training images are not asked for")
  func training() throws {
    try folder.write(sample.images, to: "train-images-idx3-ubyte")
    let error = DigitError(folder.path, .missingFile(name: name))
    #expect(throws: error) { try ForeignImages(in: folder.path) }
    #expect(error.isMissing)
  }

  @Test("what is no folder, and files that are no images of this size")
  func refused() throws {
    #expect(throws: DigitError("/nowhere/at/all", .missingFolder)) {
      try ForeignImages(in: "/nowhere/at/all")
    }
    for (bytes, problem) in [
      (idx([0, 28, 28], []), DigitError.Problem.noPictures),
      (
        idx([1, 32, 32], [UInt8](repeating: 0, count: 1024)),
        .wrongPictureSize(height: 32, width: 32)
      ),
      (sample.labels, .wrongMagic(expected: [0, 0, 8, 3], found: [0, 0, 8, 1])),
      (Array(sample.images.dropLast()), .truncated(expectedBytes: 9424, foundBytes: 9423)),
    ] {
      let path = try folder.write(bytes, to: name)
      #expect(throws: DigitError(path, problem)) { try ForeignImages(in: folder.path) }
    }
  }
}
