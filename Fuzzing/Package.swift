// swift-tools-version: 6.2
import PackageDescription

// A libFuzzer program for each property that must hold of any bytes. Scripts/fuzz builds and runs them.

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "verified-vae", path: "..")],
  targets: [
    .target(name: "AllocationMeter"),
    .target(name: "Harness", dependencies: ["AllocationMeter", .properties]),
    fuzzer("digits"),
    fuzzer("texts"),
    fuzzer("figures"),
    fuzzer("models"),
  ],
  swiftLanguageModes: [.v6]
)

extension Target.Dependency {
  static var properties: Self { .product(name: "Properties", package: "verified-vae") }
}

func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: "fuzz-\(name)", dependencies: ["Harness", .properties], path: "Sources/\(name)")
}
