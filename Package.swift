// swift-tools-version: 6.2
import PackageDescription

/// Every target is built the same way: Swift 6, no warnings, unsafe code marked where it stands.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "tongji",
  products: [
    .executable(name: "tongji", targets: ["tongji"]),
    .executable(name: "tongji-fetch", targets: ["tongji-fetch"]),
    .executable(name: "tongji-strip", targets: ["tongji-strip"]),
    .executable(name: "tongji-clean", targets: ["tongji-clean"]),
    .executable(name: "tongji-extract", targets: ["tongji-extract"]),
    .executable(name: "tongji-emit", targets: ["tongji-emit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C, each imported by one target alone.
    .systemLibrary(name: "CCURL", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CProcess"),

    // Leaves.
    .target(name: "Hashing", dependencies: ["COpenSSL"], swiftSettings: settings),
    .target(name: "Records", swiftSettings: settings),
    .target(
      name: "Lexicons", dependencies: ["Hashing", "Records"],
      resources: [.copy("Packs"), .copy("Resources")],
      swiftSettings: settings),
    .target(name: "Decoding", swiftSettings: settings),
    .target(name: "Markup", dependencies: ["CLibXML2"], swiftSettings: settings),
    .target(name: "Numerals", swiftSettings: settings),

    .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: settings),
    .target(name: "HTTP", dependencies: ["CCURL", "Gzip"], swiftSettings: settings),
    .target(name: "Politeness", swiftSettings: settings),
    .target(name: "Terminal", resources: [.copy("Resources")], swiftSettings: settings),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: settings),
    .target(name: "Workbook", dependencies: ["CXLSXWriter"], swiftSettings: settings),
    .target(name: "Caching", dependencies: ["Hashing", "SQLite"], swiftSettings: settings),

    // What the world offers.
    .target(
      name: "Discovering", dependencies: ["Decoding", "Fetching", "Gzip", "Markup"],
      resources: [.copy("Resources")], swiftSettings: settings),

    .target(
      name: "Harvesting",
      dependencies: ["Discovering", "Fetching", "HTTP", "Hashing", "Politeness", "Records", "SQLite"],
      swiftSettings: settings),

    // Stages.
    .target(
      name: "Fetching", dependencies: ["HTTP", "Hashing", "Politeness", "Records"], swiftSettings: settings),
    .target(
      name: "Stripping", dependencies: ["Decoding", "Markup", "Records"], resources: [.copy("Resources")],
      swiftSettings: settings),
    .target(
      name: "Cleaning", dependencies: ["Records"], resources: [.copy("Resources")],
      swiftSettings: settings),
    .target(
      name: "Extracting", dependencies: ["Hashing", "Lexicons", "Numerals", "Records"],
      swiftSettings: settings),
    .target(
      name: "Emitting", dependencies: ["CLinux", "Hashing", "Records", "SQLite", "Workbook"],
      resources: [.copy("Resources")],
      swiftSettings: settings),

    // The line.
    .target(
      name: "Pipeline",
      dependencies: [
        "CProcess", "Caching", "Cleaning", "Discovering", "Emitting", "Extracting", "Fetching", "HTTP",
        "Harvesting", "Hashing", "Lexicons", "Politeness", "Records", "SQLite", "Stripping",
      ],
      swiftSettings: settings),
    .target(
      name: "StageCommand", dependencies: ["Emitting", "Pipeline", "Records", "Terminal", arguments],
      swiftSettings: settings),
    .target(
      name: "Showing", dependencies: ["Emitting", "Harvesting", "Lexicons", "Terminal"],
      swiftSettings: settings),
    .target(name: "Scheduling", dependencies: ["Hashing"], swiftSettings: settings),

    // Programs.
    .executableTarget(
      name: "tongji",
      dependencies: [
        "Cleaning", "Emitting", "Extracting", "Fetching", "Harvesting", "Lexicons", "Pipeline", "Records",
        "SQLite", "Scheduling", "Showing", "StageCommand", "Stripping", "Terminal", arguments,
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-fetch",
      dependencies: ["Fetching", "HTTP", "Pipeline", "Politeness", "Records", "StageCommand", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-strip",
      dependencies: ["Fetching", "Pipeline", "Records", "StageCommand", "Stripping", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-clean", dependencies: ["Cleaning", "Pipeline", "Records", "StageCommand", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-extract", dependencies: ["Extracting", "Pipeline", "Records", "StageCommand", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-emit", dependencies: ["Emitting", "Pipeline", "Records", "StageCommand", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "tongji-bench",
      dependencies: [
        "Cleaning", "Decoding", "Emitting", "Extracting", "Fetching", "Lexicons", "Markup", "Pipeline",
        "Records", "StageCommand", "Stripping", "Terminal", arguments,
      ],
      swiftSettings: settings),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "HashingTests", dependencies: ["Hashing", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "GzipTests", dependencies: ["Gzip", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "HTTPTests", dependencies: ["HTTP", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "PolitenessTests", dependencies: ["Politeness", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "CachingTests", dependencies: ["Caching", "SQLite", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SQLiteTests", dependencies: ["SQLite", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "WorkbookTests", dependencies: ["TestSupport", "Workbook"], swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "ShowingTests", dependencies: ["Emitting", "Harvesting", "Showing", "Terminal", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "SchedulingTests", dependencies: ["Scheduling", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "RecordsTests", dependencies: ["Records", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LexiconsTests", dependencies: ["Lexicons", "Records", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "DecodingTests", dependencies: ["Decoding", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "MarkupTests", dependencies: ["Markup", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "NumeralsTests", dependencies: ["Numerals", "TestSupport"], resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "FetchingTests", dependencies: ["Fetching", "HTTP", "Politeness", "Records", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DiscoveringTests", dependencies: ["Discovering", "Markup", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "HarvestingTests",
      dependencies: [
        "Discovering", "Fetching", "HTTP", "Harvesting", "Politeness", "Records", "SQLite", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StrippingTests", dependencies: ["Decoding", "Markup", "Records", "Stripping", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "CleaningTests", dependencies: ["Cleaning", "Records", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractingTests",
      dependencies: ["Cleaning", "Extracting", "Lexicons", "Numerals", "Records", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "EmittingTests", dependencies: ["Emitting", "Hashing", "Records", "SQLite", "TestSupport"],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Cleaning", "Discovering", "Emitting", "Extracting", "Harvesting", "Lexicons", "Numerals", "Pipeline",
        "Politeness", "Records", "StageCommand",
        "Stripping", "TestSupport",
      ],
      resources: [.copy("Cases")],
      swiftSettings: settings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Cleaning", "Decoding", "Discovering", "Emitting", "Extracting", "Fetching", "HTTP", "Lexicons",
        "Numerals",
        "Pipeline", "Records", "Stripping",
      ],
      path: "Tests/FuzzTargets", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], resources: [.copy("Corpus")],
      swiftSettings: settings),
    .testTarget(
      name: "AnnotatedTests",
      dependencies: [
        "Cleaning", "Extracting", "Fetching", "Lexicons", "Records", "Stripping", "TestSupport",
      ],
      exclude: ["Gold", "Marked", "Pages", "README.md", "floors.tsv"], swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Hashing", "Records", "SQLite", "TestSupport", "tongji", "tongji-clean", "tongji-emit",
        "tongji-extract",
        "tongji-fetch", "tongji-strip",
      ],
      resources: [.copy("Golden")], swiftSettings: settings),
  ]
)

// The program that libFuzzer drives is built by `make fuzz` alone: nothing else can link it.
if Context.environment["TONGJI_FUZZ"] != nil {
  package.targets += [
    .executableTarget(
      name: "tongji-fuzz", dependencies: ["FuzzTargets"], path: "Tests/FuzzDriver",
      swiftSettings: settings)
  ]
}
