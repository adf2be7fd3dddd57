// swift-tools-version: 6.2
import PackageDescription

// The book: seven chapters on one shared tensor module, and the tool that checks the text.

let modules: [Target] = [
  .systemLibrary(name: "CZlib"),
  .target(
    name: "CGnuplot",
    linkerSettings: ["boost_iostreams", "boost_filesystem"].map { .linkedLibrary($0) }
  ),
  .target(name: "Files"),
  numeric("Requirements"),
  .systemLibrary(name: "CPause"),
  numeric("Threading", ["CPause"]),
  numeric("Tensors", ["Requirements", "Threading"]),
  numeric("Digits", ["Files", "Requirements", "Tensors", "Threading", "CZlib"]),
  numeric("Measures", ["Requirements", "Tensors", "Threading", "Digits"]),
  .target(
    name: "Plotting",
    dependencies: ["CGnuplot", "Files", "Requirements", "Threading", .subprocess],
    resources: [.embedInCode("style.gp")]),
  numeric("SavedModels", ["Files", "Requirements", "Tensors"]),
  .target(name: "Texts"),
  .target(
    name: "Notebooks",
    dependencies: [
      "Files", "Requirements", "Threading", "Tensors", "Digits", "SavedModels", "Plotting", "Texts",
      .argumentParser,
    ]),
  .target(
    name: "Weaving",
    dependencies: ["Files", "Threading", "Digits", "Plotting", "Texts", "Notebooks"]),
]

let chapters: [Target] =
  chapter(1, "Autoencoder")
  + chapter(2, "ProbabilisticEncoder", after: ["Chapter1Autoencoder"])
  + chapter(3, "ELBO", after: ["Chapter1Autoencoder", "Chapter2ProbabilisticEncoder"])
  + chapter(
    4, "Reparameterization",
    after: ["Chapter1Autoencoder", "Chapter2ProbabilisticEncoder", "Chapter3ELBO"])
  + chapter(
    5, "VAE",
    after: [
      "Chapter1Autoencoder", "Chapter2ProbabilisticEncoder", "Chapter3ELBO",
      "Chapter4Reparameterization",
    ])
  + chapter(
    6, "Limits",
    after: [
      "Chapter1Autoencoder", "Chapter2ProbabilisticEncoder", "Chapter3ELBO",
      "Chapter4Reparameterization", "Chapter5VAE",
    ])
  + chapter(
    7, "Uses",
    after: [
      "Chapter1Autoencoder", "Chapter2ProbabilisticEncoder", "Chapter3ELBO",
      "Chapter4Reparameterization", "Chapter5VAE", "Chapter6Limits",
    ])

let libraries: [Target.Dependency] =
  chapters.filter { $0.type == .regular }.map { .target(name: $0.name) }

let tools: [Target] = [
  .target(
    name: "Fingerprints",
    dependencies: [
      "Requirements", "Tensors", "Digits", "Chapter1Autoencoder", "Chapter2ProbabilisticEncoder",
      "Chapter3ELBO", "Chapter4Reparameterization",
    ],
    exclude: ["Program"], swiftSettings: .optimised),
  .executableTarget(
    name: "fingerprints", dependencies: ["Fingerprints"],
    path: "Sources/Fingerprints/Program"),
  .target(
    name: "TableOfContents", dependencies: ["Texts", "Notebooks", "Weaving"] + libraries,
    exclude: ["Program"]),
  .executableTarget(
    name: "book", dependencies: ["TableOfContents", "Texts", "Weaving", .argumentParser],
    path: "Sources/TableOfContents/Program"),
  .target(
    name: "Decoding", dependencies: ["SavedModels", "Tensors", "Chapter2ProbabilisticEncoder"],
    exclude: ["Program"]),
  .executableTarget(
    name: "decode", dependencies: ["Decoding", "Notebooks", "SavedModels", .argumentParser],
    path: "Sources/Decoding/Program"),
  .target(
    name: "Explorer",
    dependencies: [
      "Requirements", "Tensors", "Digits", "Chapter2ProbabilisticEncoder", "Chapter3ELBO",
      "Chapter4Reparameterization",
    ],
    exclude: ["Program"], swiftSettings: .optimised),
  .executableTarget(
    name: "explorer",
    dependencies: [
      "Tensors", "Digits", "SavedModels", "Fingerprints", "Chapter1Autoencoder",
      "Chapter2ProbabilisticEncoder", "Chapter3ELBO", "Chapter4Reparameterization", "Chapter5VAE",
      .argumentParser,
    ],
    path: "Sources/Explorer/Program"),
  .target(
    name: "SiteBuilding",
    dependencies: ["Texts", "Notebooks", "Weaving", "TableOfContents", .subprocess],
    exclude: ["Program"]),
  .executableTarget(
    name: "site", dependencies: ["SiteBuilding", "TableOfContents", .argumentParser],
    path: "Sources/SiteBuilding/Program"),
  .target(name: "Sabotaging", dependencies: ["Files", .subprocess], exclude: ["Program"]),
  .executableTarget(
    name: "sabotage", dependencies: ["Files", "Sabotaging", .argumentParser],
    path: "Sources/Sabotaging/Program"),
]

