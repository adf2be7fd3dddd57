import Foundation
import Testing

@testable import Threading

@Suite struct CoresTests {
  @Test("there is at least one core, and no quota makes them more")
  func available() {
    #expect(1...ProcessInfo.processInfo.activeProcessorCount ~= Cores.available)
  }

  @Test(
    "version 2: a quota of time a period is so many cores, rounded up",
    arguments: [
      ("150000 100000\n", 2), ("200000 100000\n", 2), ("5000 100000\n", 1), ("max 100000\n", nil),
      ("", nil), ("nonsense", nil), ("100000 0\n", nil),
    ] as [(String, Int?)])
  func version2(limit: String, cores: Int?) throws {
    try inGroups("0::/\n", ["cpu.max": limit]) { #expect($0 == cores) }
  }

  @Test(
    "version 1: two files, and −1 for no quota",
    arguments: [("250000\n", 3), ("100000\n", 1), ("-1\n", nil)] as [(String, Int?)])
  func version1(quota: String, cores: Int?) throws {
    let files = ["cpu/cpu.cfs_quota_us": quota, "cpu/cpu.cfs_period_us": "100000\n"]
    try inGroups("2:memory:/\n1:cpu:/\n0::/\n", files) { #expect($0 == cores) }
  }

  @Test("the least of a group's quota and of those above it")
  func nestedGroups() throws {
    let list = "0::/user.slice/job: one\n"
    let (inner, outer) = ("user.slice/job: one/cpu.max", "user.slice/cpu.max")
    for (innerLimit, outerLimit, cores) in [
      ("300000", "max", 3), ("300000", "200000", 2), ("max", "400000", 4),
    ] {
      try inGroups(list, [inner: innerLimit + " 100000\n", outer: outerLimit + " 100000\n"]) {
        #expect($0 == cores)
      }
    }
  }

  @Test("both versions side by side, and controllers that share a folder")
  func mixed() throws {
    let files = [
      "cpu,cpuacct/box/cpu.cfs_quota_us": "400000\n",
      "cpu,cpuacct/box/cpu.cfs_period_us": "100000\n", "unified/box/cpu.max": "max 100000\n",
    ]
    try inGroups("4:cpu,cpuacct:/box\n0::/box\n", files) { #expect($0 == 4) }
  }

  @Test("a container sees its own group as the root, and its path nowhere")
  func container() throws {
    try inGroups("0::/docker/0123\n", ["cpu.max": "100000 100000\n"]) { #expect($0 == 1) }
  }

  @Test("no such files, no quota")
  func noFiles() {
    #expect(Cores.quota(list: "/no/such/file", root: "/no/such/folder") == nil)
  }

  /// Hands on the quota found in a folder with these files, as a process in the groups of `list`.
  private func inGroups(_ list: String, _ files: [String: String], _ check: (Int?) -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files.merging(["list": list], uniquingKeysWith: { first, _ in first }) {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    check(Cores.quota(list: root.appending(path: "list").path, root: root.path))
  }
}
