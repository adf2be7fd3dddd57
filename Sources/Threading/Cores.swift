import Foundation

/// The cores that the system lets this process use.
public enum Cores {
  /// Those that are on, or the CPU quota in whole cores if that is less.
  public static let available = min(ProcessInfo.processInfo.activeProcessorCount, quota() ?? .max)

  /// The least CPU quota of the control groups that this process is in, rounded up; nil if none has one.
  ///
  /// A container gets so much time a period of each core it sees. More threads than that would use up
  /// the period's time at once, and all of them stand still for the rest of it. Linux alone has the files.
  ///
  /// - Parameters:
  ///   - list: a line `hierarchy:controllers:path` for each group, as in `man 7 cgroups`.
  ///   - root: where the hierarchies are mounted. A container may see its own group as the root.
  static func quota(list: String = "/proc/self/cgroup", root: String = "/sys/fs/cgroup") -> Int? {
    let cores = contents(list).split(separator: "\n").flatMap { line in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [Double]() }
      // Version 2 has one hierarchy, without a list of controllers; version 1 has some beside it.
      let mounts = fields[1].isEmpty ? [root, root + "/unified"] : [root + "/" + fields[1]]
      return mounts.flatMap { quotas(from: $0, along: fields[2]) }
    }
    return cores.min().flatMap { Int(exactly: $0.rounded(.up)) }
  }

  /// The quotas, in cores, of the folder `mount` and of each folder on the way down `path`.
  private static func quotas(from mount: String, along path: Substring) -> [Double] {
    let names = path.split(separator: "/")
    return (0...names.count).compactMap { depth in
      let folder = ([mount] + names.prefix(depth).map(String.init)).joined(separator: "/")
      let limit =
        contents(folder + "/cpu.max") + contents(folder + "/cpu.cfs_quota_us")
        + contents(folder + "/cpu.cfs_period_us")
      // No limit is "max" or −1.
      let microseconds = limit.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard microseconds.count == 2, microseconds.allSatisfy({ $0 > 0 }) else { return nil }
      return microseconds[0] / microseconds[1]
    }
  }

  /// Nothing if there is no such file.
  private static func contents(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}
