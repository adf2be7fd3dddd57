// swift-tools-version: 6.2
import PackageDescription

// Speed beside the peers. A package of its own, so that the book itself does not link them.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "verified-vae", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .executableTarget(
      name: "matrix-products",
      dependencies: ["COpenBLAS", .product(name: "Tensors", package: "verified-vae")],
      path: "Sources/MatrixProducts"),
    .executableTarget(
      name: "training",
      dependencies: [
        .product(name: "Tensors", package: "verified-vae"),
        .product(name: "Digits", package: "verified-vae"),
        .product(name: "Chapter2ProbabilisticEncoder", package: "verified-vae"),
        .product(name: "Chapter4Reparameterization", package: "verified-vae"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Training"),
  ],
  swiftLanguageModes: [.v6]
)
