// swift-tools-version: 6.2
import PackageDescription

// Speed beside the peers. A package of its own, so that the book itself does not link them.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "verified-vae", path: "..")],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .executableTarget(
      name: "matrix-products",
      dependencies: ["COpenBLAS", .product(name: "Tensors", package: "verified-vae")],
      path: "Sources/MatrixProducts"),
  ],
  swiftLanguageModes: [.v6]
)
