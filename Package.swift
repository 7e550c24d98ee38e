// swift-tools-version: 6.2
// The package: one target for each room of the house, leaves first.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Settings that every Swift target of ours is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: excluding, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "readout",
  products: [
    .executable(name: "readoutd", targets: ["readoutd"]),
    .executable(name: "readoutctl", targets: ["readoutctl"]),
    .executable(name: "readout-train", targets: ["readout-train"]),
    .executable(name: "readout-convert", targets: ["readout-convert"]),
    .library(name: "ReadoutJournal", targets: ["ReadoutJournal"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The C libraries, one module map each.
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CIconv"),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "CLinux"),
    .target(name: "CKnowledge", exclude: ["data", "README.md"]),
    .target(name: "CPages", exclude: ["pages"]),

    // Pure: no input or output, no clock.
    library("ReadoutModel", []),
    library("ReadoutText", ["ReadoutModel", "CXML2", "CUchardet", "CIconv"]),
    library("ReadoutExtraction", ["ReadoutModel", "ReadoutText"]),
    library("ReadoutKnowledge", ["ReadoutModel", "ReadoutExtraction", "CKnowledge"]),
    library("ReadoutTraining", ["ReadoutModel", "ReadoutText", "ReadoutExtraction"]),
    library("ReadoutResolution", ["ReadoutModel", crypto]),
    library("ReadoutContract", ["ReadoutModel", "ReadoutResolution"]),

    // The shell.
    library("ReadoutIndex", ["ReadoutModel", "ReadoutResolution", grdb, "CZstd"]),
    library("ReadoutWatch", ["ReadoutModel", "CLinux"]),
    library("ReadoutJournal", ["CSystemd", logging]),
    library(
      "ReadoutReports",
      ["ReadoutModel", "ReadoutContract", "ReadoutIndex", "CPages", "CLinux", mustache, crypto]),
    library(
      "ReadoutService",
      [
        "ReadoutModel", "ReadoutText", "ReadoutExtraction", "ReadoutKnowledge",
        "ReadoutResolution", "ReadoutContract", "ReadoutIndex", "ReadoutWatch",
        "ReadoutJournal", "ReadoutReports", "CLinux", toml, crypto, logging,
      ]),
    program("readoutd", ["ReadoutService", argumentParser]),
    // Reads what comes from GMime and Poppler in a process that may do nothing else.
    program("readout-convert", ["ReadoutModel", "ReadoutText", "CGMime", "CPoppler", "CLinux"]),
    program(
      "readoutctl",
      [
        "ReadoutService", "ReadoutModel", "ReadoutExtraction", "ReadoutKnowledge",
        "ReadoutResolution", "ReadoutContract", "ReadoutIndex", "ReadoutReports", "CLinux",
        argumentParser,
      ]),
    program(
      "readout-train",
      ["ReadoutTraining", "ReadoutKnowledge", "ReadoutExtraction", argumentParser]),

    // What tests of several modules share.
    .target(
      name: "TestSupport", dependencies: ["ReadoutIndex", "ReadoutModel"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "ReadoutModel"),
    tests(of: "ReadoutText", ["ReadoutModel"], excluding: ["Pages"]),
    tests(of: "ReadoutExtraction", ["ReadoutText", "ReadoutModel", "ReadoutKnowledge"]),
    tests(of: "ReadoutKnowledge", ["ReadoutExtraction", "ReadoutModel"]),
    tests(
      of: "ReadoutTraining",
      ["ReadoutModel", "ReadoutText", "ReadoutExtraction", "ReadoutKnowledge"]),
    tests(of: "ReadoutResolution", ["ReadoutModel"]),
    tests(of: "ReadoutContract", ["ReadoutModel"]),
    tests(of: "ReadoutIndex", ["ReadoutModel", "ReadoutResolution"]),
    tests(of: "ReadoutWatch", ["ReadoutModel"]),
    tests(of: "ReadoutJournal"),
    tests(of: "ReadoutReports", ["ReadoutModel", "ReadoutIndex"]),
    tests(
      of: "readoutctl",
      ["ReadoutService", "ReadoutIndex", "ReadoutModel", "ReadoutKnowledge", argumentParser],
      excluding: ["Golden"]),
    tests(
      of: "ReadoutService",
      [
        "ReadoutModel", "ReadoutKnowledge", "ReadoutResolution", "ReadoutIndex", "ReadoutJournal",
        "ReadoutWatch", "ReadoutText", "readout-convert", logging,
      ], excluding: ["Golden"]),
  ]
)