let moduleTests: [Target] = [
  .target(
    name: "Properties",
    dependencies: ["Digits", "SavedModels", "Plotting", "Texts", "Weaving", "CZlib"],
    path: "Tests/Properties"),
  test("Properties", ["Plotting"], exclude: ["Corpus"]),
  test("Files", ["Plotting"]),
  test("Requirements"),
  test("Threading"),
  test("Tensors", ["Threading"]),
  test("Digits", ["Files", "Tensors", "Threading", "Measures", "CZlib"]),
  test("Measures", ["Tensors", "Threading", "Digits"]),
  test("Plotting", ["Files"]),
  test("SavedModels", ["Files", "Tensors"]),
  test("Texts"),
  test("Notebooks", ["Tensors", "Digits", "Plotting", "Texts"]),
  test("Weaving", ["Threading", "Digits", "Plotting", "Texts", "Notebooks"]),
]

let bookTests: [Target] = [
  test("Decoding", ["SavedModels", "Tensors", "Chapter2ProbabilisticEncoder"]),
  test("Fingerprints", ["Threading"]),
  test(
    "Explorer", ["Tensors", "Digits", "Chapter2ProbabilisticEncoder", "Chapter4Reparameterization"]),
  .testTarget(
    name: "ChapterTests",
    dependencies: [
      "Threading", "Tensors", "Digits", "Measures", "SavedModels", "Plotting", "Texts", "Notebooks",
      "Weaving", "TableOfContents",
    ] + libraries,
    exclude: ["Rows", "Values"], swiftSettings: .optimised),
  test("Sabotaging"),
  test("SiteBuilding", ["Digits", "Texts", "Notebooks"]),
  .testTarget(
    name: "BookTests", dependencies: ["Texts", "Notebooks", "Weaving", "TableOfContents"]),
]

/// What the packages in Benchmarks and Fuzzing import.
let shared = [
  "Tensors", "Threading", "Digits", "Chapter2ProbabilisticEncoder", "Chapter4Reparameterization",
  "Properties",
]

/// `MODULES=1` leaves out the book but for chapter 1: what is left builds in two thirds of the time.
let hasBook = Context.environment["MODULES"] != "1"

let package = Package(
  name: "verified-vae",
  platforms: [.macOS(.v15)],
  products: hasBook ? shared.map { .library(name: $0, targets: [$0]) } : [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),  // Scripts/site
  ],
  targets: modules + moduleTests
    + (hasBook ? chapters + tools + bookTests : Array(chapters.prefix(2))),
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// MARK: - How the targets are made

extension Target.Dependency {
  static var argumentParser: Self {
    .product(name: "ArgumentParser", package: "swift-argument-parser")
  }
  static var subprocess: Self { .product(name: "Subprocess", package: "swift-subprocess") }
}

extension [SwiftSetting] {
  /// The numeric modules are always optimised, and the tests that measure all figures of the chapters, so
  /// that a plain `swift run` and `swift test` are fast. `PORTABLE=1` leaves out x86-64-v3's
  /// instructions for older CPUs: slower, same bits.
  static var optimised: Self {
    var flags = [
      "-O", "-wmo", "-disable-batch-mode", "-num-threads", "1", "-Xcc", "-fno-math-errno",
    ]
    #if arch(x86_64)
      flags +=
        Context.environment["PORTABLE"] == "1"
        ? ["-D", "SOFTWARE_FMA"] : ["-Xcc", "-march=x86-64-v3"]
    #endif
    return [.unsafeFlags(flags)]
  }
}

func numeric(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: .optimised)
}

/// A chapter: its library, which tests and later chapters import, and its thin program.
func chapter(_ number: Int, _ title: String, after earlier: [Target.Dependency] = []) -> [Target] {
  let name = "Chapter\(number)\(title)"
  return [
    .target(
      name: name,
      dependencies: [
        "Requirements", "Tensors", "Digits", "Measures", "SavedModels", "Plotting", "Notebooks",
      ] + earlier,
      exclude: ["Program"], swiftSettings: .optimised),
    .executableTarget(
      name: "chapter\(number)", dependencies: [.target(name: name), "Notebooks", .argumentParser],
      path: "Sources/\(name)/Program"),
  ]
}

func test(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude)
}
