// swift-tools-version: 6.2
import PackageDescription

// Speed beside the peers. A package of its own, so that the book itself does not link them.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "verified-vae", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(name: "Reports"),
    .executableTarget(
      name: "training",
      dependencies: [
        "Reports",
        .book("Tensors"),
        .book("Threading"),
        .book("Digits"),
        .book("Chapter2ProbabilisticEncoder"),
        .book("Chapter4Reparameterization"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Training"),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .executableTarget(
      name: "compare",
      dependencies: [
        "Reports", "COpenBLAS",
        .book("Tensors"),
        .book("Threading"),
        .book("Digits"),
        .book("Chapter2ProbabilisticEncoder"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Sources/Compare"),
  ],
  swiftLanguageModes: [.v6]
)

extension Target.Dependency {
  static func book(_ name: String) -> Self { .product(name: name, package: "verified-vae") }
}
