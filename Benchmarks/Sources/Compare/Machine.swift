import Foundation
import Subprocess

/// What the numbers were measured on.
enum Machine {
  static func description(withPeers: Bool) async throws -> String {
    let information = ProcessInfo.processInfo
    let swift = try await output(of: .name("swift"), ["--version"])
    var lines = [
      "Measured on: \(try await processor()), \(information.activeProcessorCount) cores, "
        + information.operatingSystemVersionString,
      swift.split(separator: "\n").first.map(String.init) ?? swift, OpenBLAS.description,
    ]
    if withPeers { lines.append(try await peers()) }
    return lines.joined(separator: "\n")
  }

  private static func processor() async throws -> String {
    #if os(Linux)
      let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
      let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
      return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown CPU"
    #else
      return try await output(of: .name("sysctl"), ["-n", "machdep.cpu.brand_string"])
    #endif
  }

  private static func peers() async throws -> String {
    let script = """
      import platform
      from importlib.metadata import version
      peers = [f"{name} {version(name)}" for name in ("torch", "jax", "numpy")]
      print(", ".join(["Python " + platform.python_version()] + peers))
      """
    do {
      return try await output(of: .path(.init(Repository.python)), ["-c", script])
    } catch {
      throw Failure("no peers in \(Repository.python): start this by Benchmarks/compare (\(error))")
    }
  }

  private static func output(of program: Executable, _ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      program, arguments: Arguments(arguments), output: .string(limit: 1 << 16))
    return result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
